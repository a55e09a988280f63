/** That the list of flips is whole and can be made; what they do is tried by the soak (flips.soak.test.ts). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { flips, packageFlips } from './flip_list.ts';
import { root } from './flip.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const all = [...flips, ...packageFlips];

/** Parts of a source that no flip touches. @param expression whole parts, each to be touched */
function untouched(file: string, expression: RegExp): string[] {
  const text = read(file);
  const touched = all
    .filter((flip) => flip.file === file)
    .map(({ from }) => ({ start: text.indexOf(from), end: text.indexOf(from) + from.length }));
  return [...text.matchAll(expression)]
    .filter(({ 0: part, index }) => !touched.some(({ start, end }) => start < index + part.length && index < end))
    .map(([part]) => part.trim());
}

describe('every flip', () => {
  it.each(all)('$file: $from', ({ file, from, to }) => {
    const text = read(file);
    expect(text.split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
    if (!file.endsWith('.ts')) return;
    // It fails for what it takes away, and not because nobody could read it.
    const flipped = ts.createSourceFile(
      file,
      text.replace(from, () => to),
      ts.ScriptTarget.Latest,
      true,
    );
    const { diagnostics } = ts.transpileModule(flipped.text, { reportDiagnostics: true });
    expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  });
});

describe('the list', () => {
  it.each([
    ['electron/desktop/window.ts', /^ {2}\w+: (true|false|!packaged),$/gm],
    ['electron/desktop/security.ts', /^ {2}(session|contents)\.(?:.*\);|[\s\S]*?^ {2}\}\);)$/gm],
    ['electron/desktop/protocol.ts', /\w+: true/g],
    ['electron/app/page_policy.ts', /^ {2}'[\w-]+':(?:\n.*\n)?.*$/gm],
    ['electron/app/page_policy.ts', /^ {4}["'`][a-z-]+ .*,$/gm],
    ['electron/network/http_calls.ts', /^ {2}\w+: \d+_\d+,$/gm],
    ['electron/kiosk/chromium.ts', /^ {4}'--(no|disable|password)[\w=-]+',$/gm],
    ['build/electron-builder.yml', /^ {2}\w+: (true|false)$(?=[\s\S]*^publish:)/gm],
  ])('has a flip for each setting of %s that looks like %s', (file, expression) => {
    expect(read(file).match(expression)).not.toBeNull();
    const known = new Set([
      // Nothing of these is a guard: they say how Chromium greets, and what a crashed window shows.
      "'--no-first-run',",
      "'--no-default-browser-check',",
      "'--disable-session-crashed-bubble',",
    ]);
    expect(untouched(file, expression).filter((part) => !known.has(part))).toEqual([]);
  });
});
