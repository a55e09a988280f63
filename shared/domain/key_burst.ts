/**
 * Tells a keyboard-wedge scanner from a typing hand, wherever the focus is. A scanner sends characters 1–15 ms apart,
 * a hand 60 ms and more, with pairs of keys rolled 20–40 ms apart. The first keys of either look alike, so a key is
 * held back until time shows whose it was, and then either given back as typing or swallowed as part of a scan.
 *
 * A burst is `minLength` characters each at most `maxGap` apart, where one gap may be as long as `stutterGap` (not the
 * first: a single key is given back after `maxGap`, so that typing does not lag). What is shorter is typing: a PIN on a
 * keypad, a pair, keys struck together. Once it is a burst nothing of it is ever given back, and it goes on until a
 * pause longer than `stutterGap`, or longer than `lineGap` after Enter or Tab: readers pause between the lines of a zone.
 *
 * Moments are milliseconds of one clock for events and ticks (`event.timeStamp` and `performance.now()`). Gaps are of the
 * moments at which keys were struck: a busy machine delivers them late and in heaps. Where the last key was heard late,
 * the next may be on its way as long: it is waited for from the moment the last was heard, and as much longer.
 */

/** When keys belong together. Gaps in milliseconds. */
export interface BurstSettings {
  /** Longest gap between two characters of a scanner. */
  readonly maxGap: number;
  /** Longest gap tolerated once before a burst is certain, and always after. */
  readonly stutterGap: number;
  /** Longest pause after Enter or Tab within one scan. */
  readonly lineGap: number;
  /** Fewer characters are typing. */
  readonly minLength: number;
}

/** For USB wedge scanners and passport readers as delivered; a slow wireless one may need a longer `maxGap`. */
export const burstSettings: BurstSettings = { maxGap: 35, stutterGap: 120, lineGap: 150, minLength: 8 };

/** A key going down, as the browser tells it. */
export interface KeyPress {
  readonly key: string;
  /** When it was struck. */
  readonly at: number;
  /** When the page heard of it; without, at once. */
  readonly heard?: number;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly meta?: boolean;
  /** The key is held and repeats itself. */
  readonly repeat?: boolean;
}

/** What to do, in this order: put `release` into the field, hand `scan` on, let the key through unless `swallow`. */
export interface Verdict {
  /** Characters held back that were typing after all, in the order of the keys. */
  readonly release: readonly string[];
  /** The key must have no effect of its own (`preventDefault`, `stopPropagation`). */
  readonly swallow: boolean;
  /** A whole scan; lines separated by a line feed (Enter) or a tab, none at the end. */
  readonly scan: string | null;
  /** Something is held: call `tick` at this moment unless another key comes first. */
  readonly pendingUntil: number | null;
}

/** One recogniser for one window. */
export interface KeyBurst {
  /** A key went down. */
  readonly push: (press: KeyPress) => Verdict;
  /** Time passed. The first tick that is due asks for one more: on a busy page keys struck in time may still wait behind it. */
  readonly tick: (at: number) => Verdict;
  /** The focus moves or the window goes: give back or hand on at once what is held. */
  readonly flush: () => Verdict;
}

/** Keys held back that belong together so far. */
interface Run {
  readonly keys: string[];
  lastAt: number;
  /** How late the last key was heard, milliseconds. */
  late: number;
  stutters: number;
  certain: boolean;
  afterLine: boolean;
}

type Kind = 'character' | 'lineEnd' | 'modifier' | 'other';
type Held = Pick<Verdict, 'release' | 'scan'>;

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn']);
const nothing: Held = { release: [], scan: null };

/** A recogniser with nothing held. */
export function createKeyBurst(settings: BurstSettings = burstSettings): KeyBurst {
  let run: Run | null = null;
  let waited = false;

  const conclude = (): Held => {
    const ended = run;
    run = null;
    if (ended === null) return nothing;
    if (!ended.certain) return { release: ended.keys, scan: null };
    return { release: [], scan: ended.keys.join('').replace(/[\n\t]+$/, '') };
  };
  const due = (): number | null => (run === null ? null : run.lastAt + 2 * run.late + allowedGap(run, settings) + 1);
  const verdict = (held: Held, swallow: boolean): Verdict => ({ ...held, swallow, pendingUntil: due() });

  const push = (press: KeyPress): Verdict => {
    waited = false;
    const before = run !== null && gapOf(run, press) > allowedGap(run, settings) ? conclude() : nothing;
    if (run === null) {
      run = begin(press, settings);
      return verdict(before, run !== null);
    }
    const step = run.certain ? goOn(run, press, settings) : consider(run, press, settings);
    return step === 'ends' ? verdict(conclude(), false) : verdict(before, step === 'held');
  };

  const tick = (at: number): Verdict => {
    const dueAt = due();
    if (dueAt === null || at < dueAt) return verdict(nothing, false);
    if (waited) return verdict(conclude(), false);
    waited = true;
    // A tick that comes late itself tells of a busy machine: what it waits for is late as well.
    return { ...nothing, swallow: false, pendingUntil: at + 1 + Math.min(at - dueAt, longestLate) };
  };

  return { push, tick, flush: () => verdict(conclude(), false) };
}

