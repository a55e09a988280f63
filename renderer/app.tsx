import { useEffect } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { CarryOffer } from './components/carry_offer.tsx';
import { CutOffAtDoor, TurnedAway } from './components/cut_off.tsx';
import { LeaveOffer } from './components/leave_offer.tsx';
import { FailureNotice } from './components/notice.tsx';
import { TakeOverOffer } from './components/take_over_offer.tsx';
import { Page } from './components/page.tsx';
import { PracticeFrame } from './components/practice.tsx';
import { Desk } from './desk.tsx';
import { BecomeHost } from './screens/become_host.tsx';
import { CarriedSheet } from './screens/carried_sheet.tsx';
import { CarrySheet } from './screens/carry_sheet.tsx';
import { FirstRun } from './screens/first_run.tsx';
import { Lock } from './screens/lock.tsx';
import { NoTicket } from './screens/no_ticket.tsx';
import { Recovery } from './screens/recovery.tsx';
import { OfficerSheet } from './screens/officer_sheet.tsx';
import { SignIn } from './screens/sign_in.tsx';
import { Unlock } from './screens/unlock.tsx';
import { TravellerWords } from './screens/traveller_words.tsx';
import { useCall, type AnyFailure } from './state/calls.ts';
import { useScanner } from './state/scanner.ts';
import { useKept } from './state/kept.ts';
import { useFollowSession, useIdleLock, useSession, useStation } from './state/session.ts';
import { useForgetTraveller, useTravellerPage } from './state/traveller_words.ts';
import { useText, useUi, type Link } from './state/ui.ts';

const empty = {};

/** What is said over the screen while the way to the application is broken. */
const faultOf: Record<Link, AnyFailure | null> = {
  ok: null,
  noTicket: null,
  gone: { code: 'host-gone' },
  cutOff: { code: 'station-unreachable' },
};

/** The page: the screen of the moment, the frame of practice mode over it, and a word when the host does not answer. */
export function App() {
  const link = useUi((ui) => ui.link);
  const language = useUi((ui) => ui.language);
  const station = useStation();
  const session = useSession();
  // The work itself says it, in its own place: nothing may lie over the buttons that still work.
  const working = session?.state === 'active';
  const takingOver = useUi((ui) => ui.takingOver);
  useFollowSession();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <div className="app" data-mode={station?.mode}>
      <Router hook={useHashLocation}>
        <Screen />
      </Router>
      {session?.state !== 'locked' && <CarrySheet />}
      <PracticeFrame />
      {link !== 'cutOff' && faultOf[link] !== null && station !== undefined && !takingOver && (
        <div className="link-gone">
          <FailureNotice failure={faultOf[link]} />
        </div>
      )}
      {!working && !takingOver && station !== undefined && <CutOffAtDoor locked={session?.state === 'locked'} />}
    </div>
  );
}

/** Which screen: from the state of host, station and session, top to bottom. */
function Screen() {
  const link = useUi((ui) => ui.link);
  const station = useStation();
  const session = useSession();
  const active = session?.state === 'active';
  const settings = useCall('settings.get', empty, { when: active }).value;
  useIdleLock(active ? settings?.idleMinutes : undefined);
  useScanner();
  const traveller = useTravellerPage();
  useForgetTraveller(session?.state);
  // Here and not in the header: a screen that takes the place of another must not close it or forget the name chosen in it.
  const officerOpen = useUi((ui) => ui.officerOpen);
  const setOfficerOpen = useUi((ui) => ui.setOfficerOpen);

  const takingOver = useUi((ui) => ui.takingOver);
  const fault = useCall('station.state', empty).failure?.code;
  if (link === 'noTicket') return <NoTicket />;
  if (takingOver) return <BecomeHost />;
  if (fault === 'station-closed') return <Unlock />;
  if (fault === 'station-unopened') return <Recovery />;
  if (station === undefined || session === undefined) return <Waiting link={link} />;
  if (station.station === null) return <FirstRun />;
  if (session.state === 'none' || session.officer === null) return <SignIn />;
  if (session.state === 'locked') {
    if (traveller !== null) return <TravellerWords page={traveller} back={session} />;
    return <Lock officer={session.officer} />;
  }
  return (
    <>
      <Desk officer={session.officer} />
      {officerOpen && <OfficerSheet onClose={() => setOfficerOpen(false)} />}
      <CarriedSheet />
    </>
  );
}

/** The first answer has not come: nothing for a tenth of a second, then a word. */
function Waiting({ link }: { readonly link: Link }) {
  const t = useText();
  const fault = faultOf[link];
  const kept = useKept();
  return (
    <Page>
      <div className="page-narrow stack">
        {link === 'cutOff' && kept?.host === 'turnedAway' ? (
          <TurnedAway kept={kept} door />
        ) : fault !== null ? (
          <>
            <h1>{t.shift.hostGoneTitle}</h1>
            <FailureNotice failure={fault}>
              {link === 'cutOff' && (
                <>
                  <CarryOffer />
                  <TakeOverOffer />
                  <LeaveOffer />
                </>
              )}
            </FailureNotice>
          </>
        ) : (
          <p className="lead soft slow">{t.frame.loading}</p>
        )}
      </div>
    </Page>
  );
}
