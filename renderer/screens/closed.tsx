import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { DecisionView } from '../../shared/contract/decision.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { casePath, paths } from '../routes.ts';
import { usePaperOf } from '../state/papers.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import type { Work } from '../state/answers.ts';
import { useFormat, useText } from '../state/ui.ts';
import { AfterPostponement } from './after_postponement.tsx';
import { CustodyListStep } from './custody_printing.tsx';
import { CorrectSheet, VoidSheet } from './decision_change.tsx';
import { ReviewMark } from './decision_versions.tsx';
import { MissedFlight } from './missed_flight.tsx';
import { OutageOrigin } from './outage_origin.tsx';
import { PaperButton } from './paper_button.tsx';
import { RecheckHint } from './recheck_hint.tsx';

const empty = {};

/** What was decided, by whom; and the way to the next traveller. */
export function Closed({ work }: { readonly work: Work }) {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const { view } = work;
  const last = view.decisions.findLast(({ state, voided }) => state === 'confirmed' || voided !== null);
  const held = last?.kind === 'postponedPassportHeld' && last.voided === null && may('custody.count');
  const stopped = (last?.kind === 'postponed' || last?.kind === 'postponedPassportHeld') && last.voided === null;
  const list = useCall('custody.count', empty, { when: held }).value?.list;
  // After a hold the list on paper comes first; until it is known how it stands nothing leads.
  const next = !held || (list !== undefined && list !== 'due');
  return (
    <section className="state-panel" role="status">
      <IconCheck size={44} stroke={1.75} aria-hidden="true" />
      <p className="eyebrow">{eyebrowOf(view.state, last, t)}</p>
      {last !== undefined && <Recorded decision={last} lapsed={view.referral?.state === 'lapsed'} />}
      {held && list !== undefined && <CustodyListStep list={list} leads hotkey="Enter" />}
      {last !== undefined && <Standing work={work} decision={last} />}
      <div className="row">
        {next ? (
          <Button kind="primary" size="decision" hotkey="Enter" onClick={() => go(paths.scan)}>
            {t.journey.closed.backToScan}
          </Button>
        ) : (
          <Button size="decision" onClick={() => go(paths.scan)}>
            {t.journey.closed.backToScan}
          </Button>
        )}
        {stopped && <PaperButton kind="postponementNotice" subjectId={last.id} size="decision" />}
        {held && <Receipt decision={last} />}
        <Button size="decision" onClick={() => go(casePath(view.id))}>
          {t.after.handover.caseTitle}
        </Button>
      </div>
      <OutageOrigin origin={view.outage} />
      <RecheckHint work={work} />
    </section>
  );
}

interface RecordedProps {
  readonly decision: DecisionView;
  /** The referral was not accepted in time. */
  readonly lapsed: boolean;
}

/** What was decided, by whom and when. */
function Recorded({ decision, lapsed }: RecordedProps) {
  const t = useText();
  const format = useFormat();
  const { kind, voided, officer, secondOfficer, remote, receiptNumber, at } = decision;
  return (
    <>
      <h2 className="state-word" data-void={voided !== null}>
        {lapsed ? t.decision.referral.mayGo : t.decision.kindsDone[kind]}
      </h2>
      <p className="soft">
        {t.decision.recordedBy({ officer, clock: format.clock(at) })}
        {secondOfficer !== null && ` · ${t.decision.withSecond({ officer: secondOfficer })}`}
        {remote && ` (${t.later.remote})`}
        {receiptNumber !== null && ` · ${receiptNumber}`}
      </p>
    </>
  );
}

/** After a hold: the receipt once more. */
function Receipt({ decision }: { readonly decision: DecisionView }) {
  const receipt = usePaperOf('passportReceipt', decision.id);
  return receipt === null ? null : <PaperButton kind="passportReceipt" subjectId={decision.id} size="decision" />;
}

function eyebrowOf(
  state: Work['view']['state'],
  last: DecisionView | undefined,
  t: ReturnType<typeof useText>,
): string {
  if (state === 'void') return t.journey.closed.voided;
  return last === undefined || last.voided === null ? t.journey.closed.title : t.later.void.done;
}

/** What still belongs to a recorded decision: void or not, review, what a postponement leaves to be done, putting it right. */
function Standing({ work, decision }: { readonly work: Work; readonly decision: DecisionView }) {
  const t = useText();
  const format = useFormat();
  const [open, setOpen] = useState<'correct' | 'void' | null>(null);
  const { voided, review, mayCorrect, mayVoid } = decision;
  const close = () => setOpen(null);
  return (
    <>
      {voided !== null && (
        <Notice tone="attention" what={t.later.void.by({ name: voided.by, clock: format.moment(voided.at) })}>
          {voided.why !== '' && <q>{voided.why}</q>}
        </Notice>
      )}
      <ReviewMark causes={review} />
      <AfterPostponement decision={decision} />
      <MissedFlight work={work} />
      {(mayCorrect || mayVoid) && (
        <div className="row">
          {mayCorrect && (
            <Button size="small" onClick={() => setOpen('correct')}>
              {t.later.correct.open}
            </Button>
          )}
          {mayVoid && (
            <Button size="small" kind="quiet" onClick={() => setOpen('void')}>
              {t.later.void.open}
            </Button>
          )}
        </div>
      )}
      {open === 'correct' && <CorrectSheet work={work} decision={decision} onClose={close} />}
      {open === 'void' && <VoidSheet decision={decision} onClose={close} />}
    </>
  );
}
