/** The application of a device: calls go to its host, whichever that is; and as the spare it keeps the copy and can take over. */
import { createServer } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { createClient } from '../../../shared/contract/client.ts';
import { contract as rows, type Failure, type Name, type Reply } from '../../../shared/contract/index.ts';
import type { NetworkFault, NetworkPlace } from '../../../shared/contract/network.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Application, Machine } from '../application.ts';
import { createFollowers } from '../followers.ts';
import { traceOf } from '../log.ts';
import { forwarding } from '../network/forwarding.ts';
import type { Joined } from '../network/joined.ts';
import { codeOf } from '../private_file.ts';
import { createTurns } from '../turns.ts';
import { copiedAt, copyFolder, currentCopy, dropCopies, type Current } from './folder.ts';
import { hostLine } from './host_line.ts';
import { createPulling, type Pulling } from './pulling.ts';
import { followSuccession } from './succession.ts';
import { createTakingOver } from './taking_over.ts';
import type { Succession } from './wire.ts';

/** What the program around a device does for it. */
export interface DeviceWays {
  /** Another host has the station: this device begins anew with it. */
  readonly moved: (joined: Joined) => void;
  /** This machine is the host now; the application it was has ended. */
  readonly becameHost: (passphrase: string | null) => Promise<void>;
  /** This machine is a device no more; the application it was has ended. */
  readonly left: () => Promise<void>;
}

/** Why nothing can listen there; null: it can. */
async function faultAt({ address, port }: NetworkPlace): Promise<NetworkFault | null> {
  return new Promise((resolve) => {
    const trial = createServer();
    trial.once('error', (thrown) => {
      const code = codeOf(thrown);
      resolve(code === 'EADDRNOTAVAIL' ? 'address-not-here' : code === 'EADDRINUSE' ? 'port-taken' : 'network-failed');
    });
    trial.listen({ host: address, port }, () => {
      trial.close(() => {
        resolve(null);
      });
    });
  });
}

/** The part of a device that is the spare, as long as it is one. */
function sparePart(machine: Machine, joined: Joined, place: NetworkPlace) {
  let placeFault: NetworkFault | null = null;
  void faultAt(place).then((found) => (placeFault = found));
  const line = hostLine(joined, joined.host, joined.term);
  const pulling: Pulling = createPulling({ machine, line, placeFault: () => placeFault });
  return { place, pulling, takingOver: createTakingOver({ machine, joined, place, pulling }) };
}

type SparePart = ReturnType<typeof sparePart>;
type Answer = Result<unknown, Failure>;

const ownCalls = ['spare.here', 'spare.look', 'spare.takeOver', 'station.leave'] as const;
type OwnCall = (typeof ownCalls)[number];
const isOwn = (name: string): name is OwnCall => ownCalls.some((own) => own === name);

interface Own {
  readonly machine: Machine;
  readonly joined: Joined;
  readonly part: () => SparePart | null;
  readonly becomeHost: (passphrase: string | null) => Promise<void>;
  /** Whether the station answers this device. */
  readonly reach: () => Promise<'reached' | 'away' | 'turnedAway'>;
  readonly leave: () => Promise<void>;
}

/** What a device answers itself. Never rejects. */
function ownAnswers({ machine, joined, part, becomeHost, reach, leave }: Own) {
  const here = async (): Promise<Answer> => {
    const current = part() === null ? null : await currentCopy(machine.dataDir);
    const spare = {
      station: joined.station,
      copiedAt: current && (await copiedAt(machine.dataDir, current.copy)),
      passphrase: current !== null && (await isClosed(machine, current)),
    };
    return ok({ superseded: null, spare: part() === null ? null : spare });
  };
  const takeOver = async (input: unknown, { takingOver }: SparePart): Promise<Answer> => {
    const taken = await takingOver.takeOver(rows['spare.takeOver'].input.parse(input));
    if (taken.ok) await becomeHost(takingOver.passphrase());
    return taken;
  };
  const leaving = async (): Promise<Answer> => {
    const how = await reach();
    if (how === 'reached') return err({ code: 'device-still-paired' });
    // Its copy may be the last there is of the station.
    if (how === 'away' && part() !== null) return err({ code: 'spare-keeps-copy' });
    await leave();
    return ok({});
  };
  const own = async (name: OwnCall, input: unknown): Promise<Answer> => {
    if (!rows[name].input.safeParse(input).success) return err({ code: 'invalid-input', detail: { path: '' } });
    if (name === 'spare.here') return here();
    if (name === 'station.leave') return leaving();
    const mine = part();
    if (mine === null) return err({ code: 'not-a-spare' });
    if (name === 'spare.takeOver') return takeOver(input, mine);
    return mine.takingOver.look(rows['spare.look'].input.parse(input));
  };
  /** One after the other: a second taking over finds what the first has made. */
  const inTurn = createTurns();
  return async (name: OwnCall, input: unknown): Promise<Answer> => {
    try {
      return await (name === 'spare.here' ? own(name, input) : inTurn(() => own(name, input)));
    } catch (thrown) {
      const reference = Buffer.from(machine.random(4)).toString('hex');
      machine.log.note(`${reference} ${name} ${traceOf(thrown)}`);
      return err({ code: 'internal', detail: { reference } });
    }
  };
}

