import type { conduct as source } from '../id/conduct.ts';

/** What stands on an officer's own proof. The sheet itself is Indonesian whatever language the screen has. */
export const conduct: typeof source = {
  none: 'not recorded',
  asWhat: {
    clarified: 'did the clarification',
    decided: 'decided',
    approved: 'approved as the second Pejabat Imigrasi',
    accepted: 'accepted the referral',
  },
  own: {
    asked: 'The own assessment was recorded before the result opened',
  },
  complete: {
    asked: 'Whose papers are complete is not held (UU 18/2017 art. 70 and 84)',
  },
  mitigations: {
    asked: 'All mitigating facts were answered',
    said: ({ answered, of, present }) => `${answered} of ${of} answered, ${present} of them present`,
  },
  power: {
    asked: 'The decision is within the power (PP 31/2013 art. 28 and 29)',
  },
  ground: { asked: 'A ground of the closed legal list' },
  evidence: {
    asked: 'It rests on facts, not on a score or an observation alone (UU 27/2022 art. 10 and 34)',
    more: ({ count }) => `and ${count} more facts`,
  },
  reason: {
    asked: 'A reason was written (UU 30/2014 art. 52–61)',
    said: ({ length }) => `yes, ${length} letters; its words are in the record`,
  },
  milder: { asked: 'Milder steps were taken first' },
  told: {
    asked: 'The reason was told to the traveller, and an objection asked for',
    said: ({ language, statement }) => `${language}; ${statement}`,
    given: 'an objection, in own words',
    none: 'asked for an objection, none',
    notAsked: 'not asked for an objection',
  },
  second: {
    asked: 'Approved by a second Pejabat Imigrasi, another person',
    yes: 'yes',
    remote: 'yes, by telephone with a one-time code',
  },
  receipt: {
    asked: 'The passport was taken only on a receipt (PP 31/2013 art. 29)',
    said: ({ number, printed }) => `${number}, issued ${printed}`,
    book: ({ number }) => `STP book ${number}`,
    waits: 'the passport was not taken yet',
  },
  passport: { asked: 'The passport stayed with the traveller', yes: 'yes' },
  readAloud: { asked: '"You may still travel" was read aloud', yes: 'yes' },
  depart: { asked: 'Departs from the recommendation: one line of reason', yes: 'yes' },
  changed: {
    asked: 'Changed later; the version before stays readable',
    said: ({ count }) => `${count} corrections`,
    void: 'declared void',
  },
  place: ({ at, seq }) => `${at} · ${seq}`,
  between: ({ from, to }) => (from === to ? from : `${from}–${to}`),
  moreActs: ({ count }) => `and ${count} more kinds of acts`,
  act: ({ at, what, place }) => `${at} ${what} (${place})`,
};
