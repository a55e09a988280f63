/**
 * What a machine is: a station of its own, or a device of another one. One that has neither yet may become either, and a spare
 * may become the host, while its page stays as it is: the application changes behind it.
 */
import { lockStation } from '../../db/open.ts';
import type { Application, Machine } from './application.ts';
import type { Listen } from './network/doorway.ts';
import { atFirstStart } from './first_start.ts';
import { createFollowers } from './followers.ts';
import { readJoined, setJoinedAside, type Joined } from './network/joined.ts';
import { withLeftQueue } from './network/left_queue.ts';
import { openOrWait } from './door.ts';
import { openDevice } from './standby/device.ts';
import { dropCopies, finishNext, isDecided } from './standby/folder.ts';

/** A taking over that a power cut has broken off is brought to its end. */
async function finishTakingOver(dataDir: string): Promise<void> {
  if (!isDecided(dataDir)) return;
  const unlock = lockStation(dataDir);
  try {
    await finishNext(dataDir);
  } finally {
    unlock();
  }
}

/**
 * Opens the station of this machine, or the way to the one it has joined.
 * @param listen how this program listens on the counter's network
 * @throws what `openApplication` throws, StationBusy, JoinedUnusable, NotPrivate
 */
export async function openHere(machine: Machine, listen: Listen): Promise<Application> {
  const { dataDir, secrets } = machine;
  const { follow, changed, close } = createFollowers();
  let inner: Application | null = null;
  let ended = false;
  const become = (next: Application): void => {
    inner = next;
    next.follow(changed);
    if (ended) next.close();
  };
  const beDevice = (joined: Joined): void => {
    inner?.close();
    const device = openDevice(machine, joined, {
      moved: (to) => {
        if (ended) return;
        beDevice(to);
        changed(0);
      },
      becameHost: async (passphrase) => {
        await finishTakingOver(dataDir);
        if (passphrase !== null) await secrets.passphrase?.open(passphrase);
        become(await openStationHere());
        changed(0);
        void inner?.checkLog();
      },
      left: async () => {
        await setJoinedAside(dataDir, machine.clock.now());
        await dropCopies(dataDir);
        become(await openStationHere());
        changed(0);
      },
    });
    // Nothing of the station lies here, so nothing has to be held back or recorded.
    const free = { before: () => undefined, after: () => Promise.resolve() };
    become({ ...device, dispatch: atFirstStart(machine, (...call) => device.dispatch(...call), free) });
  };
  const openStationHere = async () => withLeftQueue(machine, await openOrWait(machine, { listen, joined: beDevice }));

  await finishTakingOver(dataDir);
  const kept = await readJoined(dataDir);
  if (kept === null) become(await openStationHere());
  else beDevice(kept);
  const present = (): Application => {
    if (inner === null) throw new Error('nothing is open');
    return inner;
  };
  return {
    follow,
    dispatch: (...call) => present().dispatch(...call),
    checkLog: () => present().checkLog(),
    forget: (caller) => {
      present().forget(caller);
    },
    close: () => {
      ended = true;
      close();
      present().close();
    },
  };
}
