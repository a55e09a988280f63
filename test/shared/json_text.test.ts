import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstBadKey, lineAt, readJson, type JsonPlace } from '../../shared/json_text.ts';

const runs = Number(process.env.TAPIS_RUNS ?? 300);

/** The shape of a value, to be compared with the places that were found in its text. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member)]));
};
const shapeOfPlace = ({ members, items }: JsonPlace, value: unknown): unknown => {
  if (Array.isArray(value)) return items.map((item, at) => shapeOfPlace(item, value[at]));
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries([...members].map(([key, place]) => [key, shapeOfPlace(place, Reflect.get(value, key))]));
};

const anyJson = fc.jsonValue({ maxDepth: 5 }).filter((value) => !JSON.stringify(value).includes('"__proto__"'));

describe('places', () => {
  test('follow the structure of any JSON, however it is laid out', () => {
    fc.assert(
      fc.property(anyJson, fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const read = readJson(JSON.stringify(value, null, indent), 1);
        if (!read.ok) throw new Error(read.error.why);
        expect(shapeOfPlace(read.value.place, read.value.value)).toEqual(shapeOf(read.value.value));
        expect(firstBadKey(read.value.place, [])).toBeNull();
      }),
      { numRuns: runs },
    );
  });

  test('tell the line of a member, an item, and of what is not there', () => {
    const text = '\n{\n "a": [\n  1,\n  {"b": "x\\n\\"y"}\n ],\r\n "c":\n  3\n}';
    const read = readJson(text, 10);
    if (!read.ok) throw new Error(read.error.why);
    const { place } = read.value;
    expect(lineAt(place, [])).toBe(11);
    expect(lineAt(place, ['a'])).toBe(12);
    expect(lineAt(place, ['a', 1])).toBe(14);
    expect(lineAt(place, ['a', 1, 'b'])).toBe(14);
    expect(lineAt(place, ['c'])).toBe(16);
    expect(lineAt(place, ['a', 7, 'z'])).toBe(12);
    expect(lineAt(place, ['missing'])).toBe(11);
  });
});

describe('bad keys', () => {
  const bad = (text: string, ...except: string[]) => {
    const read = readJson(text, 1);
    if (!read.ok) throw new Error(read.error.why);
    return firstBadKey(read.value.place, except);
  };

  test('a key that stands twice is found, however deep and however it is spelled', () => {
    expect(bad('{"a":1,\n"b":{"c":[{"d":1,\n"\\u0064":2}]}}')).toEqual({
      path: ['b', 'c', 0, 'd'],
      line: 3,
      why: 'twice',
    });
  });

  test('a key that JavaScript would swallow is found', () => {
    expect(bad('{"__proto__":{}}')).toMatchObject({ path: ['__proto__'], why: 'reserved' });
  });

  test('a part that is taken away is passed over', () => {
    expect(bad('{"truth":{"a":1,"a":2}}', 'truth')).toBeNull();
    expect(bad('{"x":{"truth":{"a":1,"a":2}}}', 'truth')).toMatchObject({ why: 'twice' });
  });
});

describe('what is not taken', () => {
  const fault = (text: string, firstLine = 1) => {
    const read = readJson(text, firstLine);
    return read.ok ? null : read.error;
  };

  test('is named with its line', () => {
    expect(fault('{\n"a": 1\n"b": 2}')).toEqual({ line: 3, why: 'syntax' });
    expect(fault('{\n"a": 1,\n', 5)).toEqual({ line: 6, why: 'syntax' });
    expect(fault('')).toEqual({ line: 1, why: 'syntax' });
    expect(fault(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toEqual({ line: 1, why: 'too-deep' });
  });

  test('any text gives a value or a fault, never a crash', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '\n', 'a', '1', ' ', 'null') }),
        (text) => {
          const read = readJson(text, 1);
          expect(read.ok || read.error.line >= 1).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  });
});
