import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allowed, importPlants, lintPlants, openings, typePlants } from './planted.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const frame = [
  'package.json',
  'tsconfig.json',
  ...['shared', 'db', 'electron', 'renderer', 'test'].map((folder) => `${folder}/tsconfig.json`),
  'shared/globals.d.ts',
  ...['eslint.config.js', 'tsconfig.lint.json', 'dependencies.cjs', 'knip.jsonc'].map((file) => `build/${file}`),
];
let copy = '';

/** Runs a tool of the project in the copy and answers what it printed; every one of them must refuse the copy. */
function runTool(path: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: copy });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(output).toString();
      if (code === 0 || text === '')
        reject(new Error(`${path} ended with ${code}: ${Buffer.concat(errors).toString()}`));
      else resolve(text);
    });
  });
}

const LintReport = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(z.object({ ruleId: z.string().nullable(), message: z.string() })),
  }),
);
const ImportRules = z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string().min(20) })) });
const UnusedReport = z.object({
  issues: z.array(
    z.object({
      file: z.string(),
      files: z.array(z.object({ name: z.string() })).optional(),
      exports: z.array(z.object({ name: z.string() })).optional(),
      dependencies: z.array(z.object({ name: z.string() })).optional(),
    }),
  ),
});

let lint: z.infer<typeof LintReport>;
let imports = '';
let unused: z.infer<typeof UnusedReport>;
let types = '';

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'tapis-fences-'));
  for (const file of frame) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const { file, code } of [
    ...lintPlants,
    ...Object.values(openings).flat(),
    ...importPlants,
    ...typePlants,
    ...allowed,
  ]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), code);
  }
  const folders = ['shared', 'db', 'electron', 'renderer', 'test'];
  [lint, [imports, unused, types]] = await Promise.all([
    runTool('eslint/bin/eslint.js', '--config=build/eslint.config.js', '--format=json', ...folders).then((text) =>
      LintReport.parse(JSON.parse(text)),
    ),
    (async () =>
      [
        await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', '--config=build/dependencies.cjs', ...folders),
        UnusedReport.parse(
          JSON.parse(await runTool('knip/bin/knip.js', '--config=build/knip.jsonc', '--reporter=json')),
        ),
        await runTool('typescript/bin/tsc', '--build', '--pretty', 'false', 'shared', 'renderer'),
      ] as const)(),
  ]);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const lintOf = (file: string) => lint.find((report) => report.filePath === join(copy, file))?.messages ?? [];

describe('lint', () => {
  it.each(lintPlants)('$rule refuses $file', ({ rule, file }) => {
    const messages = lintOf(file);
    if (rule === 'unused-disable')
      expect(messages.map(({ message }) => message).join()).toContain('Unused eslint-disable');
    else expect(messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });

  it.each(allowed)('allows $file', ({ file }) => {
    expect(lintOf(file)).toEqual([]);
  });
});

describe('lint, of what would open the shells,', () => {
  const refuses = (what: keyof typeof openings) => () => {
    for (const { file, rule } of openings[what]) {
      const said = lintOf(file).map(({ message }) => message);
      expect(said.join('\n'), file).toContain(rule);
    }
  };
  it('refuses Node in the page [E2]', refuses('node'));
  it('refuses a page in the world of its preload [E3]', refuses('isolation'));
  it('refuses a page out of the sandbox [E4]', refuses('sandbox'));
  it('refuses a page without same-origin rules, and a scheme past the policy [E6]', refuses('origins'));
  it('refuses insecure content [E8]', refuses('mixed'));
  it('refuses experimental features and plugins [E9]', refuses('features'));
  it('refuses switches and features of the engine [E10]', refuses('switches'));
  it('refuses guest pages [E11]', refuses('guest'));
  it('refuses addresses in the clear [E1]', refuses('clear'));
  it('refuses to have the system open something [E15]', refuses('opens'));
  it('refuses a bridge to the page anywhere but in the preload [E20]', refuses('bridge'));
  it('refuses to send anything of a crash [E26]', refuses('crash'));
  it('refuses the synchronous calls of the key ring [E28]', refuses('seal'));
  it('refuses commands that a shell reads [V1.2.5]', refuses('commands'));
  it('refuses code that is made at run time [V1.3.2]', refuses('code'));
  it('refuses markup that is set as such [V3.2.2 V1.2.1]', () => {
    expect(lintOf('renderer/lint_html.tsx').map(({ message }) => message)).toContain('Text is set as text.');
  });
  it('refuses types that are not known [V15.3.5]', () => {
    expect(lintOf('shared/lint_any.ts').map(({ ruleId }) => ruleId)).toContain('@typescript-eslint/no-explicit-any');
    expect(lintOf('shared/lint_as.ts').map(({ ruleId }) => ruleId)).toContain(
      '@typescript-eslint/consistent-type-assertions',
    );
  });
});

describe('imports', () => {
  it.each(importPlants)('$rule refuses $file', ({ rule, file }) => {
    expect(imports).toContain(`error ${rule}: ${file} `);
  });

  it('every rule has its plant', () => {
    const rules = ImportRules.parse(createRequire(import.meta.url)(join(root, 'build', 'dependencies.cjs')));
    const planted = new Set(importPlants.map(({ rule }) => rule));
    expect(rules.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });

  it('allows the wiring file of a shell to open the store', () => {
    expect(imports).not.toContain(': electron/kiosk/main.ts ');
  });
});

describe('types', () => {
  it.each(typePlants)('$rule refuses $file', ({ rule, file }) => {
    expect(types).toMatch(new RegExp(`^${file}\\(.*error ${rule}:`, 'm'));
  });
});

describe('unused', () => {
  const issuesOf = (file: string) => unused.issues.filter((issue) => issue.file === file);

  it('refuses an export nobody uses and spares the one somebody does', () => {
    const names = issuesOf('shared/unused_export.ts').flatMap((issue) => issue.exports ?? []);
    expect(names.map(({ name }) => name)).toEqual(['forgotten']);
  });

  it('refuses a file nobody reaches', () => {
    const files = unused.issues.flatMap((issue) => issue.files ?? []).map(({ name }) => name);
    expect(files).toContain('shared/lint_any.ts');
  });

  it('refuses a package nobody imports', () => {
    const packages = issuesOf('package.json').flatMap((issue) => issue.dependencies ?? []);
    expect(packages.map(({ name }) => name)).toContain('zustand');
  });
});