/** The window in whose name it is asked whether the station still answers this device. */
const leavingWindow = 'leaving';

/** Begins a device. Throws StationBusy where another program runs on this folder. */
export function openDevice(machine: Machine, joined: Joined, ways: DeviceWays): Application {
  const host = forwarding(machine, joined);
  const line = hostLine(joined, joined.host, joined.term);
  const followers = createFollowers();
  let part = joined.isSpare && joined.spare !== null ? sparePart(machine, joined, joined.spare) : null;
  let closed = false;

  const endPart = async (): Promise<void> => {
    const mine = part;
    part = null;
    mine?.takingOver.close();
    await mine?.pulling.end();
  };
  /** Nothing of the station lies here; it may from before this start. */
  let cleared = false;
  const become = async (place: NetworkPlace | null): Promise<void> => {
    if (closed || (part !== null && place !== null && isDeepStrictEqual(part.place, place))) return;
    if (part === null && place === null && cleared) return;
    await endPart();
    if (closed) return;
    if (place !== null) part = sparePart(machine, joined, place);
    // Who is no spare keeps nothing of the station.
    else await dropCopies(machine.dataDir);
    cleared = place === null;
    followers.changed(0);
  };
  const inTurn = createTurns();
  /** The host has said who its spare is. */
  const told = ({ spare }: Succession): void => {
    inTurn(() => become(spare?.you === true ? spare.place : null)).catch((thrown: unknown) => {
      machine.log.note(`spare ${traceOf(thrown)}`);
    });
  };
  const succession = followSuccession({ machine, joined, line, told, moved: ways.moved });
  const unfollow = host.follow((revision) => {
    followers.changed(revision);
    succession.heard();
  });
  const end = async (): Promise<void> => {
    closed = true;
    unfollow();
    line.close();
    host.close();
    await Promise.all([endPart(), succession.end()]);
  };

  const answer = ownAnswers({
    machine,
    joined,
    part: () => part,
    becomeHost: async (passphrase) => {
      await end();
      await ways.becameHost(passphrase);
    },
    reach: async () => {
      // Asked now, not remembered.
      const asked = await host.dispatch(leavingWindow, 'station.state', {});
      if (asked.ok && asked.alone !== true) return 'reached';
      const kept = await createClient((name, input) => host.dispatch(leavingWindow, name, input))('kept.state', {});
      return kept.ok && kept.value.host === 'turnedAway' ? 'turnedAway' : 'away';
    },
    leave: async () => {
      await end();
      await ways.left();
    },
  });
  return {
    dispatch: async (caller, name, input) =>
      isOwn(name)
        ? ((await answer(name, input)) as Reply<Name>) // eslint-disable-line @typescript-eslint/consistent-type-assertions -- the calls of this machine itself, whose answers are typed where they are made
        : host.dispatch(caller, name, input),
    checkLog: () => host.checkLog(),
    follow: followers.follow,
    forget: (caller) => {
      host.forget(caller);
    },
    close: () => {
      followers.close();
      end().catch((thrown: unknown) => {
        machine.log.note(`device ended ${traceOf(thrown)}`);
      });
    },
  };
}

/** Whether the key of a copy waits for the passphrase. */
async function isClosed({ dataDir, secrets }: Machine, { copy }: Current): Promise<boolean> {
  return (await secrets.at(copyFolder(dataDir, copy)).passphrase?.isClosed()) === true;
}
