import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { useText, useUi } from '../state/ui.ts';
import { Cosign } from './checkpoints.tsx';
import { Totals } from './shift_totals.tsx';

/** The figures the shift closed with, until somebody has read them. */
export function ShiftClosed({ totals }: { readonly totals: Readonly<Record<string, number>> }) {
  const { close } = useText().shift;
  const setClosed = useUi((ui) => ui.setClosedTotals);
  return (
    <Frame queue={false} flightId={false}>
      <div className="page-narrow stack-wide">
        <div className="stack-tight">
          <h1>{close.closed}</h1>
          <p className="lead soft">{close.closedLead}</p>
        </div>
        <Totals totals={totals} withTotal />
        <Cosign />
        <div>
          <Button kind="primary" size="decision" hotkey="Enter" onClick={() => setClosed(null)}>
            {close.closedGo}
          </Button>
        </div>
      </div>
    </Frame>
  );
}
