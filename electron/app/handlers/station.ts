/** First run, settings, practice. */
import { z } from 'zod';
import type { OfficerRecord } from '../../../db/officers.ts';
import { HeadFault, type LogFault } from '../../../shared/audit/checkpoint.ts';
import { LogBreak } from '../../../shared/audit/verification.ts';
import { Settings } from '../../../shared/contract/station.ts';
import type { AgencyCode, Role } from '../../../shared/domain/words.ts';
import { pinTooSimple } from '../../../shared/domain/lockout.ts';
import { newId, OfficerId } from '../../../shared/ids.ts';
import { err, ok } from '../../../shared/result.ts';
import type { Instant } from '../../../shared/time.ts';
import { clockDoubt, setClockDoubt } from '../clock_doubt.ts';
import type { Handlers, QueryContext } from '../context.ts';
import { newSigningKey } from '../ed25519.ts';
import { hashPin } from '../pins.ts';
import { cardOf } from './officer.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The station's own Ed25519 key pair, made at first run (SPKI and PKCS #8 DER, base64). */
function logKeys(random: QueryContext['random']): { logPublicKey: string; logPrivateKey: string } {
  const { der, spki } = newSigningKey(random(32));
  return { logPublicKey: base64(spki), logPrivateKey: base64(der) };
}

/** What everybody sees at sign-in until a supervisor has cosigned a later checkpoint. */
function logAlarm({ read }: QueryContext): { at: Instant; fault: LogFault; brokenAt: number | null } | null {
  const [alarm] = [read.lastEventOf('log-behind-head'), read.lastEventOf('log-broken-found')]
    .filter((event) => event !== null)
    .toSorted((one, other) => other.seq - one.seq);
  if (alarm === undefined || read.cosignedTo() > alarm.seq) return null;
  const { at } = alarm;
  const content: unknown = JSON.parse(read.eventContent(alarm.seq)[0]?.content ?? 'null');
  return alarm.kind === 'log-broken-found'
    ? { at, fault: 'broken', brokenAt: LogBreak.safeParse(content).data?.seq ?? null }
    : { at, fault: z.object({ fault: HeadFault }).catch({ fault: 'differs' }).parse(content).fault, brokenAt: null };
}

interface FirstPerson {
  readonly name: string;
  readonly serviceNumber: string;
  readonly agency: AgencyCode | null;
  readonly role: Role;
  readonly immigrationOfficial: boolean;
  readonly pinHash: string;
}

const recordOf = (person: FirstPerson, id: OfficerId, createdAt: Instant): OfficerRecord => ({
  id,
  ...person,
  active: true,
  codeHash: null,
  failedAttempts: 0,
  lockedUntil: null,
  createdAt,
});

/** Handlers of `station.*`. */
export const stationHandlers: Handlers<'station'> = {
  'station.state': (_input, ctx) => {
    const station = ctx.read.station();
    return ok({
      mode: ctx.mode,
      station: station && { id: station.id, airport: station.airport, counter: station.counter, name: station.name },
      officers: ctx.read
        .officers()
        .filter(({ active }) => active)
        .map(cardOf),
      logAlarm: logAlarm(ctx),
      keyProtection: ctx.keyProtection,
      now: ctx.now,
    });
  },
  // Where the database was closed, the shell has opened it before a call comes here.
  'station.unlock': () => Promise.resolve(ok({})),
  'station.join': async ({ code }, { joining, read }) => {
    if (joining === null) return err({ code: 'practice-no-network' });
    if (read.station() !== null) return err({ code: 'station-exists' });
    return joining.ask(code);
  },
  // A device answers this itself (standby/device.ts).
  'station.leave': () => Promise.resolve(err({ code: 'not-joined' })),
  'station.joining': (_input, { joining }) => ok(joining?.state() ?? { state: 'none', comparison: null, device: null }),
  'station.enter': async ({ mode }, ctx) => {
    await ctx.enter(mode);
    return ok({ mode });
  },
  'station.create': async (input, ctx) => {
    if (ctx.read.station() !== null) return err({ code: 'station-exists' });
    if (pinTooSimple(input.admin.pin) || pinTooSimple(input.supervisor.pin)) return err({ code: 'pin-too-simple' });
    if (input.admin.pin === input.supervisor.pin) return err({ code: 'pins-equal' });
    if (input.supervisor.immigrationOfficial && input.supervisor.agency !== 'immigration') {
      return err({ code: 'official-needs-immigration' });
    }
    const pepper = ctx.random(32);
    const [adminHash, supervisorHash] = await Promise.all([
      hashPin(input.admin.pin, pepper, ctx.random(16)),
      hashPin(input.supervisor.pin, pepper, ctx.random(16)),
    ]);
    const { airport, counter, name } = input;
    const station = { id: `${airport}-${counter}`, airport, counter, name };
    const { pin: _adminPin, ...admin } = input.admin;
    const { pin: _supervisorPin, ...supervisor } = input.supervisor;
    return ctx.transact((write) => {
      if (write.read.station() !== null) return err({ code: 'station-exists' });
      write.write.createStation({
        ...station,
        createdAt: write.now,
        ...logKeys(ctx.random),
        pinPepper: base64(pepper),
        passportKey: base64(ctx.random(32)),
      });
      const adminId = newId(OfficerId, 'ofc', ctx.random);
      const supervisorId = newId(OfficerId, 'ofc', ctx.random);
      write.write.insertOfficer(
        recordOf(
          { ...admin, agency: null, role: 'admin', immigrationOfficial: false, pinHash: adminHash },
          adminId,
          write.now,
        ),
      );
      write.write.insertOfficer(
        recordOf({ ...supervisor, role: 'supervisor', pinHash: supervisorHash }, supervisorId, write.now),
      );
      const active = write.catalogue();
      write.audit(
        'station-created',
        [adminId, supervisorId].map((id) => ({ type: 'officer', id })),
        { station },
      );
      write.audit('catalogue-activated', [{ type: 'catalogue', id: active.sha256 }], {
        catalogue: { version: active.version, sha256: active.sha256 },
      });
      return ok({ station });
    });
  },
};

/** Handlers of `clock.*`. */
export const clockHandlers: Handlers<'clock'> = {
  'clock.state': (_input, ctx) => ok({ doubt: clockDoubt(ctx.read), now: ctx.now }),
  'clock.confirm': (_input, ctx) => {
    const doubt = clockDoubt(ctx.read);
    if (doubt === null) return err({ code: 'clock-not-doubtful' });
    setClockDoubt(ctx.write, null);
    ctx.audit('clock-confirmed', [], { doubt });
    return ok({});
  },
};

/** Handlers of `settings.*`. */
export const settingsHandlers: Handlers<'settings'> = {
  'settings.get': (_input, ctx) => ok(ctx.settings),
  'settings.set': (input, ctx) => {
    const settings = Settings.parse(input);
    ctx.write.setSetting('settings', settings);
    ctx.audit('settings-changed', [], { before: ctx.settings, after: settings });
    return ok(settings);
  },
};
