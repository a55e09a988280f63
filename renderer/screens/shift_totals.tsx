import { balanceLines } from '../balance.ts';
import { useFormat, useText } from '../state/ui.ts';

interface TotalsProps {
  readonly totals: Readonly<Record<string, number>>;
  readonly withTotal?: boolean;
}

const passportLines = ['passportsTaken', 'passportsInCustody'] as const;

/** Figures of a shift; lines with nobody in them are left out, but never the two that everybody looks for. */
export function Totals({ totals, withTotal = false }: TotalsProps) {
  const { close } = useText().shift;
  const format = useFormat();
  const lines = balanceLines.filter((line) => (totals[line] ?? 0) > 0 || line === 'passed' || line === 'cleared');
  const sum = balanceLines.reduce((total, line) => total + (totals[line] ?? 0), 0);
  return (
    <dl className="figures">
      {lines.map((line) => (
        <div key={line}>
          <dt>{close.totals[line]}</dt>
          <dd>{format.number(totals[line] ?? 0)}</dd>
        </div>
      ))}
      {withTotal && (
        <div className="figures-sum">
          <dt>{close.total}</dt>
          <dd>{format.number(sum)}</dd>
        </div>
      )}
      {passportLines
        .filter((line) => totals[line] !== undefined)
        .map((line) => (
          <div key={line}>
            <dt>{close.totals[line]}</dt>
            <dd>{format.number(totals[line] ?? 0)}</dd>
          </div>
        ))}
    </dl>
  );
}
