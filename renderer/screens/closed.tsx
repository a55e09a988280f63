import { IconCheck, IconPrinter } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { DecisionView } from '../../shared/contract/decision.ts';
import { Button } from '../components/button.tsx';
import { paths } from '../routes.ts';
import { useMay } from '../state/session.ts';
import { useCall } from '../state/calls.ts';
import type { Work } from '../state/answers.ts';
import { useFormat, useText } from '../state/ui.ts';
import { RecheckHint } from './recheck_hint.tsx';
import { ReceiptPaper } from './receipt_paper.tsx';

/** What was decided, by whom; and the way to the next traveller. */
export function Closed({ work }: { readonly work: Work }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const { view } = work;
  const last = view.decisions.findLast(({ state }) => state === 'confirmed');
  const held = last?.kind === 'postponedPassportHeld' && may('custody.count');
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
        {held && (
          <Button size="decision" onClick={() => go(paths.custody)}>
            {t.custody.hold.printList}
          </Button>
        )}
        {held && <Reprint work={work} decision={last} />}
      </div>
      <RecheckHint work={work} />
    </section>
  );
}

const empty = {};

/** The receipt of a passport still in custody once more, as a duplicate. */
function Reprint({ work, decision }: { readonly work: Work; readonly decision: DecisionView }) {
  const t = useText();
  const custody = useCall('custody.list', empty).value?.held.find(({ decisionId }) => decisionId === decision.id);
  if (custody === undefined || custody.receiptSource === 'book') return null;
  const { receiptNumber, due } = custody;
  return (
    <>
      <Button
        size="decision"
        icon={<IconPrinter size={22} stroke={1.75} aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {t.custody.receipt.printAgain}
      </Button>
      <ReceiptPaper work={work} decision={decision} number={receiptNumber} hold={custody} due={due} duplicate />
    </>
  );
}
