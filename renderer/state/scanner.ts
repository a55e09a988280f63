/** Once, at the root: the reader is heard on every screen, and its papers go to the scan screen. */
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { parseBoardingPass } from '../../shared/domain/bcbp.ts';
import { classifyScan } from '../../shared/domain/key_burst.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import { paths } from '../routes.ts';
import { takeCarriedCode, takeCarryScan } from './carry.ts';
import { countKeys, countTouch } from './effort.ts';
import { takeFormScan, useFormScans } from './outage.ts';
import { takePairingScan } from './pairing.ts';
import { takePartyScan, usePartyScans } from './party.ts';
import { changeOfficer } from './per_officer.ts';
import { noteUnknown, setElsewhere, takeScan } from './scan.ts';
import { listenForScans } from './scan_listener.ts';
import { useMay, useSession } from './session.ts';

/** Screens on which unfinished work about one traveller lies: a scan waits until the officer says so. */
const holdsWork = (path: string): boolean => path.startsWith('/screening/');

const isTorn = (text: string): boolean =>
  classifyScan(text) === 'boardingPass' && !parseBoardingPass(text, dayOf(instantOf(stationNow()))).ok;

/** Listens while the page is open. A scan with nobody signed in is swallowed and forgotten. */
export function useScanner(): void {
  const [path, go] = useLocation();
  const may = useMay();
  const session = useSession();
  const active = session?.state === 'active' && may('traveller.scan');
  const owner = session?.state === 'active' ? (session.officer?.id ?? null) : null;
  const receives = active && may('carried.read');
  const now = useRef({ path, go, active, receives });
  useEffect(() => {
    now.current = { path, go, active, receives };
  });
  useEffect(() => changeOfficer(owner), [owner]);
  useEffect(
    () =>
      listenForScans({
        onTouch: countTouch,
        onKeys: countKeys,
        onScan: (text) => {
          if (takePairingScan(text) || takeCarryScan(text)) return;
          const { path: here, go: leaveFor, active: takes } = now.current;
          if (!takes) return;
          if (now.current.receives && takeCarriedCode(text)) return;
          const party = usePartyScans.getState().here;
          if (party !== null) {
            takePartyScan(party, text);
            return;
          }
          if (useFormScans.getState().here) {
            takeFormScan(text);
            return;
          }
          // A boarding pass that came through torn can join no record.
          if (holdsWork(here) && isTorn(text)) {
            noteUnknown(true);
            return;
          }
          // What is no paper changes nothing: it takes nobody to another screen, and a paper that waits goes on waiting.
          if (takeScan(text) === 'unknown') return;
          if (holdsWork(here)) setElsewhere(true);
          else if (here !== paths.scan) leaveFor(paths.scan);
        },
      }),
    [],
  );
}
