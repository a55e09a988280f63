/** The two tables of sentences: same shape, nothing empty, every failure told in three sentences. */
import { describe, expect, it } from 'vitest';
import { commonErrors, contract } from '../../shared/contract/index.ts';
import { en } from '../../shared/text/en.ts';
import { id } from '../../shared/text/id.ts';
import { formats, languages } from '../../shared/text/language.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';

const tables = { id, en };

/** Every sentence with its path; a function is called with numbers and words for whatever it asks. */
function sentences(node: unknown, path: string): (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const given: unknown = new Proxy({}, { get: () => 3 });
    const said: unknown = Reflect.apply(node, undefined, [given]);
    return sentences(said, `${path}()`);
  }
  if (typeof node !== 'object' || node === null) return [[path, String(node)]];
  return Object.entries(node).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

/** Paths of all entries; a sentence with parameters ends in `()`. */
function keysOf(node: unknown, path: string): string[] {
  if (typeof node === 'function') return [`${path}()`];
  if (typeof node !== 'object' || node === null) return [path];
  return Object.entries(node)
    .flatMap(([key, value]) => keysOf(value, `${path}.${key}`))
    .sort();
}

const frameAreas = ['frame', 'shift', 'admin', 'errors', 'events', 'catalogue', 'evidence'] as const;

describe.each(languages)('sentences in %s', (language) => {
  const all = frameAreas.flatMap((area) => sentences(tables[language][area], area));

  it('are there, trimmed, with no hole in them', () => {
    expect(all.length).toBeGreaterThan(400);
    for (const [path, text] of all) {
      expect(text.trim(), path).toBe(text);
      expect(text, path).not.toMatch(/undefined|\[object|NaN|\s{2}/);
      expect(text.length, path).toBeGreaterThan(0);
    }
  });

  it('tell every failure of the contract: what happened, what is safe, what to do', () => {
    const codes = new Set([...commonErrors, ...Object.values(contract).flatMap(({ errors }) => [...errors])]);
    for (const code of codes) {
      const { what, safe, todo } = sentenceOf(tables[language].errors, { code });
      for (const sentence of [what, safe, todo]) expect(sentence, code).toMatch(/^["\p{Lu}].*[.!?]$/u);
    }
    expect(Object.keys(tables[language].errors).sort()).toEqual(
      [...codes, 'host-gone', 'no-ticket', 'pins-differ'].sort(),
    );
  });

  it('name the seconds of a lock-out and the number of a fault', () => {
    const { errors } = tables[language];
    expect(sentenceOf(errors, { code: 'locked-out', detail: { seconds: 40 } }).todo).toContain('40');
    expect(sentenceOf(errors, { code: 'internal', detail: { reference: 'K7Q2' } }).what).toContain('K7Q2');
  });
});

describe('the tables', () => {
  it('have the same keys at run time as well', () => {
    expect(keysOf(en, '')).toEqual(keysOf(id, ''));
  });

  it('do not compile with a key or a parameter that is not there', () => {
    // @ts-expect-error -- no such sentence exists
    expect(id.frame.noSuchSentence).toBeUndefined();
    // @ts-expect-error -- the sentence needs its number
    expect(() => id.frame.stepOf()).toThrow();
    // @ts-expect-error -- a number, not a word
    expect(id.frame.peopleLeft({ count: 'three' })).toContain('three');
  });

  it('are two languages', () => {
    const english = new Map(frameAreas.flatMap((area) => sentences(en[area], area)));
    const same = frameAreas
      .flatMap((area) => sentences(id[area], area))
      .filter(([path, text]) => english.get(path) === text);
    // Names and codes are the same in both; whole sentences are not.
    expect(same.filter(([, text]) => text.split(' ').length > 3)).toEqual([]);
  });
});

describe('numbers, days and times', () => {
  it('are written as the office writes them, whatever zone the machine is in', () => {
    const at = '2026-11-20T18:07:05.000Z';
    for (const language of languages) {
      const format = formats[language];
      expect(format.day('2026-11-21')).toBe('21 Nov 2026');
      expect(format.clock(at)).toBe('01:07');
      expect(format.clockSeconds(at)).toBe('01:07:05');
      expect(format.moment(at)).toBe('21 Nov 2026 01:07 WIB');
    }
    expect(formats.id.longDay('2026-11-21')).toBe('Sabtu, 21 November 2026');
    expect(formats.id.weekday(1)).toBe('Senin');
    expect(formats.en.weekday(7)).toBe('Sunday');
    expect([formats.id.number(1234), formats.en.number(1234)]).toEqual(['1.234', '1,234']);
    expect(formats.id.list(['a', 'b', 'c'])).toBe('a, b, dan c');
  });
});
