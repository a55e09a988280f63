/** What became of those who were stopped or handed on: asked 7, 30 and 180 days later, when somebody has time for it. */
import type { Hall } from './hall.ts';
import type { Officer } from './staff.ts';

/** Answers [judgement: most who are asked about were never heard of again, or left later with their papers]. */
const outcomes = { unknown: 5, departedLater: 6, nothingFound: 5, irregular: 3, confirmedVictim: 1 } as const;

/** So many are asked about at once. */
const atOnce = 5;

/** One officer of each agency asks about a few of those who are due. */
export async function askWhatBecame(hall: Hall): Promise<void> {
  for (const officer of [hall.roster.bp3mi, hall.roster.immigration]) await askBy(hall, officer);
}

async function askBy(hall: Hall, officer: Officer): Promise<void> {
  const act = await hall.pages.at(officer);
  const due = await act('followUp.due', {});
  for (const { screeningId, after } of due.slice(0, atOnce)) {
    hall.clock.pass(hall.dice.between(30, 120));
    const outcome = hall.dice.weighted(outcomes);
    const note = outcome === 'confirmedVictim' ? 'Surat kantor Contoh tentang pemulangan dari luar negeri.' : '';
    await act('followUp.record', { screeningId, after, outcome, note });
  }
}
