import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossCheck } from '../../../shared/domain/cross_check.ts';
import {
  codeOf,
  isClear,
  openReasons,
  reasonsOf,
  remedyOf,
  standingOf,
  type MemberFacts,
  type MemberReason,
} from '../../../shared/domain/party.ts';
import { homeOfPass, passFor, type PartyPapers } from '../../../shared/domain/party_pairing.ts';
import { parseBoardingPass } from '../../../shared/domain/bcbp.ts';
import { parseMrz } from '../../../shared/domain/mrz.ts';
import { bcbp } from '../../helpers/papers.ts';
import { zoneText } from '../../helpers/zone.ts';

const runs = Number(process.env.TAPIS_RUNS ?? 100);
const today = '2026-11-21';

const document = (changes: Parameters<typeof zoneText>[0]) => {
  const parsed = parseMrz(zoneText(changes), today);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
};
const pass = (changes: Parameters<typeof bcbp>[0]) => {
  const parsed = parseBoardingPass(bcbp(changes), today);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
};

/** Real findings of real papers: adults and children, short and expired passports, other names, days and flights. */
const findings = fc
  .record({
    birth: fc.constantFrom('900315', '120315', '08<<<<'),
    expiry: fc.constantFrom('310315', '270101', '200101'),
    nationality: fc.constantFrom('IDN', 'MYS'),
    code: fc.constantFrom('P', 'PD', 'I'),
    name: fc.constantFrom('CONTOH/BUDI', 'CONTOH/BUDIMAN', 'LAIN/ORANG'),
    day: fc.constantFrom('325', '330'),
    boarding: fc.boolean(),
  })
  .map(({ name, day, boarding, ...zone }) =>
    crossCheck({
      document: document(zone),
      boardingPass: boarding ? pass({ name, day }) : null,
      today,
      flights: [{ number: 'AK 450', day: today }],
    }),
  );

const facts: fc.Arbitrary<MemberFacts> = fc.record({
  findings,
  pass: fc.option(fc.record({ flight: fc.constantFrom('party', 'other', 'unknown'), destinationKnown: fc.boolean() })),
  scannedTwice: fc.boolean(),
  readTwoWays: fc.boolean(),
  openElsewhere: fc.boolean(),
  inOtherParty: fc.boolean(),
  inTheirParty: fc.boolean(),
  recordedAlready: fc.boolean(),
  postponed: fc.option(fc.array(fc.constantFrom('returnTicket', 'passport'), { maxLength: 2 })),
});
const purpose = fc.record({ isWork: fc.boolean() });
const everything = (reasons: readonly MemberReason[]) => ({
  codes: new Set<string>(reasons.map(codeOf)),
  withParent: true,
});
const nothing = { codes: new Set<string>(), withParent: false };

describe('where a member of a party stands', () => {
  it('matches exactly when nothing at all is to be looked at', () => {
    fc.assert(
      fc.property(facts, purpose, (known, of) => {
        const reasons = reasonsOf(known);
        expect(standingOf(reasons, nothing, of) === 'match').toBe(reasons.length === 0);
        const heavy = known.findings.some(({ severity }) => severity !== 'info');
        if (heavy || known.postponed !== null) expect(reasons).not.toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('is never settled past what must be taken out, whatever was touched', () => {
    fc.assert(
      fc.property(facts, purpose, (known, of) => {
        const reasons = reasonsOf(known);
        const standing = standingOf(reasons, everything(reasons), of);
        const lasting = reasons.some((reason) => !['settle', 'parent'].includes(remedyOf(reason, of)));
        expect(isClear(standing)).toBe(!lasting);
      }),
      { numRuns: runs },
    );
  });

  it('takes no child along without a parent, and none at all to work', () => {
    fc.assert(
      fc.property(facts, purpose, (known, of) => {
        const reasons = reasonsOf(known);
        if (!reasons.some((reason) => codeOf(reason) === 'under18')) return;
        const touched = everything(reasons);
        expect(['look', 'out']).toContain(standingOf(reasons, { ...touched, withParent: false }, of));
        if (of.isWork) expect(standingOf(reasons, touched, of)).toBe('out');
      }),
      { numRuns: runs },
    );
  });

  it('gets no better by one reason more, and no worse by one touch more', () => {
    const rank = { match: 0, settled: 1, half: 2, look: 3, out: 4 };
    fc.assert(
      fc.property(facts, purpose, fc.nat(), (known, of, pick) => {
        const reasons = reasonsOf(known);
        const fewer = reasons.filter((_, index) => index !== pick % Math.max(1, reasons.length));
        const [few, all] = [standingOf(fewer, nothing, of), standingOf(reasons, nothing, of)];
        expect(rank[few]).toBeLessThanOrEqual(rank[all]);
        const touched = { codes: new Set<string>(reasons.slice(0, 1).map(codeOf)), withParent: false };
        expect(openReasons(reasons, touched, of).length).toBeLessThanOrEqual(reasons.length);
        expect(rank[standingOf(reasons, touched, of)]).toBeLessThanOrEqual(rank[all]);
      }),
      { numRuns: runs },
    );
  });
});

describe('which pass belongs to which passport', () => {
  const names = ['AULIA', 'BENI', 'CITRA', 'DEWANGGA', 'EKAPUTRI', 'FAJRIANI'];
  const people = names.map((name, index) => ({
    document: document({ name: `CONTOH<<${name}`, number: `P${String(1_000_000 + index)}` }),
    pass: pass({ name: `CONTOH/${name}`, sequence: String(index + 1).padStart(4, '0') }),
  }));
  type Row = { -readonly [K in keyof PartyPapers]: PartyPapers[K] };

  /** The application's way of taking papers, on plain rows. */
  function take(rows: Row[], paper: Partial<(typeof people)[number]>, position: number): void {
    if (paper.document !== undefined) {
      const giver = passFor(paper.document, rows);
      if (giver?.document === null) Object.assign(giver, { document: paper.document, position });
      else {
        rows.push({ document: paper.document, pass: giver?.pass ?? null, position });
        if (giver !== null) giver.pass = null;
      }
    } else if (paper.pass !== undefined) {
      const home = homeOfPass(paper.pass, rows);
      if (home === null) rows.push({ document: null, pass: paper.pass, position });
      else {
        if (home.pass !== null) rows.push({ document: null, pass: home.pass, position: home.position });
        Object.assign(home, { pass: paper.pass, position });
      }
    }
  }

  it('finds every pair, in whatever order the papers come, as long as both came', () => {
    const papers = people.flatMap(({ document: own, pass: its }) => [{ document: own }, { pass: its }]);
    fc.assert(
      fc.property(fc.shuffledSubarray(papers, { minLength: papers.length }), (order) => {
        const rows: Row[] = [];
        order.forEach((paper, index) => take(rows, paper, index + 1));
        const pairs = rows.filter((row) => row.document !== null && row.pass !== null);
        for (const { document: own, pass: its } of pairs) expect(its?.name?.given).toBe(own?.givenNames);
        expect(pairs).toHaveLength(people.length);
      }),
      { numRuns: runs },
    );
  });

  it('puts a pass that carries nobody’s name to the passport scanned directly before it, and nowhere else', () => {
    const stray = pass({ name: 'LAIN/ORANG' });
    const rows = people
      .slice(0, 2)
      .map(({ document: own }, index) => ({ document: own, pass: null, position: index + 1 }));
    expect(homeOfPass(stray, rows)).toBe(rows[1]);
    expect(homeOfPass(stray, [...rows, { document: null, pass: stray, position: 3 }])).toBeNull();
    expect(homeOfPass(stray, [])).toBeNull();
  });
});
