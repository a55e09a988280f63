/** Who a traveller is changes nothing: the stored record may differ in everything, the stored result may not in one byte. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import type { AnswerValue } from '../../../shared/contract/screening.ts';
import type { AssessmentInput } from '../../../shared/domain/assessment_input.ts';
import { neverScoredIndicators } from '../../../shared/domain/prohibited.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { anyInput, runs } from '../../shared/domain/arbitrary_input.ts';
import { catalogue } from '../../shared/domain/delivered.ts';
import { code, flights, pins, signedIn, staffed, value, withApp, type Bench } from './with_app.ts';

/** What a passport says of an adult Indonesian; the number is given apart, each passport has its own. */
const anyAdult = fc.record({
  name: fc.constantFrom('CONTOH<<BUDI', 'CONTOH<<SITI', 'TUNGGAL', 'PANJANGSEKALINAMA<<MARYAM<KE<TIGA', 'LIE<<MEI<MEI'),
  sex: fc.constantFrom('M', 'F', '<'),
  birth: fc
    .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2008-11-20T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(2, 10).replaceAll('-', '')),
  optional: fc.constantFrom('', '1671012345670001', '6171019876540002'),
});

/** Facts that the product forbids to weigh and that an officer can still note. */
const noted = catalogue.indicators.filter(
  ({ code: fact, stage }) => stage !== null && neverScoredIndicators.includes(fact),
);

const answersOf = (input: AssessmentInput): AnswerValue[] => [
  ...Object.entries(input.documents).map(([fact, status]) => ({
    kind: 'document' as const,
    code: fact,
    value: status,
  })),
  ...Object.entries(input.indicators)
    .filter(([fact]) => {
      const indicator = catalogue.indicators.find((one) => one.code === fact);
      return indicator?.stage !== null && indicator?.whoAsks !== 'immigration' && !neverScoredIndicators.includes(fact);
    })
    .map(([fact, answer]) => ({ kind: 'indicator' as const, code: fact, note: null, ...answer })),
  ...catalogue.mitigations.map(({ code: fact }) => ({
    kind: 'mitigation' as const,
    code: fact,
    value: input.mitigations[fact] ?? ('notAsked' as const),
  })),
];

/** The traits that may not be weighed, all present, as far as an officer can note them at all. */
const traits: AnswerValue[] = noted.flatMap(({ code: fact, basis }) => {
  const [first] = basis;
  return first === undefined
    ? []
    : [{ kind: 'indicator' as const, code: fact, value: 'present' as const, basis: first, note: null }];
});

let last = 1000000;

/** Takes one traveller through a clarification; answers the stored result as text, without the number of the case. */
async function resultOf(
  desk: Client,
  zone: Parameters<typeof passport>[0],
  { purpose, answers }: { purpose: string; answers: readonly AnswerValue[] },
): Promise<string> {
  last += 1;
  const name = (zone?.name ?? '').replace('<<', '/').replaceAll('<', ' ');
  const { screeningId } = value(
    await desk('screening.open', {
      passport: passport({ ...zone, number: `X${String(last)}` }),
      boarding: boarding({ name }),
      selection: 'random',
      purpose,
    }),
  );
  const { revision } = value(await desk('screening.answer', { screeningId, revision: 0, answers: [...answers] }));
  value(await desk('screening.assessOwn', { screeningId, revision, own: 'unsure' }));
  const { assessments } = value(await desk('screening.get', { screeningId }));
  const { id: _id, ...result } = assessments[0]?.result ?? { id: '' };
  return JSON.stringify(result);
}

async function deskOf(bench: Bench): Promise<Client> {
  const { bp3mi } = await staffed(bench);
  const desk = await signedIn(bench, bp3mi, pins.bp3mi);
  value(await desk('shift.open', { flights, clockConfirmed: true }));
  return desk;
}

describe('the stored result', () => {
  it('is the same bytes whatever name, sex, age and place the passport shows, and whatever trait was noted', async () => {
    await withApp(async (bench) => {
      const desk = await deskOf(bench);
      await fc.assert(
        fc.asyncProperty(anyInput, anyAdult, anyAdult, async (input, one, other) => {
          const answers = answersOf(input);
          const plain = await resultOf(desk, one, { purpose: input.purpose, answers });
          const marked = await resultOf(desk, other, { purpose: input.purpose, answers: [...answers, ...traits] });
          expect(marked).toBe(plain);
        }),
        // Each run takes two travellers through the real application: few here, all ten thousand in the soak.
        { numRuns: runs > 300 ? runs : 30 },
      );
    });
  });

  it('knows no way to note nerves, youth, a home district or the season', async () => {
    await withApp(async (bench) => {
      const desk = await deskOf(bench);
      const { screeningId } = value(
        await desk('screening.open', {
          passport: passport(),
          boarding: boarding(),
          selection: 'random',
          purpose: 'tourism',
        }),
      );
      const hidden = neverScoredIndicators.filter((fact) => !noted.some((one) => one.code === fact));
      expect(hidden).toContain('STO-07');
      for (const fact of hidden) {
        const answers = [
          {
            kind: 'indicator' as const,
            code: fact,
            value: 'present' as const,
            basis: 'observation' as const,
            note: null,
          },
        ];
        expect(code(await desk('screening.answer', { screeningId, revision: 0, answers }))).toBe('code-unknown');
      }
    });
  });
});
