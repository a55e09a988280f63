import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyPress } from '../../../shared/domain/key_burst.ts';
import { burstSettings, classifyScan, createKeyBurst } from '../../../shared/domain/key_burst.ts';
import { zoneText } from '../../helpers/zone.ts';

const runs = { numRuns: Number(process.env.TAPIS_RUNS ?? 300) };
const zone = zoneText();
const card = zoneText({ format: 'TD1', code: 'I' });
const boardingPass = 'M1CONTOH/BUDI         EXYZ789 PLMKULAK 0456 325Y012A0034 10A>6180  ^16';

/** What a window sees: characters that reach its field, keys that act, scans; and whether anything is still held. */
interface Seen {
  typed: string;
  acted: string[];
  scans: string[];
  held: boolean;
}

/**
 * Plays keys like a browser: a tick whenever one is due before the next key. With `busyUntil`, timers and keys wait
 * until then, and a due timer is served before each waiting key: a timer it sets anew comes after what already waits.
 */
function play(presses: readonly KeyPress[], busyUntil = 0): Seen {
  const burst = createKeyBurst();
  const seen: Seen = { typed: '', acted: [], scans: [], held: false };
  let due: number | null = null;
  const take = (verdict: ReturnType<typeof burst.tick>): void => {
    seen.typed += verdict.release.join('');
    if (verdict.scan !== null) seen.scans.push(verdict.scan);
    due = verdict.pendingUntil;
  };
  for (const press of presses) {
    const heard = press.heard ?? press.at;
    if (heard >= busyUntil) while (due !== null && due <= heard) take(burst.tick(due));
    else if (due !== null && due <= busyUntil) take(burst.tick(busyUntil));
    const verdict = burst.push(press);
    take(verdict);
    if (verdict.swallow) continue;
    if ([...press.key].length === 1 && press.ctrl !== true) seen.typed += press.key;
    else seen.acted.push(press.key);
  }
  for (let turns = 0; due !== null && turns < 5; turns += 1) take(burst.tick(due));
  seen.held = due !== null;
  return seen;
}

const gapsOf = (keys: readonly string[], gap: number, from = 1000): KeyPress[] =>
  keys.map((key, index) => ({ key, at: from + index * gap }));
/** Keys of a wedge scanner: Enter for a line feed, Shift before what needs it. */
const keysOf = (text: string): string[] =>
  [...text].flatMap((character) => {
    if (character === '\n') return ['Enter'];
    return /[A-Z<>^/]/.test(character) ? ['Shift', character] : [character];
  });
const scanned = (text: string, gap = 8): KeyPress[] => gapsOf(keysOf(text), gap);

