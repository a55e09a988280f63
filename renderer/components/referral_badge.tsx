import { IconArrowBarToRight } from '@tabler/icons-react';
import { Link } from 'wouter';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { Countdown } from './countdown.tsx';

const empty = {};

/** On every screen of Immigration: a traveller waits for somebody to accept the referral, and how long still. */
export function ReferralBadge() {
  const t = useText();
  const may = useMay();
  const list = useCall('referral.list', empty, { when: may('referral.accept') }).value ?? [];
  const waiting = list
    .filter(({ state }) => state === 'waiting')
    .toSorted((a, b) => (a.lapsesAt < b.lapsesAt ? -1 : 1));
  const [first] = waiting;
  if (first === undefined) return null;
  return (
    <Link className="head-badge" href={paths.referrals}>
      <IconArrowBarToRight size={20} stroke={1.75} aria-hidden="true" />
      {t.later.pill({ count: waiting.length })}{' '}
      <Countdown to={first.lapsesAt} past={t.decision.referral.mayGoShort} plain />
    </Link>
  );
}
