/** The host's view of its spare: which device it is, how far its copy is, and whether another host has taken the station over. */
import { z } from 'zod';
import type { CopySource } from '../../../db/log_tail.ts';
import type { Reader } from '../../../db/store.ts';
import { rootOf } from '../../../shared/audit/tree.ts';
import { NetworkPlace } from '../../../shared/contract/network.ts';
import { Superseded } from '../../../shared/contract/spare.ts';
import { DeviceId } from '../../../shared/ids.ts';
import type { Machine } from '../application.ts';
import type { CommandContext, StationSpare } from '../context.ts';
import { traceOf } from '../log.ts';
import { sha256 } from '../sha256.ts';
import { createCopying } from './copying.ts';
import { hostAt, termOf } from './host_there.ts';
import { Pull, type CopyKey } from './wire.ts';

/** Name of the setting: the spare, or null. */
export const spareSetting = 'spare';
const supersededSetting = 'superseded';

/** How often a host asks whether its spare has become a host, milliseconds: nothing else tells it where no device reaches both. */
const askMillis = 30_000;

/** So long devices are still answered, milliseconds: with a refusal. */
const answerMillis = 500;

/** The spare as it is named. */
const Named = z.strictObject({ deviceId: DeviceId, place: NetworkPlace });

/** The spare that is named; null: none. */
export function spareNamed(read: Reader): z.infer<typeof Named> | null {
  const stored = read.setting(spareSetting);
  return stored === null ? null : Named.parse(stored);
}

/** The host that has the station now, where this one has lost it. */
export function supersededBy(read: Reader): Superseded | null {
  const stored = read.setting(supersededSetting);
  return stored === null ? null : Superseded.parse(stored);
}

/** Takes the naming of the spare back, where it is this device. */
export function dismissSpare(ctx: CommandContext, deviceId: DeviceId): void {
  if (spareNamed(ctx.read)?.deviceId !== deviceId) return;
  ctx.write.setSetting(spareSetting, null);
  ctx.audit('spare-dismissed', [{ type: 'device', id: deviceId }]);
}

interface Parts {
  readonly machine: Machine;
  readonly read: Reader;
  readonly transact: <T>(work: (ctx: CommandContext) => T) => T;
  readonly source: CopySource;
  readonly key: () => Promise<CopyKey>;
  /** The standing of the spare is another one. */
  readonly changed: () => void;
  /** Another host has the station: nobody is served any more. */
  readonly lost: () => void;
}

/** Whether a copy has the very log of this station. */
function isOurs(read: Reader, { events, root }: { events: number; root: string }): boolean {
  if (events > read.logSize()) return false;
  return Buffer.from(rootOf(events, { node: read.treeNode, sha256 })).toString('base64') === root;
}

/** The spare of a live station. */
function createSpare({ machine, read, transact, source, key, changed, lost }: Parts): StationSpare {
  const copying = createCopying({ machine, source, key, changed });
  let last: Pull | null = null;
  let closed = false;

  const superseded = (certificate: string): boolean => {
    const authority = read.networkAuthority()?.certificate ?? '';
    const found = termOf(certificate, authority);
    if (closed || found === null || found.term <= read.term()) return false;
    if (supersededBy(read) !== null) return true;
    transact((ctx) => {
      ctx.write.setSetting(supersededSetting, { ...found, at: ctx.now });
      ctx.audit('host-superseded', [], { by: found });
    });
    copying.close();
    // No act is recorded from here on; whoever told it still hears that it was heard.
    setTimeout(lost, answerMillis).unref();
    return true;
  };
  const ask = async (): Promise<void> => {
    const named = spareNamed(read);
    const authority = read.networkAuthority();
    if (named === null || authority === null || supersededBy(read) !== null) return;
    const there = await hostAt(named.place, authority.certificate);
    if (there !== null) superseded(there.certificate);
  };
  const asking = setInterval(() => {
    ask().catch((thrown: unknown) => {
      machine.log.note(`spare asked ${traceOf(thrown)}`);
    });
  }, askMillis).unref();

  return {
    state: () => {
      const named = spareNamed(read);
      if (named === null) return null;
      const checked = last?.checked ?? null;
      return {
        ...named,
        standing: copying.standing(),
        percent: copying.percent(),
        checked: checked !== null && isOurs(read, checked) ? checked : null,
        fault: checked !== null && !isOurs(read, checked) ? 'copy-damaged' : (last?.fault ?? null),
        placeFault: last?.placeFault ?? null,
      };
    },
    pull: async (device, body) => {
      const asked = Pull.safeParse(body);
      if (closed || spareNamed(read)?.deviceId !== device || !asked.success) return null;
      last = asked.data;
      return copying.pull(asked.data);
    },
    succession: (device) => {
      const named = spareNamed(read);
      return { term: read.term(), spare: named && { place: named.place, you: named.deviceId === device } };
    },
    settled: copying.settled,
    anew: () => {
      last = null;
      copying.anew();
    },
    superseded,
    ask,
    close: () => {
      closed = true;
      clearInterval(asking);
      copying.close();
    },
  };
}

/** The spare of a live station whose database lies at a place, under the key that is in it at the time. */
export function spareOf({
  place,
  source,
  ...parts
}: Omit<Parts, 'key'> & { readonly place: { readonly key: Uint8Array } }): StationSpare {
  const key = async () => ({
    key: Buffer.from(place.key).toString('hex'),
    envelope: (await parts.machine.secrets.passphrase?.envelope()) ?? null,
  });
  return createSpare({ ...parts, source, key });
}