describe('scanners', () => {
  test('a machine that falls behind delivers one scan in heaps, each later than the one before: it stays one', () => {
    const heaps = scanned(`${boardingPass}\n`, 2).map((press, index) => ({
      ...press,
      heard: Math.max(press.at, 1040 + 100 * Math.floor(index / 20)),
    }));
    expect(Math.max(...heaps.map(({ at, heard }) => heard - at))).toBeGreaterThan(200);
    expect(play(heaps)).toMatchObject({ typed: '', scans: [boardingPass], held: false });
  });

  test.each([
    ['boarding pass, Enter', `${boardingPass}\n`, boardingPass],
    ['boarding pass, no terminator', boardingPass, boardingPass],
    ['TD3 with Enter after each line', `${zone}\n`, zone],
    ['TD1 with three lines', `${card}\n`, card],
    ['TD1 with empty lines', `${card.replaceAll('\n', '\n\n')}\n\n`, card.replaceAll('\n', '\n\n')],
    ['the number of a baggage tag', '0014123456003\n', '0014123456003'],
  ])('%s', (_, sent, scan) => {
    // 25: a slow one, whose letters come 50 ms apart because each has its own Shift.
    for (const gap of [0, 1, 5, 15, 25])
      expect(play(scanned(sent, gap))).toEqual({
        typed: '',
        acted: keysOf(sent).filter((key) => key === 'Shift'),
        scans: [scan],
        held: false,
      });
  });

  test('Tab as terminator does not move the focus', () => {
    const seen = play([...scanned(boardingPass), { key: 'Tab', at: 5000 }]);
    expect(seen.acted.filter((key) => key === 'Tab')).toEqual(['Tab']);
    const keys = [...keysOf(boardingPass), 'Tab'];
    expect(play(gapsOf(keys, 8))).toMatchObject({ typed: '', scans: [boardingPass] });
    expect(play(gapsOf(keys, 8)).acted).not.toContain('Tab');
  });

  test('carriage return and line feed sent as Enter and Ctrl+J, or as Ctrl+M and Ctrl+J', () => {
    for (const first of [{ key: 'Enter' }, { key: 'm', ctrl: true }]) {
      const body = scanned(boardingPass);
      const end = (body.at(-1)?.at ?? 0) + 8;
      const seen = play([
        ...body,
        { ...first, at: end },
        { key: 'Control', at: end + 4 },
        { key: 'j', ctrl: true, at: end + 8 },
      ]);
      expect(seen).toMatchObject({ typed: '', scans: [boardingPass] });
      expect(seen.acted.filter((key) => key !== 'Shift' && key !== 'Control')).toEqual([]);
    }
  });

  test('two scans one after the other are two', () => {
    const second = scanned(`${boardingPass}\n`).map((press) => ({ ...press, at: press.at + 5000 }));
    expect(play([...scanned(`${zone}\n`), ...second])).toMatchObject({ typed: '', scans: [zone, boardingPass] });
  });

  test('keys without a character at scanner speed are swallowed with the scan', () => {
    const keys = [...keysOf(boardingPass.slice(0, 40)), 'Dead', 'F8', ...keysOf(boardingPass.slice(40))];
    const seen = play(gapsOf(keys, 8));
    expect(seen).toMatchObject({ typed: '', scans: [boardingPass] });
    expect(seen.acted.filter((key) => key !== 'Shift')).toEqual([]);
  });

  test('a scan while something was being typed takes nothing of it', () => {
    const typing = gapsOf([...'bud'], 90, 0);
    expect(play([...typing, ...scanned(`${boardingPass}\n`)])).toMatchObject({ typed: 'bud', scans: [boardingPass] });
  });

  test('typing goes on right after a scan', () => {
    const body = scanned(boardingPass);
    const after = (body.at(-1)?.at ?? 0) + 200;
    expect(play([...body, { key: 'x', at: after }])).toMatchObject({ typed: 'x', scans: [boardingPass] });
    expect(play([...body, { key: 'Escape', at: after - 120 }])).toMatchObject({ typed: '', scans: [boardingPass] });
    expect(play([...body, { key: 'Escape', at: after - 120 }]).acted).toContain('Escape');
  });

  test('any burst is handed on whole and gives nothing back', () => {
    const text = fc
      .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<>^/ .-'), { minLength: 8, maxLength: 160 })
      .map((characters) => characters.join(''))
      .filter((drawn) => !drawn.startsWith(' '));
    const body = fc.oneof(text, fc.constantFrom(zone, card, boardingPass));
    const gaps = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 400, maxLength: 400 });
    const stutter = fc.record({ at: fc.nat(), long: fc.integer({ min: 36, max: 100 }) });
    const end = fc.constantFrom<readonly string[]>(['Enter'], ['Tab'], [], ['Enter', 'Enter']);
    fc.assert(
      fc.property(
        body,
        gaps,
        stutter,
        end,
        fc.integer({ min: 1, max: 120 }),
        (sent, drawn, slow, terminator, pause) => {
          const keys = [...keysOf(sent), ...terminator];
          const characters = keys.map((key, index) => (key.length === 1 ? index : -1)).filter((index) => index >= 0);
          // Never before the second character: the first alone cannot be told from a touch on the keyboard.
          const slowKey = characters[2 + (slow.at % (characters.length - 2))];
          let at = 1000;
          const presses = keys.map((key, index) => {
            const lineBefore = keys[index - 1] === 'Enter' && key !== 'Enter';
            at += index === slowKey ? slow.long : lineBefore ? pause : (drawn[index % 400] ?? 1);
            return { key, at };
          });
          const seen = play(presses);
          expect(seen).toMatchObject({ typed: '', scans: [sent], held: false });
          expect(seen.acted.filter((key) => key !== 'Shift')).toEqual([]);
        },
      ),
      runs,
    );
  });

  test('a busy page that serves its timer before the waiting keys loses nothing', () => {
    const presses = scanned(`${zone}\n`);
    for (const busyUntil of [1045, 1100, 1500, 4000])
      expect(play(presses, busyUntil)).toMatchObject({ typed: '', scans: [zone], held: false });
  });
});

