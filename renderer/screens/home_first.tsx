import { useLocation } from 'wouter';
import type { First } from '../first_screen.ts';
import { Button } from '../components/button.tsx';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { BoardDuties } from './board_duties.tsx';
import { BoardOpen } from './board_open.tsx';
import { ReferralItems } from './referrals.tsx';
import { ReviewList } from './review_list.tsx';

const empty = {};

/** So many decisions stand on the board; the others are in the queue. */
const shownReviews = 3;

/** What the place of this machine puts before the flights. */
export function HomeFirst({ first }: { readonly first: First }) {
  switch (first) {
    case 'flights':
      return null;
    case 'arrivals':
      return <Arrivals />;
    case 'open':
      return (
        <div className="stack-wide board-before">
          <BoardOpen accepted="first" />
          <BoardDuties />
        </div>
      );
    case 'oversight':
      return <Oversight />;
  }
}

/** Who waits to be taken over at a counter: by name nobody, as on the list of referrals. */
function Arrivals() {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const words = t.shift.board.first;
  const list = useCall('referral.list', empty, { when: may('referral.list') });
  const offered = useCall('after.due', empty).value?.handovers ?? 0;
  const referrals = list.value ?? [];
  return (
    <section className="stack board-before" aria-busy={list.waiting}>
      <h2>{words.arrivals}</h2>
      {!list.waiting && referrals.length === 0 && offered === 0 && <p className="soft">{words.arrivalsNone}</p>}
      <ReferralItems referrals={referrals} />
      {offered > 0 && (
        <div className="referral">
          <div className="referral-words">
            <p className="referral-flight">
              <b>{words.offered({ count: offered })}</b>
            </p>
          </div>
          <Button kind="primary" size="decision" onClick={() => go(paths.handovers)}>
            {words.offeredOpen}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What waits for the shift head: decisions to review, shifts to sign. */
function Oversight() {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const words = t.shift.board.first;
  const queue = useCall('review.queue', empty, { when: may('review.queue') });
  const shifts = useCall('shift.signatures', empty, { when: may('shift.signatures') });
  const items = queue.value ?? [];
  const overdue = items.filter((item) => item.overdue && item.state === 'waiting').length;
  const mine = (shifts.value ?? []).filter((shift) => shift.mine);
  const late = mine.filter(({ overdue }) => overdue).length;
  const known = queue.value !== undefined && shifts.value !== undefined;
  return (
    <section className="stack board-before" aria-busy={!known}>
      <div className="section-head">
        <h2>{words.oversight}</h2>
        <div className="row">
          {items.length > 0 && (
            <Button size="small" kind={overdue > 0 ? 'alarm' : 'plain'} onClick={() => go(paths.reviews)}>
              {t.review.board({ count: items.length, overdue })}
            </Button>
          )}
          {mine.length > 0 && (
            <Button size="small" kind={late > 0 ? 'alarm' : 'plain'} onClick={() => go(paths.shifts)}>
              {t.review.shifts.board({ count: mine.length, overdue: late })}
            </Button>
          )}
        </div>
      </div>
      {known && items.length === 0 && mine.length === 0 && <p className="soft">{words.oversightNone}</p>}
      {items.length > 0 && <ReviewList items={items.slice(0, shownReviews)} />}
    </section>
  );
}
