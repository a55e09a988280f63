/** The host's side of the counter's network: when it listens, who is let in, and who is put out. */
import { networkInterfaces } from 'node:os';
import type { Reader } from '../../../db/store.ts';
import { NetworkPlace, pairingSeconds, type NetworkFault } from '../../../shared/contract/network.ts';
import type { DeviceId } from '../../../shared/ids.ts';
import type { HostApplication, Machine } from '../application.ts';
import type { CommandContext, StationNetwork, StationSpare } from '../context.ts';
import { supersededBy } from '../standby/spare.ts';
import { traceOf } from '../log.ts';
import { codeOf } from '../private_file.ts';
import type { Guest, Listen, Listening } from './doorway.ts';
import { createGate, issuerOf } from './gate.ts';

/** Name of the setting: where the host listens, or null. */
export const networkSetting = 'network';

/** Until a host that could not listen tries again, milliseconds: a cable may be plugged in later. */
const againMillis = 10_000;
const sweepMillis = 60_000;

interface Parts {
  readonly machine: Machine;
  readonly read: Reader;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
  /** Null: this program serves nobody. */
  readonly listen: Listen | null;
  readonly spare: () => StationSpare;
}

/** Where the host is to listen. */
export function networkPlace(read: Reader): NetworkPlace | null {
  const stored = read.setting(networkSetting);
  return stored === null ? null : NetworkPlace.parse(stored);
}

function faultOf(machine: Machine, thrown: unknown): NetworkFault {
  const code = codeOf(thrown);
  if (code === 'EADDRNOTAVAIL') return 'address-not-here';
  if (code === 'EADDRINUSE') return 'port-taken';
  machine.log.note(`network ${traceOf(thrown)}`);
  return 'network-failed';
}

/** IPv4 addresses of this machine on networks. */
const addressesHere = () =>
  Object.entries(networkInterfaces()).flatMap(([card, places]) =>
    (places ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ card, address })),
  );

/** The network of a live station. Nothing listens before `start`. */
export function createNetwork({ machine, read, transact, listen, spare }: Parts): StationNetwork {
  let calls: HostApplication | null = null;
  let now: { readonly place: NetworkPlace; readonly listening: Listening } | null = null;
  let fault: NetworkFault | null = null;
  let closed = false;
  let again: NodeJS.Timeout | null = null;

  const { desks, pairing, doorwayAt } = createGate(
    { machine, read, transact, spare },
    { calls: () => calls, isClosed: () => closed, trust: (authority) => now?.listening.trust(authority) },
  );

  const listensAt = ({ address, port }: NetworkPlace): boolean =>
    now?.place.address === address && now.place.port === port;
  const open = async (place: NetworkPlace): Promise<NetworkFault | null> => {
    if (listen === null) return 'network-failed';
    if (listensAt(place)) return null;
    try {
      const listening = await listen(doorwayAt(place));
      if (closed) listening.close();
      else {
        shut();
        now = { place, listening };
      }
      return null;
    } catch (thrown) {
      return faultOf(machine, thrown);
    }
  };
  const shut = () => {
    pairing.end('cancelled');
    now?.listening.close();
    now = null;
    fault = null;
  };

  /** Listens where the setting says, or tries again later. */
  const attempt = async (): Promise<void> => {
    const place = closed || supersededBy(read) !== null ? null : networkPlace(read);
    if (place === null || now !== null) return;
    const found = await open(place);
    if (closed) return;
    const wanted = networkPlace(read);
    if (wanted?.address !== place.address || wanted.port !== place.port) {
      if (listensAt(place)) shut();
      return;
    }
    fault = found;
    if (found !== null) again = setTimeout(() => void attempt(), againMillis).unref();
  };
  const sweeper = setInterval(desks.sweep, sweepMillis).unref();
  const isDevice = (id: DeviceId) => (guest: Guest) => guest.kind === 'device' && guest.id === id;
  const fromOf = (id: DeviceId) => {
    const address = now?.listening.from(isDevice(id)) ?? null;
    return { connected: address !== null, address };
  };

  return {
    start: (application) => {
      calls = application;
      void attempt();
    },
    state: () => ({ listening: now !== null, fault, addresses: addressesHere() }),
    open,
    shut,
    pair: () => {
      if (now === null) return null;
      return { code: pairing.start(now.place, issuerOf(read).key), seconds: pairingSeconds };
    },
    pairing,
    presence: (id) => ({ ...fromOf(id), seenAt: desks.seenAt(id) }),
    putOut: (id) => {
      now?.listening.cut(isDevice(id));
      desks.end(id);
    },
    close: () => {
      closed = true;
      clearInterval(sweeper);
      if (again !== null) clearTimeout(again);
      pairing.decided({ state: 'lost' });
      now?.listening.close();
    },
  };
}
