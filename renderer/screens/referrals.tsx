import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReferralView } from '../../shared/contract/decision.ts';
import { millis } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Countdown } from '../components/countdown.tsx';
import { Field } from '../components/field.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useNow } from '../clock.ts';
import { screeningPath } from '../routes.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { GateWarning } from './gate_warning.tsx';

const empty = {};

/** Referrals on the counter's list: for Immigration to take, for BP3MI to watch. */
export function ReferralsScreen() {
  const t = useText();
  const list = useCall('referral.list', empty);
  const referrals = list.value ?? [];
  return (
    <Frame>
      <section className="stack" aria-busy={list.waiting}>
        <h1>{t.decision.referral.listTitle}</h1>
        <FailureNotice failure={list.failure} />
        {!list.waiting && referrals.length === 0 && (
          <div className="empty">
            <p className="lead">{t.decision.referral.none}</p>
            <p className="soft">{t.decision.referral.noneNote}</p>
          </div>
        )}
        <ReferralItems referrals={referrals} />
      </section>
    </Frame>
  );
}

/** Referrals with what the caller may do about each, those that lapse first at the top. */
export function ReferralItems({ referrals }: { readonly referrals: readonly ReferralView[] }) {
  return (
    <ul className="stack">
      {referrals
        .toSorted((a, b) => millis(a.lapsesAt) - millis(b.lapsesAt))
        .map((referral) =>
          referral.state === 'lapsed' ? (
            <LapsedItem key={referral.id} referral={referral} />
          ) : (
            <ReferralItem key={referral.id} referral={referral} />
          ),
        )}
    </ul>
  );
}

function ReferralItem({ referral }: { readonly referral: ReferralView }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const [sending, setSending] = useState(false);
  const over = millis(referral.lapsesAt) <= useNow();
  const accept = useCommand('referral.accept');
  const take = async () => {
    const answer = await accept.run({ referralId: referral.id });
    if (answer.ok) go(screeningPath(answer.value.screeningId));
  };
  return (
    <li className="referral">
      <div className="referral-words">
        <p className="referral-flight">
          <b>{referral.flight ?? t.journey.scan.noBoardingPass}</b>
          {referral.departsAt !== null && (
            <span className="soft"> {t.decision.referral.departs({ clock: format.clock(referral.departsAt) })}</span>
          )}
        </p>
        <q>{referral.reason}</q>
        <p className="small soft">
          {t.decision.referral.by({ officer: referral.by })} · {format.clock(referral.at)}
        </p>
        {referral.state === 'waiting' && <GateWarning flightId={referral.flightId} decided={false} />}
        <FailureNotice failure={accept.failure} />
      </div>
      <div className="referral-acts">
        <p>
          {over ? (
            <b>{t.decision.referral.mayGo}</b>
          ) : (
            <>
              <span className="soft">{t.decision.referral.lapsesIn} </span>
              <Countdown to={referral.lapsesAt} plain />
            </>
          )}
        </p>
        {may('referral.accept') ? (
          <>
            <Button kind="primary" size="decision" busy={accept.busy} onClick={() => void take()}>
              {t.decision.referral.accept}
            </Button>
            <Button size="decision" onClick={() => setSending(true)}>
              {t.decision.referral.sendBack}
            </Button>
          </>
        ) : (
          <Button onClick={() => go(screeningPath(referral.screeningId))}>{t.journey.scan.openAgain}</Button>
        )}
      </div>
      {sending && <SendBack referral={referral} onClose={() => setSending(false)} />}
    </li>
  );
}

/** Nobody accepted in time and the traveller went on: Immigration reads it, once. */
function LapsedItem({ referral }: { readonly referral: ReferralView }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const read = useCommand('referral.acknowledge');
  const { lapse } = t.later;
  return (
    <li className="referral">
      <div className="referral-words">
        <Notice tone="attention" what={lapse.title}>
          {referral.closedAt !== null && <p>{lapse.wentOn({ clock: format.clock(referral.closedAt) })}</p>}
        </Notice>
        <p className="referral-flight">
          <b>{referral.flight ?? t.journey.scan.noBoardingPass}</b>
        </p>
        <q>{referral.reason}</q>
        <p className="small soft">
          {t.decision.referral.by({ officer: referral.by })} · {format.clock(referral.at)}
        </p>
        <FailureNotice failure={read.failure} />
      </div>
      {may('referral.acknowledge') && (
        <Button size="decision" busy={read.busy} onClick={() => void read.run({ referralId: referral.id })}>
          {lapse.read}
        </Button>
      )}
    </li>
  );
}

function SendBack({ referral, onClose }: { readonly referral: ReferralView; readonly onClose: () => void }) {
  const t = useText();
  const sendBack = useCommand('referral.sendBack');
  const [reason, setReason] = useState('');
  const ready = reason.trim().length >= 5;
  const send = async () => {
    const answer = await sendBack.run({ referralId: referral.id, reason: reason.trim() });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={t.decision.referral.sendBackTitle} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void send();
        }}
      >
        <Field
          label={t.decision.referral.sendBackReason}
          value={reason}
          onChange={setReason}
          maxLength={300}
          rows={3}
          autoFocus
        />
        <FailureNotice failure={sendBack.failure} />
        <Button kind="primary" size="decision" submit disabled={!ready} busy={sendBack.busy}>
          {t.decision.referral.sendBack}
        </Button>
      </form>
    </Sheet>
  );
}
