import { useState } from 'react';
import type { OutageWaiting } from '../../shared/contract/outage.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

/** Entries somebody who acted has still to confirm. A passport that lies there is said with seal and place. */
export function OutageWaitingList() {
  const t = useText();
  const waiting = useCall('outage.waiting', empty).value ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="stack" aria-label={t.outage.waitingTitle}>
      <div>
        <h2>{t.outage.waitingTitle}</h2>
        <p className="soft">{t.outage.waitingLead}</p>
      </div>
      <ul>
        {waiting.map((entry) => (
          <Waiting key={entry.entryId} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

/** One waiting entry, with the touch or the PIN of each who has not confirmed. */
function Waiting({ entry }: { readonly entry: OutageWaiting }) {
  const t = useText();
  const format = useFormat();
  const me = useOfficer();
  const confirm = useCommand('outage.confirm');
  const [asked, setAsked] = useState<OutageWaiting['people'][number] | null>(null);
  const [taking, setTaking] = useState(false);
  const { entryId, form, kind, decision, name, people, hold } = entry;
  const open = people.filter(({ confirmed }) => !confirmed);
  const what = decision === null ? t.outage.kinds[kind] : t.decision.kindsDone[decision];
  return (
    <li className="referral">
      <div className="referral-words">
        <p className="referral-flight">
          <b>{what}</b>
        </p>
        <p>{name}</p>
        <p className="small">
          <Mono>{form}</Mono>
        </p>
        {hold !== null && (
          <p>
            <b>{t.outage.waitingHeld({ seal: hold.seal, receipt: hold.receiptNumber, place: hold.place })}</b>
          </p>
        )}
        <p className="small soft">
          {t.outage.happened({ at: format.moment(entry.happenedAt), officer: people[0]?.name ?? '' })} ·{' '}
          {t.outage.entered({ at: format.moment(entry.enteredAt), officer: entry.enteredBy })}
        </p>
        <p className="small soft">
          {people
            .map((one) => `${one.name}: ${one.confirmed ? t.outage.confirmed : t.outage.notConfirmed}`)
            .join(' · ')}
        </p>
        <FailureNotice failure={confirm.failure} />
      </div>
      <div className="referral-acts">
        {open.map((one) =>
          one.officerId === me?.id ? (
            <Button
              key={one.officerId}
              size="decision"
              busy={confirm.busy}
              onClick={() => void confirm.run({ entryId, officerId: one.officerId, approvalId: null })}
            >
              {t.outage.confirmOwn}
            </Button>
          ) : (
            <Button key={one.officerId} size="decision" onClick={() => setAsked(one)}>
              {t.outage.confirmOther({ name: one.name })}
            </Button>
          ),
        )}
        {entry.mayTakeBack && (
          <Button kind="quiet" onClick={() => setTaking(true)}>
            {t.outage.takeBack}
          </Button>
        )}
      </div>
      {asked !== null && <ConfirmSheet entry={entry} person={asked} onClose={() => setAsked(null)} />}
      {taking && <TakeBackSheet entry={entry} onClose={() => setTaking(false)} />}
    </li>
  );
}

interface ConfirmSheetProps {
  readonly entry: OutageWaiting;
  readonly person: OutageWaiting['people'][number];
  readonly onClose: () => void;
}

/** The other one reads it and types the own PIN here. */
function ConfirmSheet({ entry, person, onClose }: ConfirmSheetProps) {
  const t = useText();
  const approve = useCommand('session.approve');
  const confirm = useCommand('outage.confirm');
  const { entryId } = entry;
  const { officerId, name } = person;
  const enter = async (pin: string) => {
    confirm.dismiss();
    const approval = await approve.run({ officerId, pin, call: 'outage.confirm', subject: entryId });
    if (!approval.ok) return;
    const answer = await confirm.run({ entryId, officerId, approvalId: approval.value.approvalId });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={t.outage.confirmOther({ name })} onClose={onClose} size="wide">
      <div className="approve">
        <PinPad
          label={t.outage.confirmPin({ name })}
          go={t.frame.pinConfirm}
          busy={approve.busy || confirm.busy}
          failure={approve.failure ?? confirm.failure}
          onEnter={(pin) => void enter(pin)}
        >
          <p>
            <b>{entry.decision === null ? t.outage.kinds[entry.kind] : t.decision.kindsDone[entry.decision]}</b> ·{' '}
            {entry.name}
          </p>
          <p>
            <Mono>{entry.form}</Mono>
          </p>
        </PinPad>
      </div>
    </Sheet>
  );
}

function TakeBackSheet({ entry, onClose }: { readonly entry: OutageWaiting; readonly onClose: () => void }) {
  const t = useText();
  const takeBack = useCommand('outage.takeBack');
  const [reason, setReason] = useState('');
  const go = async () => {
    const answer = await takeBack.run({ entryId: entry.entryId, reason });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={`${t.outage.takeBack}: ${entry.form}`} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p>{t.outage.takeBackNote}</p>
        <Field label={t.outage.takeBackReason} value={reason} onChange={setReason} maxLength={300} autoFocus />
        <FailureNotice failure={takeBack.failure} />
        <Button kind="primary" size="decision" submit busy={takeBack.busy} disabled={reason.trim().length < 5}>
          {t.outage.takeBack}
        </Button>
      </form>
    </Sheet>
  );
}
