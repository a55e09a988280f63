import { IconCheck } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { DecisionView } from '../../shared/contract/decision.ts';
import { Button } from '../components/button.tsx';
import { casePath, paths } from '../routes.ts';
import { usePaperOf } from '../state/papers.ts';
import { useMay } from '../state/session.ts';
import type { Work } from '../state/answers.ts';
import { useFormat, useText } from '../state/ui.ts';
import { OutageOrigin } from './outage_origin.tsx';
import { RecheckHint } from './recheck_hint.tsx';
import { PaperButton } from './paper_button.tsx';

/** What was decided, by whom; and the way to the next traveller. */
export function Closed({ work }: { readonly work: Work }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const { view } = work;
  const last = view.decisions.findLast(({ state }) => state === 'confirmed');
  const held = last?.kind === 'postponedPassportHeld' && may('custody.count');
  const stopped = last?.kind === 'postponed' || last?.kind === 'postponedPassportHeld';
  const lapsed = view.referral?.state === 'lapsed';
  return (
    <section className="state-panel" role="status">
      <IconCheck size={44} stroke={1.75} aria-hidden="true" />
      <p className="eyebrow">{view.state === 'void' ? t.journey.closed.voided : t.journey.closed.title}</p>
      {last !== undefined && (
        <h2 className="state-word">{lapsed ? t.decision.referral.mayGo : t.decision.kindsDone[last.kind]}</h2>
      )}
      {last !== undefined && (
        <p className="soft">
          {t.decision.recordedBy({ officer: last.officer, clock: format.clock(last.at) })}
          {last.secondOfficer !== null && ` · ${t.decision.withSecond({ officer: last.secondOfficer })}`}
          {last.receiptNumber !== null && ` · ${last.receiptNumber}`}
        </p>
      )}
      <div className="row">
        <Button kind="primary" size="decision" hotkey="Enter" onClick={() => go(paths.scan)}>
          {t.journey.closed.backToScan}
        </Button>
        {stopped && <PaperButton kind="postponementNotice" subjectId={last.id} size="decision" />}
        {held && <HeldPapers decision={last} />}
        <Button size="decision" onClick={() => go(casePath(view.id))}>
          {t.after.handover.caseTitle}
        </Button>
      </div>
      <OutageOrigin origin={view.outage} />
      <RecheckHint work={work} />
    </section>
  );
}

/** After a hold: the receipt once more, and the list of what lies in custody, which must not die with the tablet. */
function HeldPapers({ decision }: { readonly decision: DecisionView }) {
  const receipt = usePaperOf('passportReceipt', decision.id);
  return (
    <>
      {receipt !== null && <PaperButton kind="passportReceipt" subjectId={decision.id} size="decision" />}
      <PaperButton kind="custodyList" subjectId="custody" size="decision" />
    </>
  );
}
