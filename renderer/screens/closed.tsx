import { IconCheck } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { paths } from '../routes.ts';
import { useMay } from '../state/session.ts';
import type { Work } from '../state/work.ts';
import { useFormat, useText } from '../state/ui.ts';

/** What was decided, by whom; and the way to the next traveller. */
export function Closed({ work }: { readonly work: Work }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const { view } = work;
  const last = view.decisions.findLast(({ state }) => state === 'confirmed');
  const lapsed = view.referral?.state === 'lapsed';
  return (
    <section className="state-panel" role="status">
      <IconCheck size={44} stroke={1.75} aria-hidden="true" />
      <p className="eyebrow">{view.state === 'void' ? t.journey.closed.voided : t.journey.closed.title}</p>
      {last !== undefined && (
        <h1 className="state-word">{lapsed ? t.decision.referral.mayGo : t.decision.kindsDone[last.kind]}</h1>
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
        {last?.kind === 'postponedPassportHeld' && may('custody.list') && (
          <Button size="decision" onClick={() => go(paths.custody)}>
            {t.custody.hold.printList}
          </Button>
        )}
      </div>
    </section>
  );
}
