import type { FlightView } from '../../shared/contract/shift.ts';
import { countedOf } from '../board.ts';
import { useText } from '../state/ui.ts';

const parts = ['passed', 'scanned', 'clarified', 'open', 'outside'] as const;

/** Who has come by so far: one line as long as the seats, its parts in one hue, each named in words below. */
export function BoardTally({ flight }: { readonly flight: FlightView }) {
  const { board } = useText().shift;
  const words = {
    passed: board.passed,
    scanned: board.scanned,
    clarified: board.clarified,
    open: board.clarifying,
    outside: board.outsideCount,
  };
  const counted = countedOf(flight);
  const whole = Math.max(flight.seats ?? 0, counted + flight.open, 1);
  const named = parts.filter((part) => flight[part] > 0);
  return (
    <>
      <div className="tally" aria-hidden="true">
        {parts.map((part) => (
          <span key={part} data-part={part} style={{ width: `${(flight[part] / whole) * 100}%` }} />
        ))}
      </div>
      <p className="small soft">
        {flight.seats === null
          ? board.countedOnly({ count: counted })
          : board.counted({ count: counted, seats: flight.seats })}
        {named.map((part) => (
          <span key={part}>
            {' · '}
            <span className="nowrap">{words[part]({ count: flight[part] })}</span>
          </span>
        ))}
      </p>
    </>
  );
}
