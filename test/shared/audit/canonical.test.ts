import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/audit/canonical.ts';
import { runs } from '../domain/arbitrary_input.ts';

describe('canonical JSON', () => {
  it('is spelled as the library spells it, for all that a parser of JSON can give', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const parsed: unknown = JSON.parse(JSON.stringify(value));
        expect(canonicalJson(parsed)).toBe(canonicalize(parsed));
      }),
      { numRuns: runs },
    );
  });

  it('also for any text, as a value and as a key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const value = { [one]: other, [other]: [one], nested: { b: one, a: other } };
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: runs },
    );
  });

  it('also for any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(canonicalJson([value])).toBe(canonicalize([value]));
      }),
      { numRuns: runs },
    );
  });

  it.each([
    ['\u20ac $\u000f\nA\'B"\\\\"/', '"€ $\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [{ '\u20ac': 1, '\r': 2, '1': 3, '\u0080': 4, '\ud83d\ude00': 5 }, null],
    [[-0, 1e21, 1e-7, 333333333.3333333], '[0,1e+21,1e-7,333333333.3333333]'],
    ['a \\ud800 that only looks like half a pair', null],
  ])('%j', (value, spelled) => {
    expect(canonicalJson(value)).toBe(spelled ?? canonicalize(value));
  });

  it.each([
    ['half a surrogate pair', '\ud800'],
    ['half a pair as a key', { '\udc00': 1 }],
    ['nothing', undefined],
    ['nothing in a list', [undefined]],
    ['bytes', new Uint8Array(2)],
    ['no number', Number.NaN],
    ['a large integer', 1n],
  ])('has no spelling for %s', (_what, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });
});
