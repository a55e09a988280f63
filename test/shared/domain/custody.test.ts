/** Every move of a passport in custody: allowed and forbidden by state, by role, by second name, by what it says. */
import { describe, expect, it } from 'vitest';
import {
  custodyAfter,
  CustodyMoveKind,
  mayKeepPassports,
  moveWordFault,
  moveWordFaults,
  secondNameFits,
  type CustodyState,
  type MoveWords,
  type Powers,
  type SecondName,
} from '../../../shared/domain/custody.ts';

const kinds = CustodyMoveKind.options;

describe('the states of a passport', () => {
  // Rows: the state before; columns: the state after each move, `-` where it is forbidden.
  const table: Readonly<Record<CustodyState, Readonly<Record<CustodyMoveKind, CustodyState | '-'>>>> = {
    none: {
      in: 'held',
      place: '-',
      officer: '-',
      reseal: '-',
      extend: '-',
      holder: '-',
      proxy: '-',
      office: '-',
      bp3mi: '-',
      seized: '-',
    },
    held: {
      in: '-',
      place: 'held',
      officer: 'held',
      reseal: 'held',
      extend: 'held',
      holder: 'out',
      proxy: 'out',
      office: 'out',
      bp3mi: 'out',
      seized: 'out',
    },
    out: {
      in: '-',
      place: '-',
      officer: '-',
      reseal: '-',
      extend: '-',
      holder: '-',
      proxy: '-',
      office: '-',
      bp3mi: '-',
      seized: '-',
    },
  };
  const rows = (['none', 'held', 'out'] as const).flatMap((state) =>
    kinds.map((kind) => [state, kind, table[state][kind]] as const),
  );

  it.each(rows)('%s, %s: %s', (state, kind, after) => {
    expect(custodyAfter(state, kind) ?? '-').toBe(after);
  });

  it('are all of them', () => {
    expect(rows).toHaveLength(30);
  });
});

const official: Powers = { role: 'immigration', agency: 'immigration', immigrationOfficial: true };
const staff: Powers = { role: 'immigration', agency: 'immigration', immigrationOfficial: false };
const head: Powers = { role: 'supervisor', agency: 'immigration', immigrationOfficial: false };
const headOfficial: Powers = { role: 'supervisor', agency: 'immigration', immigrationOfficial: true };
const headBp3mi: Powers = { role: 'supervisor', agency: 'bp3mi', immigrationOfficial: false };
const bp3mi: Powers = { role: 'bp3mi', agency: 'bp3mi', immigrationOfficial: false };
const auditor: Powers = { role: 'auditor', agency: null, immigrationOfficial: false };
const admin: Powers = { role: 'admin', agency: null, immigrationOfficial: false };

describe('the power over a passport', () => {
  it.each([
    ['a Pejabat Imigrasi at the counter', official, true],
    ['staff of Immigration who are none', staff, false],
    ['a shift head', head, false],
    ['a shift head who is a Pejabat Imigrasi', headOfficial, false],
    ['the shift head of BP3MI', headBp3mi, false],
    ['BP3MI', bp3mi, false],
    ['an auditor', auditor, false],
    ['a technician', admin, false],
  ] as const)('%s: %s', (_who, powers, may) => {
    expect(mayKeepPassports(powers)).toBe(may);
  });
});

describe('the second name', () => {
  const people = { official, staff, head, headOfficial, headBp3mi, bp3mi, auditor, admin, outside: 'outside' } as const;
  type Person = keyof typeof people;
  const all = Object.keys(people).filter((name): name is Person => name in people);
  const allowed: Readonly<Record<CustodyMoveKind, readonly Person[]>> = {
    in: ['official'],
    place: ['official', 'staff', 'head', 'headOfficial', 'outside'],
    officer: ['official'],
    reseal: ['official', 'staff', 'head', 'headOfficial', 'headBp3mi', 'bp3mi', 'outside'],
    extend: [],
    holder: ['outside'],
    proxy: ['outside'],
    office: ['outside'],
    bp3mi: ['headBp3mi', 'bp3mi', 'outside'],
    seized: ['outside'],
  };
  const rows = kinds.flatMap((kind) => all.map((person) => [kind, person, allowed[kind].includes(person)] as const));

  it.each(rows)('%s with %s: %s', (kind, person, fits) => {
    const second: SecondName = people[person];
    expect(secondNameFits(kind, second)).toBe(fits);
  });
});

describe('what a move must say', () => {
  const now = { place: 'Brankas', seal: 'S-1' };
  const said: MoveWords = {
    place: 'Laci 2',
    seal: 'S-2',
    paper: 'NO-001',
    office: 'Kantor Imigrasi',
    identity: '1671000000000000',
    authority: 'police',
    reason: 'Segel rusak.',
  };
  const rows: readonly (readonly [CustodyMoveKind, Partial<MoveWords>, string | null])[] = [
    ...kinds.map((kind) => [kind, {}, null] as const),
    ['place', { place: '' }, 'place-missing'],
    ['place', { place: 'Brankas' }, 'place-unchanged'],
    ['reseal', { seal: '' }, 'seal-missing'],
    ['reseal', { seal: 'S-1' }, 'seal-unchanged'],
    ['reseal', { reason: 'ya' }, 'reseal-reason-missing'],
    ['holder', { paper: '' }, null],
    ['proxy', { paper: '' }, 'proxy-paper-missing'],
    ['proxy', { identity: '' }, 'proxy-identity-missing'],
    ['office', { office: '' }, 'office-missing'],
    ['office', { paper: 'x' }, 'office-receipt-missing'],
    ['bp3mi', { paper: '' }, 'minutes-missing'],
    ['seized', { authority: null }, 'authority-missing'],
    ['seized', { paper: '' }, 'warrant-missing'],
  ];

  it.each(rows)('%s %o: %s', (kind, changes, fault) => {
    expect(moveWordFault(kind, { ...said, ...changes }, now)).toBe(fault);
  });

  it('has a case for every fault', () => {
    expect(new Set(rows.flatMap(([, , fault]) => fault ?? []))).toEqual(new Set(moveWordFaults));
  });
});
