/** docs/security.md, made from the tests: what no test holds, and no reason explains, cannot stand in it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asvsInput, asvsKeeping, asvsPeople, levels } from './asvs_rows.ts';
import { allClaims, type Claim } from './claims.ts';
import { electronRows, hostRows } from './electron_rows.ts';
import { root } from './flip.ts';
import type { Row } from './row.ts';

const asvsRows = [...asvsInput, ...asvsPeople, ...asvsKeeping];
const rows = [...electronRows, ...hostRows, ...asvsRows];
const claims = allClaims();
const claimed = (id: string) => claims.filter((claim) => claim.rows.includes(id));

/** Conditions that every run on Linux fulfils: a test under another one may be told of, but a row does not rest on it alone. */
const fulfilled = new Set([
  "not where process.platform === 'win32'",
  "not where process.platform !== 'linux'",
  "where process.platform === 'linux'",
]);
const runsAlways = ({ file, conditions }: Claim) =>
  !file.endsWith('.soak.test.ts') && conditions.every((condition) => fulfilled.has(condition));

const paths = (list: string | undefined) => list?.split(', ') ?? [];

describe('the rows', () => {
  it('have each a name of their own', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('rest each on a test that always runs, or say why not', () => {
    const bare = rows.filter(
      ({ id, written, notHere, missing }) =>
        (written ?? notHere ?? missing) === undefined && !claimed(id).some(runsAlways),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('do not both stand in a test and not apply', () => {
    const both = rows.filter(({ id, notHere }) => notHere !== undefined && claimed(id).length > 0);
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  it('name places that are there', () => {
    const named = rows.flatMap(({ at, written }) => [...paths(at), ...paths(written)]);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('are all of levels 1 and 2 of ASVS, and no other', () => {
    const all = Object.entries(levels).flatMap(([section, digits]) =>
      [...digits].map((level, index) => ({ id: `${section}.${String(index + 1)}`, level })),
    );
    // As the standard counts them.
    expect(['1', '2', '3'].map((level) => all.filter((one) => one.level === level).length)).toEqual([70, 183, 92]);
    const wanted = all.filter(({ level }) => level !== '3').map(({ id }) => id);
    const covers = (row: Row, id: string) => id === row.id || id.startsWith(`${row.id}.`);
    expect(wanted.filter((id) => asvsRows.filter((row) => covers(row, id)).length !== 1)).toEqual([]);
    expect(asvsRows.filter((row) => !wanted.some((id) => covers(row, id))).map(({ id }) => id)).toEqual([]);
    // A whole section or chapter is one row only where it does not apply.
    expect(
      asvsRows.filter(({ id, notHere }) => !wanted.includes(id) && notHere === undefined).map(({ id }) => id),
    ).toEqual([]);
  });
});

describe('the tags', () => {
  it('name rows that are there', () => {
    const known = new Set(rows.map(({ id }) => id));
    const lost = claims.flatMap((claim) => claim.rows.filter((id) => !known.has(id)).map((id) => [id, claim.file]));
    expect(lost).toEqual([]);
  });

  it('stand on no test that is switched off', () => {
    expect(claims.filter(({ conditions }) => conditions.includes('never')).map(({ title }) => title)).toEqual([]);
  });
});

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function proofOf(row: Row): string {
  const tests = claimed(row.id).map((claim) => {
    const when = claim.conditions.filter((condition) => !fulfilled.has(condition));
    const only = [...when, ...(claim.file.endsWith('.soak.test.ts') ? ['in the soak'] : [])].join(', ');
    return `${claim.title} (\`${claim.file.slice('test/'.length)}\`${only === '' ? '' : `; ${only}`})`;
  });
  return [
    ...tests,
    ...paths(row.written).map((path) => `written: [${path.split('/').at(-1) ?? ''}](${linkTo(path)})`),
    ...(row.notHere === undefined ? [] : [`not applicable: ${row.notHere}`]),
    ...(row.missing === undefined ? [] : [`**${tests.length > 0 ? 'partly' : 'not'} met**: ${row.missing}`]),
  ]
    .map(cell)
    .join('<br>');
}
const linkTo = (path: string) => (path.startsWith('docs/') ? path.slice('docs/'.length) : `../${path}`);

const tableOf = (some: readonly Row[]) =>
  [
    '| Row | Asks | Set in | Held by |',
    '|---|---|---|---|',
    ...some.map(
      (row) =>
        `| ${row.id} | ${cell(row.asks)} | ${paths(row.at)
          .map((path) => `[${path.split('/').at(-1) ?? path}](${linkTo(path)})`)
          .join(' ')} | ${proofOf(row)} |`,
    ),
  ].join('\n');

function summary(): string {
  const count = (which: (row: Row) => boolean) => String(rows.filter(which).length);
  return [
    `${count(({ id }) => claimed(id).length > 0)} of ${String(rows.length)} rows are held by tests,`,
    `${count(({ written }) => written !== undefined)} ask for something written,`,
    `${count(({ notHere }) => notHere !== undefined)} do not apply,`,
    `${count(({ id, missing }) => missing !== undefined && claimed(id).length === 0)} are not met,`,
    `${count(({ id, missing }) => missing !== undefined && claimed(id).length > 0)} in part alone.`,
  ].join(' ');
}

const page = () => `# Security

What hardens the program, row by row: what is asked, where it is set, which tests hold it. Made by \`test/security/rows.test.ts\` from the tags at
the end of the tests' titles (\`[E17]\`); a row without a test needs a reason, a tag without a row fails, and so does a test
that is switched off. That these tests would notice is shown by \`test/security/flips.soak.test.ts\`: it flips every setting once
([decision 32](decisions/0032-security-rows.md)). Who attacks what stands in [threat-model.md](threat-model.md).

${summary()}

## The desktop shell

Rows 1 to 20 follow Electron's security guide (electronjs.org, "Security"), the others what a kiosk at a counter needs besides.

${tableOf(electronRows)}

## The loopback host and the counter's network

${tableOf(hostRows)}

## OWASP ASVS 5.0.0, levels 1 and 2

Numbers and levels of the OWASP Application Security Verification Standard 5.0.0 (OWASP Foundation, CC BY-SA 4.0), restated in few words; its own text
says exactly what each asks. A chapter or section that does not apply as a whole is one row.

### Input and the web (V1 to V5)

${tableOf(asvsInput)}

### People (V6 to V10)

${tableOf(asvsPeople)}

### Keys, connections, data, packages, log (V11 to V17)

${tableOf(asvsKeeping)}
`;

it('docs/security.md says what the tests say', async () => {
  await expect(page()).toMatchFileSnapshot(join(root, 'docs', 'security.md'));
});
