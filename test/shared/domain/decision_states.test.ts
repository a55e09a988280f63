import { describe, expect, it } from 'vitest';
import { moveFault, standings, type Move, type Second, type Standing } from '../../../shared/domain/decision_states.ts';
import { Role } from '../../../shared/domain/words.ts';

const milder: readonly Standing[] = ['cleared', 'advised', 'selfWithdrawn', 'notCompleted'];
const bp3mi = [...milder, 'referred'] as const;
const official = [...milder, 'postponed', 'holdProposed'] as const;

/** Every move there is, by who makes it: `official` is a Pejabat Imigrasi, `staff` serves at Immigration without being one. */
const table: Readonly<
  Record<Standing, Readonly<Partial<Record<'bp3mi' | 'official' | 'staff' | 'head', readonly Standing[]>>>>
> = {
  open: { bp3mi, official, staff: milder },
  cleared: { bp3mi: ['void'], official: ['void'], staff: ['void'], head: ['void'] },
  advised: { bp3mi: ['void'], official: ['void'], staff: ['void'], head: ['void'] },
  selfWithdrawn: { bp3mi: ['void'], official: ['void'], staff: ['void'], head: ['void'] },
  notCompleted: { bp3mi: ['void'], official: ['void'], staff: ['void'], head: ['void'] },
  referred: {
    bp3mi: ['referralLapsed'],
    official: ['referralAccepted', 'referralSentBack', 'referralLapsed'],
    staff: ['referralAccepted', 'referralSentBack', 'referralLapsed'],
  },
  referralAccepted: { official, staff: milder },
  referralSentBack: { bp3mi },
  referralLapsed: { bp3mi: ['void'], head: ['void'] },
  postponed: { official: ['void'], staff: ['void'], head: ['void'] },
  holdProposed: {
    official: [...official, 'open', 'referralAccepted', 'postponedPassportHeld'],
    staff: [...milder, 'open', 'referralAccepted', 'postponedPassportHeld'],
  },
  postponedPassportHeld: { official: [...official, 'passportInCustody'], staff: [...milder, 'passportInCustody'] },
  passportInCustody: { official: ['passportReturned'], staff: ['passportReturned'] },
  passportReturned: { official: ['void'], staff: ['void'], head: ['void'] },
  void: {},
};

const who: readonly {
  readonly key: 'bp3mi' | 'official' | 'staff' | 'head' | null;
  readonly role: Role;
  readonly official: boolean;
}[] = [
  { key: 'bp3mi', role: 'bp3mi', official: false },
  { key: 'official', role: 'immigration', official: true },
  { key: 'staff', role: 'immigration', official: false },
  { key: 'head', role: 'supervisor', official: false },
  { key: 'head', role: 'supervisor', official: true },
  { key: null, role: 'auditor', official: false },
  { key: null, role: 'admin', official: false },
];
const seconds: readonly Second[] = ['none', 'same', 'official', 'other'];

const needsSecond = ({ from, to }: Pick<Move, 'from' | 'to'>) =>
  from === 'holdProposed' && to === 'postponedPassportHeld';

describe('every move of a decision', () => {
  const moves = standings.flatMap((from) =>
    standings.flatMap((to) =>
      who.flatMap((one) =>
        seconds.map((second) => ({ from, to, role: one.role, official: one.official, second, key: one.key })),
      ),
    ),
  );

  it('is allowed or forbidden as the table says, all of them', () => {
    expect(moves).toHaveLength(15 * 15 * 7 * 4);
    const wrong = moves.filter(({ key, ...move }) => {
      const listed = key !== null && (table[move.from][key] ?? []).includes(move.to);
      const allowed = listed && (!needsSecond(move) || move.second === 'official');
      return (moveFault(move) === null) !== allowed;
    });
    expect(wrong).toEqual([]);
  });

  it('allows exactly so many, so that a new one is a decision and not an accident', () => {
    const allowed = moves.filter(({ key: _key, ...move }) => move.second === 'official' && moveFault(move) === null);
    expect(allowed).toHaveLength(
      who.reduce((sum, { key }) => {
        return sum + (key === null ? 0 : standings.reduce((all, from) => all + (table[from][key]?.length ?? 0), 0));
      }, 0),
    );
  });
});

describe('the second person of a hold', () => {
  const confirm: Move = {
    from: 'holdProposed',
    to: 'postponedPassportHeld',
    role: 'immigration',
    official: true,
    second: 'official',
  };

  it('is another Pejabat Imigrasi: nobody, the same person and anybody else are each told why not', () => {
    expect(moveFault(confirm)).toBeNull();
    expect(moveFault({ ...confirm, second: 'none' })).toBe('second-person-needed');
    expect(moveFault({ ...confirm, second: 'same' })).toBe('approver-is-self');
    expect(moveFault({ ...confirm, second: 'other' })).toBe('approver-not-official');
  });
});

describe('what ends', () => {
  it('a void is the last word, and a passport in custody only goes back', () => {
    for (const role of Role.options) {
      for (const to of standings) {
        expect(moveFault({ from: 'void', to, role, official: true, second: 'official' })).not.toBeNull();
        if (to !== 'passportReturned') {
          expect(moveFault({ from: 'passportInCustody', to, role, official: true, second: 'official' })).not.toBeNull();
        }
      }
    }
  });
});
