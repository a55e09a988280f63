/**
 * Answers that were taken down on a spare while it was cut off, before it became the host itself: they are handed in here when
 * their officer signs in, under the numbers and times they were given, as they would have been over the network.
 */
import type { Name, Reply } from '../../../shared/contract/index.ts';
import type { Application, HostApplication, Machine } from '../application.ts';
import { createFollowers } from '../followers.ts';
import { traceOf } from '../log.ts';
import { createAlone } from './alone.ts';
import { joinedFolder, readLeft } from './joined.ts';
import { queueFile } from './queue_file.ts';

/** The station of this machine, with what is left of its time as a device. What cannot be read of that keeps no host from its work. */
export async function withLeftQueue(machine: Machine, app: HostApplication): Promise<Application> {
  const was = await readLeft(machine.dataDir).catch((thrown: unknown) => {
    machine.log.note(`left queue ${traceOf(thrown)}`);
    return null;
  });
  if (was === null) return app;
  const queue = queueFile(machine, joinedFolder(machine.dataDir));
  const { others, unreadable } = await queue.counts(null);
  if (others + unreadable === 0) return app;
  const { deviceId: device } = was;
  const followers = createFollowers();
  const unfollow = app.follow(followers.changed);
  const alone = createAlone(machine, queue, {
    way: {
      reach: () => 'reached',
      ask: (caller, { name, input }, { act }) =>
        act === null ? app.dispatch(caller, name, input) : app.dispatch(caller, name, input, { ...act, device }),
      queueKey: (caller) => Promise.resolve(app.queueKey(caller, device)),
    },
    changed: () => {
      followers.changed(0);
      void empty();
    },
  });
  /** Nothing is left: this is a station like any other. */
  let done = false;
  const empty = async () => {
    const left = await queue.counts(null);
    done = left.others + left.unreadable === 0;
  };
  return {
    dispatch: async (caller, name, input) =>
      done ? app.dispatch(caller, name, input) : ((await alone.dispatch(caller, name, input)) as Reply<Name>), // eslint-disable-line @typescript-eslint/consistent-type-assertions -- the station's own dispatcher has checked the answer against the row
    checkLog: () => app.checkLog(),
    follow: followers.follow,
    forget: (caller) => {
      alone.forget(caller);
      app.forget(caller);
    },
    close: () => {
      unfollow();
      followers.close();
      app.close();
    },
  };
}
