import { useState } from 'react';
import type { LogLine, ShiftView } from '../../shared/contract/shift.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { useLocation } from 'wouter';
import { balanceOf } from '../balance.ts';
import { paths, screeningPath } from '../routes.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText, useUi } from '../state/ui.ts';
import { ShiftHeld, ShiftPassports } from './shift_passports.tsx';
import { PaperButton } from './paper_button.tsx';
import { Totals } from './shift_totals.tsx';

const empty = {};

/** Closing: everybody once by last state, passports that balance, and a second name. */
export function ShiftClose({ shift }: { readonly shift: ShiftView }) {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const { close } = t.shift;
  const log = useCall('shift.log', empty).value;
  const referrals = useCall('referral.list', empty, { when: may('referral.list') }).value ?? [];
  const parties = (useCall('party.list', empty, { when: may('party.list') }).value ?? []).length;
  const custody = useCall('custody.list', empty, { when: may('custody.list') }).value;
  const waiting = referrals.filter(({ state }) => state === 'waiting').length;
  const open = (log ?? []).filter(({ state }) => state === 'open').length;
  const [listMissing, setListMissing] = useState<string | null>(null);
  const listed = custody?.list === 'none' || custody?.list === 'printed';
  const blocked = open + waiting + parties > 0;
  return (
    <Frame>
      <div className="stack-wide">
        <ScreenHead title={close.title} lead={close.lead} />
        {open > 0 && (
          <Notice tone="attention" what={close.blockedOpen({ count: open })}>
            <p>{close.blockedTodo}</p>
            <OpenRecords lines={log ?? []} />
          </Notice>
        )}
        {parties > 0 && (
          <Notice tone="attention" what={t.party.blockedClose({ count: parties })}>
            <p>{close.blockedTodo}</p>
            <div className="row">
              <Button size="small" onClick={() => go(paths.board)}>
                {t.review.handover.toBoard}
              </Button>
            </div>
          </Notice>
        )}
        {waiting > 0 && (
          <Notice tone="attention" what={close.blockedReferrals({ count: waiting })}>
            <p>{close.blockedTodo}</p>
            {may('referral.list') && (
              <div className="row">
                <Button size="small" onClick={() => go(paths.referrals)}>
                  {t.review.handover.toReferrals}
                </Button>
              </div>
            )}
          </Notice>
        )}
        <StillDue />
        <div className="columns">
          <section className="stack">
            <h2>{close.balance}</h2>
            {log !== undefined && <Totals totals={balanceOf(shift, log)} withTotal />}
          </section>
          {custody !== undefined && <ShiftPassports custody={custody} />}
        </div>
        {custody !== undefined && <ShiftHeld custody={custody} reason={listMissing} onReason={setListMissing} />}
        <div className="row">
          <PaperButton kind="shiftSheet" subjectId={shift.id} />
        </div>
        {!blocked && log !== undefined && (listed || listMissing !== null) && (
          <Handover shift={shift} listMissing={listMissing} />
        )}
      </div>
    </Frame>
  );
}

/** Each open record by flight, time and officer, one touch away; no name. */
function OpenRecords({ lines }: { readonly lines: readonly LogLine[] }) {
  const t = useText();
  const format = useFormat();
  const [, go] = useLocation();
  return (
    <div className="row">
      {lines
        .filter(({ state }) => state === 'open')
        .map(({ screeningId, flight, at, officer }) => (
          <Button key={screeningId} size="small" onClick={() => go(screeningPath(screeningId))}>
            {t.review.handover.openOne({ flight: flight ?? t.review.noFlight, clock: format.clock(at), officer })}
          </Button>
        ))}
    </div>
  );
}

/** Nobody is kept from closing by these, but nobody closes without having seen them. */
function StillDue() {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const { duties: words } = t.later;
  const duties = useCall('decision.duties', empty, { when: may('decision.duties') }).value ?? [];
  const forms = (useCall('help.list', empty, { when: may('help.list') }).value ?? []).length;
  const [first] = duties;
  return (
    <>
      {first !== undefined && (
        <Notice tone="attention" what={words.close({ count: duties.length })}>
          <div className="row">
            <Button onClick={() => go(screeningPath(first.screeningId))}>{words.open}</Button>
          </div>
        </Notice>
      )}
      {forms > 0 && (
        <Notice tone="attention" what={words.closeHelp({ count: forms })}>
          <div className="row">
            <Button onClick={() => go(paths.help)}>{words.open}</Button>
          </div>
        </Notice>
      )}
    </>
  );
}

interface HandoverProps {
  readonly shift: ShiftView;
  /** Why the list of passports is not printed; null where it is, or where none stays. */
  readonly listMissing: string | null;
}

function Handover({ shift, listMissing }: HandoverProps) {
  const t = useText();
  const { close } = t.shift;
  const closing = useCommand('shift.close');
  const setClosed = useUi((ui) => ui.setClosedTotals);
  const [nobody, setNobody] = useState(false);
  const [note, setNote] = useState('');
  const finish = async (approvalId: ApprovalId | null) => {
    const said = note.trim();
    const answer = await closing.run({ approvalId, listMissing, note: said.length < 3 ? null : said });
    if (answer.ok) setClosed(answer.value.totals);
  };
  return (
    <section className="stack">
      <Field
        label={t.review.handover.label}
        hint={t.review.handover.hint}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
      />
      <h2 className="question">{close.secondQuestion}</h2>
      <FailureNotice failure={closing.failure} />
      {nobody ? (
        <Notice tone="attention" what={close.nobodyLead}>
          <div className="row">
            <Button kind="primary" size="decision" busy={closing.busy} onClick={() => void finish(null)}>
              {close.nobodyGo}
            </Button>
            <Button kind="quiet" onClick={() => setNobody(false)}>
              {t.frame.back}
            </Button>
          </div>
        </Notice>
      ) : (
        <>
          <p className="soft">{close.secondLead}</p>
          <SecondPerson
            call="shift.close"
            subject={shift.id}
            question={close.secondQuestion}
            accepts={({ role }) => role !== 'admin' && role !== 'auditor'}
            onApproved={(approvalId) => void finish(approvalId)}
          />
          <div>
            <Button kind="quiet" onClick={() => setNobody(true)}>
              {close.nobody}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