describe('hands', () => {
  test('typing that a busy machine delivers late is given back whole', () => {
    const late = gapsOf([...'PALEMBANG'], 90).map((press) => ({ ...press, heard: press.at + 200 }));
    expect(play(late)).toEqual({ typed: 'PALEMBANG', acted: [], scans: [], held: false });
  });

  test('a clock that went wrong holds no key for long', () => {
    const burst = createKeyBurst();
    const { pendingUntil } = burst.push({ key: 'a', at: 1000, heard: 9_000_000 });
    expect(pendingUntil).toBeLessThan(3000);
  });

  test('a single key comes back when its time is over, not before', () => {
    const burst = createKeyBurst();
    expect(burst.push({ key: 'a', at: 100 })).toEqual({ release: [], swallow: true, scan: null, pendingUntil: 136 });
    expect(burst.tick(135)).toMatchObject({ release: [], pendingUntil: 136 });
    expect(burst.tick(136)).toEqual({ release: [], swallow: false, scan: null, pendingUntil: 137 });
    expect(burst.tick(137)).toEqual({ release: ['a'], swallow: false, scan: null, pendingUntil: null });
    expect(burst.tick(500)).toEqual({ release: [], swallow: false, scan: null, pendingUntil: null });
  });

  test('a pair rolled in 25 ms comes back in order, with the Enter after it', () => {
    expect(
      play([
        { key: 'o', at: 0 },
        { key: 'k', at: 25 },
        { key: 'Enter', at: 60 },
      ]),
    ).toEqual({
      typed: 'ok',
      acted: ['Enter'],
      scans: [],
      held: false,
    });
  });

  test('what is held comes back before the key that ends it acts', () => {
    const burst = createKeyBurst();
    burst.push({ key: 'o', at: 0 });
    burst.push({ key: 'k', at: 20 });
    expect(burst.push({ key: 'Backspace', at: 40 })).toEqual({
      release: ['o', 'k'],
      swallow: false,
      scan: null,
      pendingUntil: null,
    });
  });

  test.each([60, 45, 36, 30, 20])('a PIN of six digits, %i ms apart, is not a scan', (gap) => {
    expect(play(gapsOf([...'482915', 'Enter'], gap))).toEqual({
      typed: '482915',
      acted: ['Enter'],
      scans: [],
      held: false,
    });
  });

  test.each([60, 45, 40])('even ten digits, %i ms apart, are not', (gap) => {
    expect(play(gapsOf([...'4829150736'], gap))).toMatchObject({ typed: '4829150736', scans: [] });
  });

  test('a pair and then quick single keys never add up to a scan', () => {
    const gaps = [0, 25, ...Array.from({ length: 20 }, () => 80)];
    let at = 0;
    const presses = gaps.map((gap, index) => ({ key: String.fromCharCode(97 + index), at: (at += gap) }));
    expect(play(presses)).toMatchObject({ typed: presses.map(({ key }) => key).join(''), scans: [] });
    const burst = createKeyBurst();
    const released = presses.slice(0, 4).map((press) => burst.push(press).release.join(''));
    expect(released).toEqual(['', '', '', 'abc']);
  });

  test('a held key repeats by itself and is not a scan', () => {
    const repeats = Array.from({ length: 40 }, (_, index) => ({ key: 'a', at: 500 + index * 30, repeat: true }));
    const seen = play([{ key: 'a', at: 0 }, ...repeats]);
    expect(seen).toMatchObject({ typed: 'a'.repeat(41), scans: [], held: false });
    const held = createKeyBurst();
    held.push({ key: 'a', at: 0 });
    expect(held.push({ key: 'a', at: 30, repeat: true })).toMatchObject({ release: ['a'], swallow: false });
  });

  test('shortcuts, arrows, Tab and a first space act at once', () => {
    for (const press of [
      { key: 's', ctrl: true },
      { key: 'Tab' },
      { key: 'ArrowDown' },
      { key: ' ' },
      { key: 'Escape' },
    ])
      expect(createKeyBurst().push({ ...press, at: 0 })).toEqual({
        release: [],
        swallow: false,
        scan: null,
        pendingUntil: null,
      });
  });

  test('keys struck together stay typing', () => {
    expect(play(gapsOf([...'asdfjkl'], 3))).toMatchObject({ typed: 'asdfjkl', scans: [], held: false });
  });

  test('when the focus moves, what is held is given back at once', () => {
    const burst = createKeyBurst();
    burst.push({ key: 'a', at: 0 });
    expect(burst.flush()).toEqual({ release: ['a'], swallow: false, scan: null, pendingUntil: null });
    for (const press of scanned(boardingPass)) burst.push(press);
    expect(burst.flush()).toEqual({ release: [], swallow: false, scan: boardingPass, pendingUntil: null });
  });

  test('typed text comes back complete and in order', () => {
    const character = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABC0123456789 .,é');
    // A rolled pair is followed by a gap of a hand.
    const stroke = fc.oneof(
      fc.tuple(character, fc.integer({ min: 60, max: 400 })).map(([key, gap]) => [{ key, gap }]),
      fc
        .tuple(character, character, fc.integer({ min: 20, max: 40 }), fc.integer({ min: 60, max: 300 }))
        .map(([one, two, roll, gap]) => [
          { key: one, gap },
          { key: two, gap: roll },
        ]),
      fc.integer({ min: 60, max: 200 }).map((gap) => [{ key: 'Shift', gap }]),
    );
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 60 }), (strokes) => {
        let at = 0;
        const presses = strokes.flat().map(({ key, gap }) => ({ key, at: (at += gap) }));
        const text = presses.map(({ key }) => (key === 'Shift' ? '' : key)).join('');
        expect(play(presses)).toMatchObject({ typed: text, scans: [], held: false });
      }),
      runs,
    );
  });

  test('whatever the keys and their times, no character is lost, doubled or moved', () => {
    const key = fc.constantFrom('a', 'b', 'M', '1', '<', ' ', 'Shift', 'Enter', 'Tab', 'Escape');
    const press = fc.record({ key, gap: fc.integer({ min: 0, max: 200 }), ctrl: fc.boolean(), repeat: fc.boolean() });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 120 }), (drawn) => {
        let at = 0;
        const burst = createKeyBurst();
        const out: string[] = [];
        const put = (verdict: ReturnType<typeof burst.tick>): void => {
          out.push(...verdict.release, ...(verdict.scan === null ? [] : [...verdict.scan]));
        };
        const text: string[] = [];
        for (const { gap, ...rest } of drawn) {
          at += gap;
          const verdict = burst.push({ ...rest, at });
          put(verdict);
          const isCharacter = rest.key.length === 1 && !rest.ctrl;
          if (isCharacter) text.push(rest.key);
          if (isCharacter && !verdict.swallow) out.push(rest.key);
        }
        put(burst.flush());
        expect(out.filter((one) => one !== '\n' && one !== '\t')).toEqual(text);
      }),
      runs,
    );
  });
});

describe('settings', () => {
  test('a slow wireless scanner', () => {
    const slow = createKeyBurst({ ...burstSettings, maxGap: 60 });
    const released = gapsOf([...'PLMKUL0456'], 50).flatMap((press) => slow.push(press).release);
    expect([released, slow.flush().scan]).toEqual([[], 'PLMKUL0456']);
  });
});

describe('what was scanned', () => {
  test.each([
    [zone, 'mrz'],
    [card, 'mrz'],
    [zone.replace('\n', ''), 'mrz'],
    [zone.slice(0, -3), 'mrz'],
    [zone.toLowerCase(), 'mrz'],
    [boardingPass, 'boardingPass'],
    [boardingPass.toLowerCase(), 'boardingPass'],
    [`]L0${boardingPass}`, 'boardingPass'],
    [`M5${boardingPass.slice(2)}`, 'boardingPass'],
    ['0014123456003', 'unknown'],
    ['https://example.org/somewhere/quite/long/to/read', 'unknown'],
    ['', 'unknown'],
  ])('%j is %s', (text, kind) => {
    expect(classifyScan(text)).toBe(kind);
  });
});
