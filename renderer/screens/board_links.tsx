import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { FlightAdd } from './flight_add.tsx';

const empty = {};

/** The other places. Passports, calls for help and the log outlive a shift. */
export function BoardLinks({ inShift = false }: { readonly inShift?: boolean }) {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const [adding, setAdding] = useState(false);
  const referrals = useCall('referral.list', empty, { when: inShift && may('referral.list') }).value ?? [];
  const calls = useCall('help.list', empty, { when: may('help.list') }).value ?? [];
  const recheck = useCall('recheck.count', empty, { when: may('recheck.count') }).value?.waiting ?? 0;
  const { board } = t.shift;
  const waiting = referrals.filter(({ state }) => state === 'waiting').length;
  const incomplete = calls.filter(({ note }) => note === null).length;
  return (
    <nav className="row board-links" aria-label={t.frame.mainNavigation}>
      {inShift && may('referral.list') && (
        <Button size="small" onClick={() => go(paths.referrals)}>
          {board.referrals({ count: waiting })}
        </Button>
      )}
      {may('custody.list') && (
        <Button size="small" onClick={() => go(paths.custody)}>
          {board.custody}
        </Button>
      )}
      {may('recheck.list') && (
        <Button size="small" onClick={() => go(paths.recheck)}>
          {t.talk.recheck.link({ count: recheck })}
        </Button>
      )}
      {may('help.list') && (
        <Button size="small" onClick={() => go(paths.help)}>
          {board.help({ count: incomplete })}
        </Button>
      )}
      {inShift && may('shift.log') && (
        <Button size="small" onClick={() => go(paths.log)}>
          {board.log}
        </Button>
      )}
      {may('audit.list') && (
        <Button size="small" onClick={() => go(paths.audit)}>
          {t.admin.audit.title}
        </Button>
      )}
      {may('catalogue.versions') && (
        <Button size="small" onClick={() => go(paths.catalogue)}>
          {t.frame.navigation.catalogue}
        </Button>
      )}
      {inShift && may('flight.add') && (
        <Button size="small" onClick={() => setAdding(true)}>
          {board.addFlight}
        </Button>
      )}
      {inShift && may('shift.close') && (
        <Button size="small" onClick={() => go(paths.closeShift)}>
          {board.closeShift}
        </Button>
      )}
      {adding && <FlightAdd onClose={() => setAdding(false)} />}
    </nav>
  );
}
