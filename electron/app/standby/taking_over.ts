/**
 * The spare takes the place of its host: its copy is opened and checked, an admin proves to be one by the PIN that stands in
 * it, and what was made of the copy becomes the station of this machine, with the term raised by one.
 */
import { UnreadableDatabase } from '../../../db/open.ts';
import type { z } from 'zod';
import type { Contract, ErrorOf, InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { NetworkPlace } from '../../../shared/contract/network.ts';
import type { Failure } from '../../../shared/contract/index.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Machine } from '../application.ts';
import { checkPin } from '../handlers/session.ts';
import { writeHead } from '../log_head.ts';
import type { Joined } from '../network/joined.ts';
import { networkSetting } from '../network/serving.ts';
import { openStation, type OpenStation } from '../open_station.ts';
import { checkCopy } from './checking.ts';
import { copyState, decideNext, placeIn } from './folder.ts';
import { hostAt } from './host_there.ts';
import type { Pulling } from './pulling.ts';
import { spareSetting } from './spare.ts';

type Look = Result<OutputOf<'spare.look'>, Failure<ErrorOf<'spare.look'>>>;
type Taken = Result<OutputOf<'spare.takeOver'>, Failure<ErrorOf<'spare.takeOver'>>>;

interface Parts {
  readonly machine: Machine;
  readonly joined: Joined;
  /** Where this machine answers as a host. */
  readonly place: NetworkPlace;
  readonly pulling: Pick<Pulling, 'made'>;
}

/** The caller in whose name the one act on the copy is done. */
const caller = 'taking over';

/** What the copy says to whoever may take over. */
const viewOf = ({ read }: OpenStation): OutputOf<'spare.look'> => ({
  events: read.logSize(),
  lastEventAt: read.lastEventAt(),
  admins: read
    .officers()
    .filter(({ role, active, pinHash }) => role === 'admin' && active && pinHash !== null)
    .map(({ id, name }) => ({ id, name })),
});

/** Opens what was made of the copy, if it is sound and this station's; null: it is not. */
async function openCopy({ machine, joined }: Parts, folder: string, key: Uint8Array): Promise<OpenStation | null> {
  const place = placeIn(folder, key);
  if ((await checkCopy(place, machine.clock)) === null) return null;
  const enter = () => Promise.reject(new Error('no page is at a copy'));
  let station: OpenStation;
  try {
    station = openStation({ ...machine, dataDir: folder }, { mode: 'live', ...place, enter });
  } catch (thrown) {
    if (thrown instanceof UnreadableDatabase) return null;
    throw thrown;
  }
  const { read } = station;
  if (read.networkAuthority()?.certificate === joined.authority && read.custodyAgrees()) return station;
  station.close();
  return null;
}

/** The one act that is recorded on the copy: who takes over, as what, and where. */
function record(station: OpenStation, { joined, place }: Parts): number {
  const { read } = station;
  const { deviceId } = joined;
  const events = read.logSize();
  const term = read.term() + 1;
  station.transact(caller, (ctx) => {
    if (ctx.officer === null) throw new Error('nobody takes over');
    const { id } = ctx.officer;
    ctx.write.insertTerm({ term, takenAt: ctx.now, takenBy: id, device: deviceId });
    ctx.write.setSetting(networkSetting, place);
    ctx.write.setSetting(spareSetting, null);
    ctx.audit('host-taken-over', [{ type: 'device', id: deviceId }], { host: { term, place, events } });
    // A host is no device of its own.
    if (read.device(deviceId)?.revokedAt === null) {
      ctx.write.revokeDevice(deviceId, id, ctx.now);
      ctx.audit('device-revoked', [{ type: 'device', id: deviceId }]);
    }
  });
  // The head that lay beside the database stayed on the old host: this one's is the newest that the copy has.
  const [newest] = read.newestCheckpoints(1);
  if (newest !== undefined) writeHead(station.headPath, newest.note);
  return term;
}

/** Taking over, as calls on the spare see it. */
export function createTakingOver(parts: Parts) {
  const { machine, joined, pulling } = parts;
  let looked: { readonly station: OpenStation; readonly state: string } | null = null;
  let told: string | null = null;
  const close = () => {
    looked?.station.close();
    looked = null;
  };
  /** What was looked at, as long as the copy is what it was then: a host that came back may have gone on. */
  const stillLooked = async (): Promise<OpenStation | null> => {
    if (looked !== null && looked.state !== (await copyState(machine.dataDir))) close();
    return looked?.station ?? null;
  };
  const hostThere = async () => (await hostAt(joined.host, joined.authority)) !== null;

  return {
    /** Opens and checks the copy as it is now; a second look is at the same one, with the tries that were counted in it. */
    look: async ({ passphrase }: InputOf<'spare.look'>): Promise<Look> => {
      if (await hostThere()) return err({ code: 'host-still-there' });
      const known = await stillLooked();
      if (known !== null) return ok(viewOf(known));
      const state = await copyState(machine.dataDir);
      const folder = await pulling.made('next');
      if (folder === null || state === null) return err({ code: 'spare-no-copy' });
      const secrets = machine.secrets.at(folder);
      const lock = secrets.passphrase;
      if (lock !== null && (await lock.isClosed()) && (passphrase === null || !(await lock.open(passphrase)))) {
        return err({ code: 'passphrase-wrong' });
      }
      const key = await secrets.read('live');
      const station = key === null ? null : await openCopy(parts, folder, key);
      if (station === null) return err({ code: 'spare-copy-damaged' });
      looked = { station, state };
      told = passphrase;
      return ok(viewOf(station));
    },
    /** Takes over. After it the machine is a host, at the latest from its next start on. */
    takeOver: async ({ officerId, pin }: z.output<Contract['spare.takeOver']['input']>): Promise<Taken> => {
      if (await hostThere()) return err({ code: 'host-still-there' });
      const station = await stillLooked();
      if (station === null) return err({ code: 'spare-look-first' });
      if (station.read.officer(officerId)?.role !== 'admin') return err({ code: 'officer-unknown' });
      const ctx = station.jobContext(caller);
      const checked = await checkPin(ctx, officerId, pin);
      if (!checked.ok) {
        // In the log of the host that comes of this copy, as every refused sign-in is.
        station.transact(null, (recording) => {
          recording.audit('sign-in-refused', [{ type: 'call', id: 'spare.takeOver' }], {
            refusal: { code: checked.error.code },
          });
        });
        return checked;
      }
      // A PIN takes its time, in which the host may have come back and gone on.
      if (await hostThere()) return err({ code: 'host-still-there' });
      if ((await stillLooked()) !== station) return err({ code: 'spare-look-first' });
      ctx.sessions.signIn(checked.value);
      const term = record(station, parts);
      looked = null;
      station.close();
      await decideNext(machine.dataDir);
      return ok({ term });
    },
    /** The passphrase that was told at the look, for the host that this machine becomes. */
    passphrase: (): string | null => told,
    close,
  };
}
