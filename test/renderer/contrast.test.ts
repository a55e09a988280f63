/** The colours of both lights against WCAG 2.2 AA, computed from the style sheet itself. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(Array.from(block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name = '', hex = '']) => [name, hex]));
}

const lights = { light: tokensOf(':root'), dark: tokensOf(":root[data-mantine-color-scheme='dark']") };

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'paper-raised', 'paper-sunk'];
const washes = ['calm-wash', 'attention-wash', 'alarm-wash', 'songket-wash', 'practice-wash'];

/** What is written on what. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...grounds, ...washes]],
  ['ink-soft', grounds],
  ['calm', [...grounds, 'calm-wash']],
  ['attention', [...grounds, 'attention-wash']],
  ['alarm', [...grounds, 'alarm-wash']],
  ['songket-text', [...grounds, 'songket-wash']],
  ['songket-ink', ['songket']],
  ['alarm-ink', ['alarm']],
  ['practice-ink', ['practice']],
  // A chosen answer is filled with ink.
  ['paper', ['ink']],
];

/** Edges of what can be touched, and the focus ring. */
const edges: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', grounds],
  ['ink', grounds],
  ['alarm', grounds],
  ['practice', ['paper']],
];

describe.each(Object.entries(lights))('colours in %s', (_name, tokens) => {
  const hex = (name: string) => tokens.get(name) ?? expect.fail(`no token --${name}`);
  const pairs = (list: typeof texts) => list.flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

  it.each(pairs(texts))('%s on %s can be read', (front, back) => {
    expect(ratio(hex(front), hex(back))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(edges))('the edge %s on %s can be seen', (front, back) => {
    expect(ratio(hex(front), hex(back))).toBeGreaterThanOrEqual(3);
  });
});

describe('tokens', () => {
  it('have the same names in both lights', () => {
    expect([...lights.dark.keys()]).toEqual([...lights.light.keys()]);
    expect(lights.light.size).toBeGreaterThan(15);
  });

  it('know black from white and a fault when there is one', () => {
    expect(ratio('#000000', '#ffffff')).toBeCloseTo(21);
    expect(ratio('#777777', '#ffffff')).toBeLessThan(4.5);
  });
});