/**
 * What a scanned text is by its look, right or wrong: a misread zone is still a zone, and its reader says what is wrong.
 */
export function classifyScan(text: string): 'mrz' | 'boardingPass' | 'unknown' {
  const trimmed = text.trim().toUpperCase();
  if (/^(?:\][A-Z].)?M[0-9][A-Z]/.test(trimmed) && trimmed.length >= 40 && !trimmed.includes('<<'))
    return 'boardingPass';
  const zone = trimmed.replace(/\s+/g, '');
  return /^[A-Z][A-Z0-9<]/.test(zone) && zone.length >= 60 && zone.length <= 100 && zone.includes('<<')
    ? 'mrz'
    : 'unknown';
}

/** A clock that went wrong must not hold the officer's keys for long. */
const longestLate = 500;

const lateOf = ({ at, heard = at }: KeyPress): number => Math.min(Math.max(0, heard - at), longestLate);

/** The run reaches up to this key. */
function reach(run: Run, press: KeyPress): void {
  run.lastAt = Math.max(run.lastAt, press.at);
  run.late = lateOf(press);
}

const gapOf = (run: Run, press: KeyPress): number => Math.max(0, press.at - run.lastAt);

/** How long the next key may take and still belong to the run. */
function allowedGap(run: Run, settings: BurstSettings): number {
  if (run.certain) return run.afterLine ? settings.lineGap : settings.stutterGap;
  return run.keys.length > 1 && run.stutters === 0 ? settings.stutterGap : settings.maxGap;
}

/** Ctrl+M and Ctrl+J are how some scanners send carriage return and line feed. */
function kindOf(press: KeyPress): Kind {
  if (modifiers.has(press.key)) return 'modifier';
  if (press.key === 'Enter' || press.key === 'Tab') return 'lineEnd';
  if (press.ctrl === true && /^[jm]$/i.test(press.key)) return 'lineEnd';
  if (press.ctrl === true || press.alt === true || press.meta === true) return 'other';
  return [...press.key].length === 1 ? 'character' : 'other';
}

/** A first key. No scan begins with a space, and a space on a button must press it. */
function begin(press: KeyPress, settings: BurstSettings): Run | null {
  if (kindOf(press) !== 'character' || press.repeat === true || press.key === ' ') return null;
  const certain = settings.minLength <= 1;
  return { keys: [press.key], lastAt: press.at, late: lateOf(press), stutters: 0, certain, afterLine: false };
}

/** A further key while it may still be typing. */
function consider(run: Run, press: KeyPress, settings: BurstSettings): 'held' | 'passes' | 'ends' {
  const kind = kindOf(press);
  const quick = gapOf(run, press) <= settings.maxGap;
  if (kind === 'modifier') {
    if (quick) reach(run, press);
    return 'passes';
  }
  if (kind !== 'character' || press.repeat === true) return 'ends';
  if (!quick) run.stutters += 1;
  run.keys.push(press.key);
  reach(run, press);
  run.certain = run.keys.length >= settings.minLength;
  return 'held';
}

/** A further key of a certain burst. A foreign key at scanner speed is the scanner's; a slower one is the officer's. */
function goOn(run: Run, press: KeyPress, settings: BurstSettings): 'held' | 'passes' | 'ends' {
  const kind = kindOf(press);
  if (kind === 'other' && gapOf(run, press) > settings.maxGap) return 'ends';
  reach(run, press);
  if (kind === 'modifier') return 'passes';
  if (kind === 'character') run.keys.push(press.key);
  if (kind === 'lineEnd') run.keys.push(press.key === 'Tab' ? '\t' : '\n');
  if (kind !== 'other') run.afterLine = kind === 'lineEnd';
  return 'held';
}
