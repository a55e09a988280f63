import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deliveredWordsFile } from '../../../shared/catalogue/delivered_words.ts';
import { travellerPage, type TalkedAbout } from '../../../shared/domain/traveller_page.ts';
import { parseTravellerWords, type WordsFault } from '../../../shared/domain/traveller_words.ts';
import { catalogue } from './delivered.ts';

const codes = catalogue.questions.items.map(({ code }) => code);

const Words = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));
const Entry = z.looseObject({ code: z.string(), words: Words.nullable() });
const Loose = z.looseObject({ languages: z.array(Entry) });
type Entry = z.infer<typeof Entry>;

/** The delivered file with one language changed. */
function changed(code: string, change: (entry: Entry) => Entry): unknown {
  const file = Loose.parse(structuredClone(deliveredWordsFile));
  return { ...file, languages: file.languages.map((entry) => (entry.code === code ? change(entry) : entry)) };
}

const fault = (file: unknown): Pick<WordsFault, 'code' | 'language'> | null => {
  const parsed = parseTravellerWords(file, codes);
  return parsed.ok ? null : { code: parsed.error.code, language: parsed.error.language };
};

/** The Indonesian sentences stand in for a reviewed text: a test writes no words of a language nobody here reviewed. */
const words = Loose.parse(deliveredWordsFile).languages.find(({ code }) => code === 'id')?.words ?? {};
const questions = Object.fromEntries(codes.map((code) => [code, `pertanyaan ${code}`]));
const review = { by: 'Balai Bahasa (contoh)', on: '2026-11-01' };

function whole() {
  const parsed = parseTravellerWords(deliveredWordsFile, codes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('the words for travellers', () => {
  it('come in Indonesian and English; the frames of three more are not offered', () => {
    expect(whole().languages.map(({ code }) => code)).toEqual(['id', 'en']);
    const frames = Loose.parse(deliveredWordsFile).languages.filter(({ words: text }) => text === null);
    expect(frames.map(({ code }) => code)).toEqual(['jv', 'su', 'mui']);
  });

  it('offer a further language once it is whole, and say who reviewed it', () => {
    const parsed = parseTravellerWords(
      changed('su', (entry) => ({ ...entry, words, questions, review })),
      codes,
    );
    expect(parsed.ok && parsed.value.languages.find(({ code }) => code === 'su')?.reviewedBy).toBe(review.by);
  });

  it('refuse a half-filled language, an unreviewed one, and one without the questions', () => {
    const { travel: _travel, ...half } = words;
    const refused = (entry: Record<string, unknown>) => fault(changed('jv', (frame) => ({ ...frame, ...entry })));
    expect(refused({ words: half, questions, review })).toEqual({ code: 'half-filled', language: 'jv' });
    expect(refused({ words: { ...words, officer: ' ' }, questions, review })?.code).toBe('half-filled');
    expect(refused({ words: { ...words, review: 'tanpa tempat' }, questions, review })?.code).toBe('half-filled');
    expect(refused({ words, questions, review: null })).toEqual({ code: 'not-reviewed', language: 'jv' });
    expect(refused({ words, questions: { Q01: 'satu' }, review })?.code).toBe('questions-missing');
    expect(refused({ words: null, questions: null, review })?.code).toBe('frame-not-empty');
  });

  it('refuse a file without the two languages of the program, a language twice, and what is no such file', () => {
    expect(fault(changed('en', (entry) => ({ ...entry, words: null })))).toEqual({
      code: 'program-language-missing',
      language: 'en',
    });
    expect(fault(changed('su', (entry) => ({ ...entry, code: 'jv' })))?.code).toBe('language-twice');
    expect(fault({ languages: [] })?.code).toBe('malformed');
    expect(fault(null)?.code).toBe('malformed');
  });
});

const about = (purpose: string, more: Partial<TalkedAbout> = {}): TalkedAbout => ({
  state: {
    purpose,
    minor: more.minor ?? false,
    destination: 'MYS',
    transit: [],
    day: '2026-11-21',
    documents: {},
    indicators: {},
  },
  minor: false,
  language: 'notRecorded',
  private: 'notRecorded',
  ...more,
});
const page = (wanted: TalkedAbout | null) =>
  travellerPage({ catalogue, words: whole() }, wanted, {
    contacts: ['', 'Jl. Contoh 1'],
    hotlines: [],
    keptMonths: { cleared: 2, other: 60 },
  });

describe('the traveller’s page', () => {
  it('shows the open first questions to anybody, and with a purpose those of the purpose and its papers', () => {
    const anybody = page(null);
    expect(anybody.questions).toHaveLength(6);
    expect(anybody).toMatchObject({ purpose: null, papers: [], contacts: ['Jl. Contoh 1'], start: 'id' });
    const worker = page(about('workerPlaced'));
    expect(worker.questions.map(({ text }) => text.id)).toContain('Nama dan kota pemberi kerja?');
    expect(worker.papers.some(({ required }) => required)).toBe(true);
    expect(worker).toMatchObject({ objectionDays: 21, answerDays: 10, ombudsmanWithin: { id: '2 tahun' } });
  });

  it('follows the stage, and keeps the private questions off the screen unless nobody else can read it', () => {
    const told = about('tourism');
    const indicators = { 'REC-02': { value: 'present' as const }, 'DOC-04': { value: 'present' as const } };
    const state = told.state && { ...told.state, indicators };
    expect(page({ ...told, state }).stage).toBe('referral');
    expect(page({ ...told, state, private: 'paper' }).stage).toBe('referral');
    const apart = page({ ...told, state, private: 'hereAlone' });
    expect(apart.stage).toBe('private');
    expect(apart.questions.map(({ text }) => text.en)).toContain('Do you owe money to anyone for this trip?');
  });

  it('gives a child the child’s words and never the private questions', () => {
    const child = page(about('tourism', { minor: true, private: 'hereAlone' }));
    expect(child.minor).toBe(true);
    expect(child.stage).not.toBe('private');
  });

  it('begins in the language the talk is held in, where there is text for it', () => {
    expect(page(about('tourism', { language: 'english' })).start).toBe('en');
    expect(page(about('tourism', { language: 'javanese' })).start).toBe('id');
  });
});
