import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { PracticeFrame } from './components/practice.tsx';
import { FailureNotice } from './components/notice.tsx';
import { Desk } from './desk.tsx';
import { Lock } from './screens/lock.tsx';
import { NoTicket } from './screens/no_ticket.tsx';
import { SignIn } from './screens/sign_in.tsx';
import { useCall } from './state/calls.ts';
import { useFollowSession, useIdleLock, useSession, useStation } from './state/session.ts';
import { useUi } from './state/ui.ts';

const empty = {};

/** Which screen: from the state of host, station and session, top to bottom. */
export function App() {
  const link = useUi((ui) => ui.link);
  const mode = useStation()?.mode;
  useFollowSession();
  return (
    <div className="app" data-mode={mode}>
      <Router hook={useHashLocation}>
        <Screen />
      </Router>
      <PracticeFrame />
      {link === 'gone' && (
        <div className="link-gone">
          <FailureNotice failure={{ code: 'host-gone' }} />
        </div>
      )}
    </div>
  );
}

function Screen() {
  const link = useUi((ui) => ui.link);
  const station = useStation();
  const session = useSession();
  const active = session?.state === 'active';
  const settings = useCall('settings.get', empty, { when: active }).value;
  useIdleLock(active ? settings?.idleMinutes : undefined);

  if (link === 'noTicket') return <NoTicket />;
  if (station === undefined || session === undefined) return null;
  if (station.station === null) return null;
  if (session.state === 'none' || session.officer === null) return <SignIn />;
  if (session.state === 'locked') return <Lock officer={session.officer} />;
  return <Desk />;
}
