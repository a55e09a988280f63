/** What a clarification finds: papers, signs and mitigating facts of made-up cases, out of the catalogue in force. */
import type { AnswerValue } from '../../../shared/contract/screening.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { EvidenceReference } from '../../../shared/domain/decision.ts';
import type { DocumentStatus } from '../../../shared/domain/words.ts';
import type { Dice } from './chance.ts';

/** The kinds of cases. */
export type Story = 'clean' | 'thin' | 'complete' | 'incomplete' | 'hidden' | 'admits' | 'forged' | 'child';

/**
 * Of a hundred adults who are clarified [judgement]. In life one departure in seven hundred is postponed (national average of
 * early 2025); here it is about one in two hundred and fifty, so that a small station shows every kind.
 */
export const storyCards = { clean: 52, thin: 25, complete: 7, incomplete: 4, hidden: 6, admits: 3, forged: 3 } as const;

/** A sign that is present, as the officer writes it down. */
interface Sign {
  readonly code: string;
  readonly basis: 'document' | 'statement' | 'thirdParty';
  readonly note: string;
}

interface Plot {
  readonly signs: readonly Sign[];
  /** Papers whose state is not *seen*. */
  readonly papers: Readonly<Record<string, DocumentStatus>>;
  readonly mitigations: readonly string[];
  /** The legal grounds on which Immigration may stop such a journey; the one that allows a hold last. */
  readonly grounds: readonly string[];
}

const noReturn: Sign = { code: 'TRV-01', basis: 'statement', note: 'Tiket pulang belum dibeli.' };

/** Signs are of those asked in the open, so that nothing of them is sealed. */
const plots: Readonly<Record<Story, Plot>> = {
  clean: { signs: [], papers: {}, mitigations: ['MIT-01', 'MIT-05', 'MIT-03'], grounds: [] },
  thin: {
    signs: [noReturn, { code: 'STO-04', basis: 'statement', note: 'Tidak tahu akan ke mana setelah tiba.' }],
    papers: { returnTicket: 'missing' },
    mitigations: [],
    grounds: [],
  },
  complete: { signs: [], papers: {}, mitigations: ['MIT-06'], grounds: [] },
  incomplete: {
    signs: [{ code: 'DOC-01', basis: 'document', note: 'Nama tidak ada di SISKOP2MI.' }],
    papers: { workContract: 'missing', healthCertificate: 'missing', ePmi: 'missing' },
    mitigations: [],
    grounds: ['workerPapersIncomplete'],
  },
  hidden: {
    signs: [
      { code: 'TRV-06', basis: 'document', note: 'Tiket dibayar dengan akun orang lain.' },
      { code: 'ACC-05', basis: 'statement', note: 'Dijemput orang yang hanya dikenal lewat pesan.' },
      { code: 'FIN-02', basis: 'statement', note: 'Semua biaya ditanggung orang di luar negeri.' },
      { code: 'DST-01', basis: 'statement', note: 'Disebut akan lanjut lewat darat.' },
      noReturn,
    ],
    papers: { returnTicket: 'missing' },
    mitigations: [],
    grounds: ['purposeNotExplained', 'traffickingPrevention'],
  },
  admits: {
    signs: [{ code: 'STO-08', basis: 'statement', note: 'Akhirnya mengatakan akan bekerja di rumah makan.' }, noReturn],
    papers: { returnTicket: 'missing' },
    mitigations: [],
    grounds: ['workEstablishedOtherPurpose'],
  },
  forged: {
    signs: [{ code: 'DOC-09', basis: 'document', note: 'Lem di tepi halaman data tampak terbuka.' }],
    papers: { passport: 'doubtful' },
    mitigations: [],
    grounds: ['documentInDoubt', 'noValidTravelDocument'],
  },
  child: {
    signs: [],
    papers: { birthCertificate: 'seen', familyCard: 'seen', parentalConsent: 'seen' },
    mitigations: ['MIT-01', 'MIT-07'],
    grounds: [],
  },
};

/** The purpose of a case, where its story asks for one. */
export const purposeOf: Readonly<Partial<Record<Story, string>>> = {
  complete: 'workerPlaced',
  incomplete: 'workerPlaced',
};

/** What the officer records, touch by touch, and what a decision may rest on. */
export interface Facts {
  readonly touches: readonly (readonly AnswerValue[])[];
  readonly evidence: readonly EvidenceReference[];
  readonly grounds: readonly string[];
}

/** Papers of a purpose that are looked at besides those the law requires, and signs asked about and not found [judgement]. */
const besides = { papers: 2, signs: 7 };

/** The facts of a story for a purpose. */
export function factsOf(
  catalogue: Catalogue,
  dice: Dice,
  { story, purpose }: { story: Story; purpose: string },
): Facts {
  const plot = plots[story];
  const applying = catalogue.indicators.filter(({ appliesToPurposes: to }) => to === 'all' || to.includes(purpose));
  const signs = plot.signs.filter(({ code }) => applying.some((one) => one.code === code));
  const papers = papersOf(catalogue, purpose, plot.papers);
  const touches: AnswerValue[][] = papers.map(([code, value]) => [{ kind: 'document', code, value }]);
  for (const { code, basis, note } of signs) touches.push([{ kind: 'indicator', code, value: 'present', basis, note }]);
  const asked = applying.filter(
    ({ code, stage, whoAsks, askWhen }) =>
      stage === 'firstLook' && whoAsks !== 'immigration' && askWhen === null && !signs.some((one) => one.code === code),
  );
  const start = dice.between(0, asked.length - 1);
  for (let index = 0; index < besides.signs; index += 1) {
    const one = asked[(start + index * 3) % asked.length];
    const basis = one?.basis.find((of) => of === 'statement') ?? one?.basis[0];
    if (one === undefined || basis === undefined) continue;
    touches.push([{ kind: 'indicator', code: one.code, value: 'absent', basis, note: null }]);
  }
  touches.push(
    catalogue.mitigations.map(({ code }) => ({
      kind: 'mitigation',
      code,
      value: plot.mitigations.includes(code) ? 'present' : 'notAsked',
    })),
  );
  return { touches, evidence: evidenceOf(catalogue, { purpose, papers, signs }), grounds: plot.grounds };
}

function papersOf(catalogue: Catalogue, purpose: string, states: Plot['papers']): [string, DocumentStatus][] {
  const listed = catalogue.purposes.find(({ code }) => code === purpose)?.documents ?? [];
  const required = listed.filter(({ need, askedOf }) => need === 'required' && askedOf === 'traveller');
  const others = listed.filter((one) => !required.includes(one)).slice(0, besides.papers);
  const codes = new Set([...required, ...others].map(({ code }) => code));
  for (const code of Object.keys(states)) codes.add(code);
  return [...codes].map((code) => [code, states[code] ?? 'seen']);
}

/** Only what can carry a decision: signs, and papers that the law requires for this purpose. */
function evidenceOf(
  catalogue: Catalogue,
  found: { purpose: string; papers: readonly (readonly [string, DocumentStatus])[]; signs: readonly Sign[] },
): EvidenceReference[] {
  const listed = catalogue.purposes.find(({ code }) => code === found.purpose)?.documents ?? [];
  const required = new Set(listed.filter(({ need }) => need === 'required').map(({ code }) => code));
  const lacking = found.papers.filter(([code, state]) => required.has(code) && state !== 'seen');
  return [
    ...lacking.map(([code]) => ({ kind: 'document' as const, code })),
    ...found.signs.map(({ code }) => ({ kind: 'indicator' as const, code })),
  ];
}
