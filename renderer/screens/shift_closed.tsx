import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { paths } from '../routes.ts';
import { useMay } from '../state/session.ts';
import { useText, useUi } from '../state/ui.ts';
import { Totals } from './shift_totals.tsx';

/** The figures the shift closed with, until somebody has read them. */
export function ShiftClosed({ totals }: { readonly totals: Readonly<Record<string, number>> }) {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const { close } = t.shift;
  const setClosed = useUi((ui) => ui.setClosedTotals);
  const sign = () => {
    setClosed(null);
    go(paths.shifts);
  };
  return (
    <Frame queue={false} flightId={false}>
      <div className="page-narrow stack-wide">
        <div className="stack-tight">
          <h1>{close.closed}</h1>
          <p className="lead soft">{close.closedLead}</p>
        </div>
        <Totals totals={totals} withTotal />
        <div className="row">
          <Button kind="primary" size="decision" hotkey="Enter" onClick={() => setClosed(null)}>
            {close.closedGo}
          </Button>
          {may('shift.sign') && (
            <Button size="decision" onClick={sign}>
              {t.review.shifts.title}
            </Button>
          )}
        </div>
      </div>
    </Frame>
  );
}
