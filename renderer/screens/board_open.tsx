import { Link } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Countdown } from '../components/countdown.tsx';
import { screeningPath } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';

const empty = {};

/** Clarifications not yet decided, one's own first, by departure. */
export function BoardOpen() {
  const t = useText();
  const may = useMay();
  const open = useCall('screening.mine', empty, { when: may('screening.mine') }).value ?? [];
  const sorted = open.toSorted(
    (a, b) => Number(b.mine) - Number(a.mine) || (a.departsAt ?? '9').localeCompare(b.departsAt ?? '9'),
  );
  return (
    <section className="stack">
      <h2>{t.shift.board.open}</h2>
      {sorted.length === 0 && (
        <div className="stack-tight">
          <p>{t.shift.board.nothingOpen}</p>
          <p className="small soft">{t.shift.board.nothingOpenLead}</p>
        </div>
      )}
      <ul>
        {sorted.map((screening) => (
          <OpenItem key={screening.screeningId} screening={screening} />
        ))}
      </ul>
    </section>
  );
}

type Open = OutputOf<'screening.mine'>[number];

function OpenItem({ screening }: { readonly screening: Open }) {
  const t = useText();
  const { board } = t.shift;
  const state =
    screening.proposed !== null
      ? board.proposed
      : screening.referral === null
        ? null
        : board.referral[screening.referral];
  return (
    <li>
      <Link className="queue-open" href={screeningPath(screening.screeningId)} data-mine={screening.mine}>
        <span className="queue-name">{screening.name}</span>
        <span className="row row-spread small soft">
          <span>{[screening.flight, screening.mine ? null : screening.officer].filter(Boolean).join(' · ')}</span>
          {screening.departsAt !== null && <Countdown to={screening.departsAt} past={board.departed} />}
        </span>
        {state !== null && <span className="small">{state}</span>}
      </Link>
    </li>
  );
}
