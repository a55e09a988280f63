import { IconAlertTriangle, IconClock, IconFileAlert } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay, useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';

const empty = {};
const everyMinute = 60_000;

type Badge = ReturnType<typeof useText>['ledger']['badge'];

/** One thing the badge says: in words where there is room, else the figure with a word or none; never without its picture. */
interface Said {
  readonly icon: typeof IconClock;
  readonly figure: number;
  readonly long: string;
  readonly short: string;
}

/**
 * On every screen of those who keep passports: how many are overdue, else how many are due today; and how many wait on paper
 * forms. Nothing otherwise.
 */
export function CustodyBadge() {
  const { badge } = useText().ledger;
  const may = useMay();
  const keeps = useOfficer()?.agency === 'immigration' && may('custody.count');
  const count = useCall('custody.count', empty, { when: keeps, every: everyMinute }).value;
  if (count === undefined || count.overdue + count.dueToday + count.onPaper === 0) return null;
  const said = saidOf(count, badge);
  const words = said.map(({ long }) => long).join(' · ');
  return (
    <Link className="head-badge" data-overdue={count.overdue > 0} href={paths.custody} aria-label={words} title={words}>
      {said.map(({ icon: Icon, figure, long, short }) => (
        <span key={short} className="head-badge-part">
          <Icon size={20} stroke={1.75} aria-hidden="true" />
          <span className="head-badge-long">{long}</span>
          <span className="head-badge-short">
            {figure}
            <span className="head-badge-word"> {short}</span>
          </span>
        </span>
      ))}
    </Link>
  );
}

/** The louder of overdue and due today, and beside it what lies here on paper forms alone. */
function saidOf({ overdue, dueToday, onPaper }: OutputOf<'custody.count'>, badge: Badge): readonly Said[] {
  const due =
    overdue > 0
      ? { icon: IconAlertTriangle, figure: overdue, long: badge.overdue({ count: overdue }), short: badge.overdueShort }
      : { icon: IconClock, figure: dueToday, long: badge.today({ count: dueToday }), short: badge.todayShort };
  const forms = {
    icon: IconFileAlert,
    figure: onPaper,
    long: badge.onPaper({ count: onPaper }),
    short: badge.onPaperShort,
  };
  return [due, forms].filter(({ figure }) => figure > 0);
}
