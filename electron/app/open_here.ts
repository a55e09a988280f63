/**
 * What a machine is: a station of its own, or a device of another one. One that has neither yet may become either, while its
 * page stays as it is: the application changes behind it.
 */
import type { Application, Machine } from './application.ts';
import type { Listen } from './network/doorway.ts';
import { createFollowers } from './followers.ts';
import { forwarding } from './network/forwarding.ts';
import { readJoined } from './network/joined.ts';
import { openOrWait } from './open_closed.ts';

/**
 * Opens the station of this machine, or the way to the one it has joined.
 * @param listen how this program listens on the counter's network
 * @throws what `openApplication` throws, StationBusy, JoinedUnusable, NotPrivate
 */
export async function openHere(machine: Machine, listen: Listen): Promise<Application> {
  const kept = await readJoined(machine.dataDir);
  if (kept !== null) return forwarding(machine, kept);
  const { follow, changed, close } = createFollowers();
  let inner: Application = await openOrWait(machine, {
    listen,
    joined: (joined) => {
      inner.close();
      inner = forwarding(machine, joined);
      inner.follow(changed);
    },
  });
  inner.follow(changed);
  return {
    follow,
    dispatch: (...call) => inner.dispatch(...call),
    checkLog: () => inner.checkLog(),
    forget: (caller) => {
      inner.forget(caller);
    },
    close: () => {
      close();
      inner.close();
    },
  };
}
