import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { Link } from 'wouter';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay, useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';

const empty = {};
const everyMinute = 60_000;

/** On every screen of those who keep passports: how many are overdue, else how many are due today. Nothing otherwise. */
export function CustodyBadge() {
  const { badge } = useText().ledger;
  const may = useMay();
  const keeps = useOfficer()?.agency === 'immigration' && may('custody.count');
  const count = useCall('custody.count', empty, { when: keeps, every: everyMinute }).value;
  if (count === undefined || count.overdue + count.dueToday === 0) return null;
  const overdue = count.overdue > 0;
  const Icon = overdue ? IconAlertTriangle : IconClock;
  const words = overdue ? badge.overdue({ count: count.overdue }) : badge.today({ count: count.dueToday });
  return (
    <Link className="custody-badge" data-overdue={overdue} href={paths.custody} aria-label={words} title={words}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <span className="custody-badge-long">{words}</span>
      <span className="custody-badge-short">
        {overdue ? count.overdue : count.dueToday}
        <span className="custody-badge-word"> {overdue ? badge.overdueShort : badge.todayShort}</span>
      </span>
    </Link>
  );
}
