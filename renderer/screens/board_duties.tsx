import { Link } from 'wouter';
import { screeningPath } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

/** What a postponement left to be done: open until airline, bag and who meets the person are noted. */
export function BoardDuties() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const duties = useCall('decision.duties', empty, { when: may('decision.duties') }).value ?? [];
  if (duties.length === 0) return null;
  return (
    <section className="stack duties">
      <h2>{t.later.duties.title}</h2>
      <ul>
        {duties.map(({ screeningId, decisionId, name, flight, at }) => (
          <li key={decisionId}>
            <Link className="queue-open" href={screeningPath(screeningId)} data-mine>
              <span className="queue-name">{name}</span>
              <span className="row row-spread small">
                <span className="soft">{[flight, format.clock(at)].filter(Boolean).join(' · ')}</span>
                <span>{t.later.duties.item}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
