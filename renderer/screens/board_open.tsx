import { Link } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Countdown } from '../components/countdown.tsx';
import { screeningPath } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { usePlaceNoun } from '../state/desk.ts';
import { useText } from '../state/ui.ts';

const empty = {};

/**
 * Clarifications not yet decided, by departure: one's own first, or before them those that were accepted from another desk.
 */
export function BoardOpen({ accepted }: { readonly accepted?: 'first' }) {
  const t = useText();
  const may = useMay();
  const open = useCall('screening.mine', empty, { when: may('screening.mine') }).value ?? [];
  const rank = ({ referral }: Open) => Number(accepted === 'first' && referral === 'accepted');
  const sorted = open.toSorted(
    (a, b) =>
      rank(b) - rank(a) || Number(b.mine) - Number(a.mine) || (a.departsAt ?? '9').localeCompare(b.departsAt ?? '9'),
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
  const placeNoun = usePlaceNoun();
  const state =
    screening.proposed !== null
      ? board.proposed
      : screening.referral === null
        ? null
        : screening.referral === 'accepted' && screening.acceptedBy !== null
          ? board.acceptedBy({ officer: screening.acceptedBy, place: placeNoun(screening.acceptedPlace) })
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
