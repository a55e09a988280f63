/** Which tests say of themselves that they hold a row of docs/security.md: `[E17 V3.5.1]` at the end of their title. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from './flip.ts';

/** A test with a tag. */
export interface Claim {
  readonly rows: readonly string[];
  /** Its title with those of the groups it stands in, without the tag. */
  readonly title: string;
  /** Path from the root, with `/`. */
  readonly file: string;
  /** What must be so for it to run, as it stands in the source; `never` for a test that is switched off. */
  readonly conditions: readonly string[];
}

/** A call of `it` or `describe`, whatever stands between: `it.skipIf(x).each(rows)('title', …)`. */
interface Called {
  readonly name: string;
  readonly conditions: readonly string[];
}

function calledBy(call: ts.CallExpression): Called | null {
  const conditions: string[] = [];
  let at: ts.Expression = call.expression;
  for (;;) {
    if (ts.isIdentifier(at)) return { name: at.text, conditions };
    if (ts.isCallExpression(at)) {
      const word = ts.isPropertyAccessExpression(at.expression) ? at.expression.name.text : '';
      const given = at.arguments[0]?.getText() ?? '';
      if (word === 'skipIf') conditions.push(`not where ${given}`);
      if (word === 'runIf') conditions.push(`where ${given}`);
      at = at.expression;
    } else if (ts.isPropertyAccessExpression(at)) {
      if (['skip', 'todo', 'fails', 'only'].includes(at.name.text)) conditions.push('never');
      at = at.expression;
    } else return null;
  }
}

const titleOf = (call: ts.CallExpression): string | null => {
  const [first] = call.arguments;
  if (first === undefined) return null;
  if (ts.isStringLiteralLike(first)) return first.text;
  return ts.isTemplateExpression(first) ? first.getText().slice(1, -1) : null;
};

const tag = /\s*\[([ELV]\d[\d. ELV]*)\]$/;

function claimsIn(file: string, text: string): Claim[] {
  const claims: Claim[] = [];
  const walk = (
    node: ts.Node,
    above: { readonly titles: readonly string[]; readonly conditions: readonly string[] },
  ) => {
    let here = above;
    const called = ts.isCallExpression(node) ? calledBy(node) : null;
    const title = ts.isCallExpression(node) ? titleOf(node) : null;
    if (called !== null && title !== null && ['it', 'test', 'describe'].includes(called.name)) {
      const rows = tag.exec(title)?.[1]?.split(' ') ?? [];
      here = {
        titles: [...above.titles, title.replace(tag, '')],
        conditions: [...above.conditions, ...called.conditions],
      };
      if (rows.length > 0) claims.push({ rows, title: here.titles.join(': '), file, conditions: here.conditions });
    }
    ts.forEachChild(node, (child) => {
      walk(child, here);
    });
  };
  walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), { titles: [], conditions: [] });
  return claims;
}

/** All of them, read from the sources of the tests; none is run. */
export function allClaims(): readonly Claim[] {
  const folder = join(root, 'test');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => relative(root, join(folder, name)).split(sep).join('/'))
    .sort()
    .flatMap((file) => claimsIn(file, readFileSync(join(root, file), 'utf8')));
}
