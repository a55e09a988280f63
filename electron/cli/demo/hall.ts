/** What everybody at the counters of one shift shares: clock, dice, pages, and what is to be done later. */
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { Dice } from './chance.ts';
import type { DeskClock } from './clock.ts';
import type { storyCards } from './stories.ts';
import type { Officer, Pages } from './staff.ts';
import type { Holder, Journey } from './travellers.ts';

/** Something that happens at a moment. */
interface Errand {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** Who works in a shift. */
export interface Roster {
  readonly bp3mi: Officer;
  readonly immigration: Officer;
  /** Another Pejabat Imigrasi, for the second name. */
  readonly second: Officer;
}

/** Somebody who was sent away and comes again with what was missing. */
export interface Return {
  readonly holder: Holder;
  readonly journey: Journey;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
}

/** Packs of cards that last over all shifts, so that rare things come in their share. */
export const packsOf = (dice: Dice, stories: typeof storyCards) => ({
  story: dice.pack(stories),
  /** How a referral ends [judgement]. */
  referral: dice.pack({ accepted: 8, sentBack: 1, lapsed: 1 }),
  /** What follows each recommendation at BP3MI's desk [judgement]. */
  clear: dice.pack({ cleared: 46, notCompleted: 2, advised: 1, selfWithdrawn: 1 }),
  ask: dice.pack({ cleared: 12, advised: 3, selfWithdrawn: 2, notCompleted: 2, referred: 1 }),
  refer: dice.pack({ referred: 15, cleared: 2, advised: 2, selfWithdrawn: 1 }),
  /** What Immigration does where it may stop somebody [judgement]. */
  stop: dice.pack({ postponed: 4, postponedPassportHeld: 3, cleared: 2, advised: 1 }),
  /** Receipts out of the printer, and out of the carbon book. */
  receipt: dice.pack({ station: 4, book: 1 }),
  /** How a passport leaves custody; some stay. */
  fate: dice.pack({ holder: 8, office: 3, proxy: 2, bp3mi: 1, seized: 1, stays: 1 }),
  later: dice.pack({ nothing: 20, corrected: 2, voided: 1 }),
  missed: dice.pack({ unsaid: 12, caught: 2, missed: 1 }),
  undo: dice.pack({ stands: 159, undone: 1 }),
});

/** The counters. */
export interface Hall {
  readonly clock: DeskClock;
  readonly dice: Dice;
  readonly packs: ReturnType<typeof packsOf>;
  readonly pages: Pages;
  readonly catalogue: Catalogue;
  readonly roster: Roster;
  readonly returns: Return[];
  /** Does something so many seconds later, once the clock gets there. */
  readonly later: (seconds: number, run: () => Promise<void>) => void;
}

/** The errands of a shift: whoever moves the clock does what is due. */
export function errands(clock: DeskClock) {
  const waiting: Errand[] = [];
  const next = (until: number): Errand | undefined => {
    const due = waiting.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)[0];
    if (due !== undefined) waiting.splice(waiting.indexOf(due), 1);
    return due;
  };
  const runUntil = async (until: number): Promise<void> => {
    for (let due = next(until); due !== undefined; due = next(until)) {
      clock.reach(due.at);
      await due.run();
    }
  };
  return {
    later: (seconds: number, run: () => Promise<void>) => {
      waiting.push({ at: clock.at() + seconds * 1000, run });
    },
    /** Does what is due, and waits for nothing. */
    due: () => runUntil(clock.at()),
    /** Does all that is left, whenever it is due. */
    rest: () => runUntil(Number.MAX_SAFE_INTEGER),
  };
}
