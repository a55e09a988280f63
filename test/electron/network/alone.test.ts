/** A device that loses its station: what it goes on with, what it keeps, and how that gets into the record. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { code, pins, value } from '../app/with_app.ts';
import { plain } from '../app/cases.ts';
import {
  damage,
  give,
  gone,
  handedIn,
  keptOf,
  modeOf,
  numbered,
  onDisk,
  opened,
  plug,
  recorded,
  scene,
  signInAt,
  unplug,
  type Scene,
} from './cut_off.ts';
import { endAll, signInAdmin, keptBy } from './hosts.ts';
import { ask } from './raw.ts';

let at: Scene;
beforeAll(async () => {
  at = await scene();
});
afterAll(endAll);

describe('a device without its station', () => {
  it('reads what is open on it, takes answers down, and says of everything else that it waits [V16.5.2]', async () => {
    const { page } = at;
    const screeningId = await opened(page);
    value(await give(page, screeningId, numbered(0)));
    value(await page('session.current', {}));
    await unplug(at);
    const before = value(await page('screening.get', { screeningId })).revision;
    for (const number of [1, 2, 3]) {
      at.device.clock.advance(60_000);
      expect(await give(page, screeningId, numbered(number))).toEqual({
        ok: true,
        value: { revision: before + number },
        alone: true,
      });
    }
    const view = await page('screening.get', { screeningId });
    expect(view).toMatchObject({ ok: true, alone: true, value: { revision: before + 3, answers: [numbered(3)] } });
    const { now } = value(await page('session.current', {}));
    expect(await keptOf(page)).toMatchObject({
      host: 'away',
      own: [{ screeningId, answers: [numbered(3)], refused: null }],
      others: 0,
      unreadable: 0,
    });
    expect(now).toBe('2026-11-21T00:33:00.000Z');
    const proposal = { screeningId, revision: before + 3, proposal: plain };
    expect(code(await page('decision.propose', proposal))).toBe('station-unreachable');
    expect(code(await page('screening.assessOwn', { screeningId, revision: before + 3, own: 'clear' }))).toBe(
      'station-unreachable',
    );
    // Another window of this officer that does not know of the answers is refused, as the station would refuse it.
    expect(code(await page('screening.answer', { screeningId, revision: before, answers: [numbered(9)] }))).toBe(
      'stale-revision',
    );
    at.host.clock.advance(200_000);
    await plug(at);
    await handedIn(page);
    await gone(at.file);
    expect(value(await page('screening.get', { screeningId }))).toMatchObject({
      revision: before + 3,
      answers: [numbered(3)],
    });
    const { notes, handedIn: told } = await recorded(at, screeningId);
    expect(notes).toEqual([0, 1, 2, 3].map((number) => numbered(number)).map((one) => 'note' in one && one.note));
    expect(told).toEqual([
      null,
      ...['31', '32', '33'].map((minute) => ({
        device: at.device.id,
        deviceClock: `2026-11-21T00:${minute}:00.000Z`,
        givenAt: `2026-11-21T00:${minute}:00.000Z`,
      })),
    ]);
  });

  it('keeps nothing readable on its disk, of nobody [E29]', async () => {
    const { page } = at;
    const screeningId = await opened(page);
    await unplug(at);
    value(await give(page, screeningId, numbered(41)));
    expect(modeOf(at.file)).toBe(0o600);
    const folder = join(at.device.dir, 'joined');
    const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    for (const word of [screeningId, at.bp3mi, 'rahasia', 'DOC-09', 'present', 'screening.answer', '2026-11']) {
      for (const text of all) {
        expect(text).not.toContain(word);
        expect(text).not.toContain(Buffer.from(word).toString('base64url').slice(0, -2));
      }
    }
    await plug(at);
    await handedIn(page);
  });

  it('takes down only answers on screenings that its officer has open', async () => {
    const { page, host } = at;
    const foreign = host.client('counter');
    value(await foreign('session.signIn', { officerId: at.first, pin: pins.first }));
    const screeningId = await opened(foreign);
    value(await page('screening.mine', {}));
    await unplug(at);
    const answers = [numbered(1)];
    expect(code(await page('screening.answer', { screeningId, revision: 0, answers }))).toBe('station-unreachable');
    expect(code(await page('screening.get', { screeningId }))).toBe('station-unreachable');
    expect(onDisk(at.file)).toBeNull();
    await plug(at);
    await handedIn(page);
  });

  it('locks itself without its station, keeps what was given, and tells the station first when it is back', async () => {
    const { page, host } = at;
    const screeningId = await opened(page);
    value(await page('session.current', {}));
    await unplug(at);
    value(await give(page, screeningId, numbered(51)));
    value(await page('session.lock', { cause: 'officer' }));
    expect(value(await page('session.current', {})).state).toBe('locked');
    expect(code(await page('screening.get', { screeningId }))).toBe('session-locked');
    expect(code(await page('screening.answer', { screeningId, revision: 1, answers: [numbered(52)] }))).toBe(
      'session-locked',
    );
    expect(code(await page('session.signIn', { officerId: at.bp3mi, pin: pins.bp3mi }))).toBe('station-unreachable');
    expect(await keptOf(page)).toMatchObject({ own: [], others: 1 });
    await plug(at);
    const back = async () => !('alone' in (await page('session.current', {})));
    await vi.waitUntil(back, { timeout: 10_000 });
    expect(value(await page('session.current', {})).state).toBe('locked');
    // Nobody's answer gets in under another's name: only its own officer hands it in.
    value(await page('session.signIn', { officerId: at.first, pin: pins.first }));
    expect(await keptOf(page)).toMatchObject({ own: [], others: 1 });
    expect((await recorded(at, screeningId)).notes).toEqual([]);
    await signInAt(at);
    expect(await keptOf(page)).toMatchObject({ own: [], others: 0 });
    expect((await recorded(at, screeningId)).notes).toEqual(['catatan rahasia 51']);
    expect(host.notes).toEqual([]);
  });

  it('locks itself where nobody touched it for twenty minutes [V7.3.1]', async () => {
    const { page } = at;
    value(await page('session.current', {}));
    await unplug(at);
    expect(value(await page('session.current', {})).state).toBe('active');
    at.device.clock.advance(20 * 60_000 + 1);
    expect(value(await page('session.current', {})).state).toBe('locked');
    await plug(at);
    await signInAt(at);
  });

  it('locks itself twelve hours after the PIN, also where somebody works there all the time [V7.3.2]', async () => {
    const { page, device } = at;
    const screeningId = await opened(page);
    value(await page('screening.get', { screeningId }));
    value(await page('session.current', {}));
    await unplug(at);
    const quarter = 15 * 60_000;
    for (let revision = 0; revision < 12 * 4; revision += 1) {
      device.clock.advance(quarter);
      value(await page('screening.answer', { screeningId, revision, answers: [numbered(revision)] }));
    }
    expect(value(await page('session.current', {})).state).toBe('active');
    device.clock.advance(1);
    expect(value(await page('session.current', {})).state).toBe('locked');
    await plug(at);
    await signInAt(at);
  });
});

describe('an act', () => {
  it('is done once, however often it is sent, and answered the same', async () => {
    const { page, host, device } = at;
    const screeningId = await opened(page);
    const { privateKey: key, certificate: cert, authority: ca } = keptBy(device);
    const window = { 'X-Tapis-Window': 'b'.repeat(22) };
    const send = (path: string, input: object, headers: Record<string, string> = {}) =>
      ask(host.place, { key, cert, ca }, { path, headers: { ...window, ...headers }, body: JSON.stringify(input) });
    await send('/call/session.signIn', { officerId: at.bp3mi, pin: pins.bp3mi });
    const act = { 'X-Tapis-Act': 'A'.repeat(22) };
    const input = { screeningId, revision: 0, answers: [numbered(1)] };
    const done = { status: 200, data: { ok: true, value: { revision: 1 } } };
    expect(await send('/call/screening.answer', input, act)).toEqual(done);
    expect(await send('/call/screening.answer', input, act)).toEqual(done);
    expect(await send('/call/screening.answer', { ...input, answers: [numbered(2)] }, act)).toEqual(done);
    expect((await recorded(at, screeningId)).notes).toEqual(['catatan rahasia 1']);
    // Without a session it says nothing of what was done.
    expect(await send('/call/screening.answer', input, { ...act, 'X-Tapis-Window': 'c'.repeat(22) })).toMatchObject({
      data: { error: { code: 'unauthenticated' } },
    });
    for (const wrong of [{ 'X-Tapis-Act': 'short' }, { ...act, 'X-Tapis-Given': 'yesterday' }]) {
      expect(await send('/call/screening.answer', input, wrong)).toMatchObject({ status: 400 });
    }
    expect(await send('/queue-key', {}, { 'X-Tapis-Window': 'c'.repeat(22) })).toMatchObject({ status: 401 });
  });

  it('that a clock dates wrongly is told with the device’s word, and no moment of the station', async () => {
    const { page, device } = at;
    const screeningId = await opened(page);
    await unplug(at);
    device.clock.jump(-400 * 86_400_000);
    // The station has not come so far when it is back: what the device made of its clock cannot be.
    device.clock.advance(19 * 60_000);
    value(await give(page, screeningId, numbered(1)));
    await plug(at);
    await handedIn(page);
    const { handedIn: told } = await recorded(at, screeningId);
    device.clock.jump(400 * 86_400_000);
    expect(told[0]).toMatchObject({ givenAt: null });
    expect(JSON.stringify(told[0])).toContain('"deviceClock":"2025-10');
  });

  it('gets into the record once and in order, wherever the connection, the device or the station breaks', async () => {
    const troubles = ['none', 'before', 'after', 'unplug', 'plug', 'device', 'host'] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...troubles), { minLength: 4, maxLength: 9 }), async (course) => {
        const { page } = at;
        const screeningId = await opened(page);
        const acknowledged: string[] = [];
        let plugged = true;
        for (const [index, trouble] of [...course, 'plug' as const].entries()) {
          if (trouble === 'before' || trouble === 'after') at.breakNext(trouble);
          if (trouble === 'unplug' && plugged) await unplug(at);
          if (trouble === 'plug' && !plugged) await plug(at);
          if (trouble === 'unplug' || trouble === 'plug') plugged = trouble === 'plug';
          if (trouble === 'device' || trouble === 'host') {
            if (!plugged) await plug(at);
            plugged = true;
            await restart(trouble);
            await signInAt(at);
          }
          const reply = await give(page, screeningId, numbered(index));
          if (reply.ok) acknowledged.push(`catatan rahasia ${String(index)}`);
        }
        await handedIn(page);
        expect(acknowledged).toHaveLength(course.length + 1);
        expect((await recorded(at, screeningId)).notes).toEqual(acknowledged);
        await gone(at.file);
      }),
      // Each course takes a second: devices and hosts are started anew in it.
      { numRuns: Math.ceil(Number(process.env.TAPIS_RUNS ?? 300) / 100) },
    );
  });

  it('that waits survives a restart of the device, and opens when its officer has signed in again', async () => {
    const { page, device } = at;
    const screeningId = await opened(page);
    await unplug(at);
    for (const number of [1, 2]) value(await give(page, screeningId, numbered(number)));
    device.stop();
    await device.start();
    expect(await keptOf(page)).toMatchObject({ own: [], others: 2, unreadable: 0 });
    expect(code(await page('screening.get', { screeningId }))).toBe('station-unreachable');
    await plug(at);
    await signInAt(at);
    expect(await keptOf(page)).toMatchObject({ host: 'reached', own: [], others: 0 });
    expect((await recorded(at, screeningId)).notes).toEqual(['catatan rahasia 1', 'catatan rahasia 2']);
  });
});

async function restart(which: 'device' | 'host'): Promise<void> {
  const one = which === 'device' ? at.device : at.host;
  one.stop();
  await one.start();
  if (which === 'host') await signInAdmin(at.host.admin);
}

describe('a queue that was touched', () => {
  const twoKept = async () => {
    const screeningId = await opened(at.page);
    await unplug(at);
    for (const number of [1, 2]) value(await give(at.page, screeningId, numbered(number)));
    at.device.stop();
    return screeningId;
  };
  const goOn = async () => {
    await at.device.start();
    await plug(at);
    await signInAt(at);
  };

  it('says what cannot be read, hands in the rest, and drops nothing until somebody discards it', async () => {
    const screeningId = await twoKept();
    damage(at, (text) => text.replace(/(?<="sealed":"[\w-]{60})./, (letter) => (letter === 'A' ? 'B' : 'A')));
    const [touched] = (onDisk(at.file) ?? '').split('\n');
    await goOn();
    // The second was given on top of the first, which the station has never seen.
    expect(await keptOf(at.page)).toMatchObject({
      own: [{ screeningId, refused: 'stale-revision', answers: [numbered(2)] }],
      unreadable: 1,
    });
    expect(onDisk(at.file)).toContain(touched);
    value(await at.page('kept.discard', { screeningId: null }));
    value(await at.page('kept.discard', { screeningId }));
    expect(await keptOf(at.page)).toMatchObject({ own: [], unreadable: 0 });
    expect(onDisk(at.file)).toBeNull();
  });

  it('cut short in the middle of a line loses that line and says so; what follows is taken down whole', async () => {
    const screeningId = await twoKept();
    damage(at, (text) => text.slice(0, -40));
    await at.device.start();
    expect(await keptOf(at.page)).toMatchObject({ own: [], others: 1, unreadable: 1 });
    await plug(at);
    await signInAt(at);
    expect((await recorded(at, screeningId)).notes).toEqual(['catatan rahasia 1']);
    value(await at.page('screening.get', { screeningId }));
    await unplug(at);
    value(await give(at.page, screeningId, numbered(3)));
    at.device.stop();
    await goOn();
    expect((await recorded(at, screeningId)).notes).toEqual(['catatan rahasia 1', 'catatan rahasia 3']);
    expect(await keptOf(at.page)).toMatchObject({ own: [], unreadable: 1 });
    value(await at.page('kept.discard', { screeningId: null }));
  });

  it('that is no queue at all is counted and never taken for one', async () => {
    await twoKept();
    damage(at, () => 'not\nours\n{"v":1}\n');
    await goOn();
    expect(await keptOf(at.page)).toMatchObject({ own: [], others: 0, unreadable: 3 });
    value(await at.page('kept.discard', { screeningId: null }));
    expect(onDisk(at.file)).toBeNull();
  });

  it('that cannot be opened at all takes nothing down, says so, and is set aside where somebody discards it', async () => {
    at.device.stop();
    mkdirSync(at.file);
    await at.device.start();
    await signInAt(at);
    const screeningId = await opened(at.page);
    await unplug(at);
    expect(code(await give(at.page, screeningId, numbered(1)))).toBe('station-unreachable');
    expect(await keptOf(at.page)).toMatchObject({ own: [], others: 0, unreadable: 1 });
    value(await at.page('kept.discard', { screeningId: null }));
    expect(await keptOf(at.page)).toMatchObject({ unreadable: 0 });
    value(await give(at.page, screeningId, numbered(1)));
    await plug(at);
    await handedIn(at.page);
    expect((await recorded(at, screeningId)).notes).toEqual(['catatan rahasia 1']);
  });

  it('with a line twice does its act once', async () => {
    const screeningId = await twoKept();
    damage(at, (text) => text + text);
    await goOn();
    expect((await recorded(at, screeningId)).notes).toEqual(['catatan rahasia 1', 'catatan rahasia 2']);
    expect(await keptOf(at.page)).toMatchObject({ own: [], others: 0, unreadable: 0 });
  });
});

describe('answers the station does not take', () => {
  it('because somebody was faster stay until their officer chooses; nothing is written over', async () => {
    const { page, host } = at;
    const screeningId = await opened(page);
    await unplug(at);
    for (const number of [1, 2]) value(await give(page, screeningId, numbered(number)));
    const colleague = host.client('counter');
    value(await colleague('session.signIn', { officerId: at.bp3mi, pin: pins.bp3mi }));
    value(await colleague('screening.answer', { screeningId, revision: 0, answers: [numbered(77)] }));
    await plug(at);
    await handedIn(page);
    const mine = { screeningId, refused: 'stale-revision', answers: [numbered(2)] };
    expect(await keptOf(page)).toMatchObject({ host: 'reached', own: [mine] });
    expect(value(await page('screening.get', { screeningId }))).toMatchObject({ revision: 1, answers: [numbered(77)] });
    // Over a restart too; a new answer does not wait for the choice.
    at.device.stop();
    await at.device.start();
    await signInAt(at);
    expect(await keptOf(page)).toMatchObject({ own: [mine] });
    value(await give(page, screeningId, numbered(78)));
    value(await page('kept.discard', { screeningId }));
    expect(await keptOf(page)).toMatchObject({ own: [] });
    expect((await recorded(at, screeningId)).notes).toEqual(['catatan rahasia 77', 'catatan rahasia 78']);
  });

  it('take along what is given on top of them, also where the count of the revisions would fit', async () => {
    const { page, host } = at;
    const screeningId = await opened(page);
    const answer = (revision: number, number: number) =>
      page('screening.answer', { screeningId, revision, answers: [numbered(number)] });
    const colleague = host.client('counter');
    value(await colleague('session.signIn', { officerId: at.bp3mi, pin: pins.bp3mi }));
    for (const late of [false, true]) {
      const { revision } = value(await page('screening.get', { screeningId }));
      await unplug(at);
      for (const more of [0, 1]) value(await answer(revision + more, 1 + more));
      for (const more of [0, 1]) {
        const theirs = { screeningId, revision: revision + more, answers: [numbered(70 + more)] };
        value(await colleague('screening.answer', theirs));
      }
      await plug(at);
      // The page has seen nothing of it yet: before the host is asked at all, and after it has refused what waited.
      if (late) await handedIn(page);
      else await vi.waitUntil(async () => (await page('session.current', {})).alone !== true, { timeout: 10_000 });
      expect(code(await answer(revision + 2, 3))).toBe('stale-revision');
      expect((await recorded(at, screeningId)).notes.at(-1)).toBe('catatan rahasia 71');
      value(await page('kept.discard', { screeningId }));
      value(await give(page, screeningId, numbered(9)));
    }
  });

  it('because the device was revoked are refused: it forgets who was there, and says so', async () => {
    const { page, host, device } = at;
    const screeningId = await opened(page);
    await unplug(at);
    value(await give(page, screeningId, numbered(1)));
    value(await host.admin('device.revoke', { deviceId: device.id }));
    await plug(at);
    const turned = async () => {
      await page('session.current', {});
      return (await keptOf(page)).host === 'turnedAway';
    };
    await vi.waitUntil(turned, { timeout: 10_000 });
    expect(await keptOf(page)).toMatchObject({ own: [], others: 1 });
    expect(code(await page('screening.get', { screeningId }))).toBe('station-unreachable');
    expect(code(await page('screening.answer', { screeningId, revision: 1, answers: [numbered(2)] }))).toBe(
      'station-unreachable',
    );
    expect((await recorded(at, screeningId)).notes).toEqual([]);
    expect(device.notes.at(-1)).toBe('host turns this device away');
  });
});
