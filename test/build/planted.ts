// Violations, one for each fence. They are written into a copy of the frame under the system's temporary folder, never
// into the work tree; fences.test.ts runs the real tools over it and looks for the named rule at the named file.

/** A file that must be refused: by which rule of its tool. */
export interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
}

const doc = '/** Planted. */\n';

/** Caught by ESLint. */
export const lintPlants: readonly Plant[] = [
  {
    rule: '@typescript-eslint/no-explicit-any',
    file: 'shared/lint_any.ts',
    code: `${doc}export const same = (value: any): unknown => value;\n`,
  },
  {
    rule: '@typescript-eslint/no-non-null-assertion',
    file: 'shared/lint_bang.ts',
    code: `${doc}export const first = (list: readonly string[]): string => list[0]!;\n`,
  },
  {
    rule: '@typescript-eslint/consistent-type-assertions',
    file: 'shared/lint_as.ts',
    code: `${doc}export const text = (value: unknown): string => value as string;\n`,
  },
  {
    rule: '@typescript-eslint/no-floating-promises',
    file: 'electron/app/lint_floating.ts',
    code: `const later = (): Promise<void> => Promise.resolve();\n${doc}export function run(): void {\n  later();\n}\n`,
  },
  {
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    file: 'shared/lint_switch.ts',
    code: `${doc}export function word(kind: 'ask' | 'clear'): string {\n  switch (kind) {\n    case 'ask':\n      return 'a';\n  }\n  return '';\n}\n`,
  },
  {
    rule: '@typescript-eslint/consistent-type-imports',
    file: 'shared/lint_type_import.ts',
    code: `import { Kind } from './lint_kind.ts';\n${doc}export const name = (kind: Kind): string => kind;\n`,
  },
  {
    rule: 'jsdoc/require-jsdoc',
    file: 'shared/lint_undocumented.ts',
    code: 'export const undocumented = (): number => 1;\n',
  },
  {
    rule: 'max-lines',
    file: 'shared/lint_long_file.ts',
    code: Array.from({ length: 401 }, (_, index) => `${doc}export const line${index} = ${index};\n`).join(''),
  },
  {
    rule: 'max-lines-per-function',
    file: 'shared/lint_long_function.ts',
    code: `${doc}export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(80)}  return sum;\n}\n`,
  },
  {
    rule: 'max-params',
    file: 'shared/lint_parameters.ts',
    code: `${doc}export const sum = (a: number, b: number, c: number, d: number, e: number, f: number): number => a + b + c + d + e + f;\n`,
  },
  {
    rule: 'complexity',
    file: 'shared/lint_complex.ts',
    code: `${doc}export function odd(n: number): number {\n${Array.from({ length: 20 }, (_, index) => `  if (n === ${index}) return ${index};\n`).join('')}  return n;\n}\n`,
  },
  {
    rule: 'react-hooks/rules-of-hooks',
    file: 'renderer/lint_hooks.tsx',
    code: `import { useState } from 'react';\nexport function Card({ on }: { readonly on: boolean }) {\n  if (on) useState(1);\n  return null;\n}\n`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'renderer/lint_html.tsx',
    code: `export const Raw = ({ html }: { readonly html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />;\n`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'electron/desktop/lint_open.ts',
    code: `import { shell } from 'electron';\n${doc}export const open = (address: string): Promise<void> => shell.openExternal(address);\n`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'electron/kiosk/lint_environment.ts',
    code: `${doc}export const home = process.env['HOME'];\n`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'electron/app/lint_environment_taken.ts',
    code: `const { env } = process;\n${doc}export const home = env['HOME'];\n`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'electron/app/lint_now.ts',
    code: `${doc}export const now = (): number => Date.now();\n`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'renderer/lint_new_date.ts',
    code: 'export const today = (): Date => new Date();\n',
  },
  {
    rule: '@typescript-eslint/ban-ts-comment',
    file: 'shared/lint_ignore.ts',
    code: `// @ts-ignore\n${doc}export const wrong: string = 1;\n`,
  },
  {
    rule: 'unused-disable',
    file: 'shared/lint_unused_disable.ts',
    code: `// eslint-disable-next-line no-console -- nothing here\n${doc}export const calm = 1;\n`,
  },
];

const preference = (setting: string, value: boolean): Plant => ({
  rule: `${setting} stays ${value ? 'false' : 'true'}`,
  file: `electron/desktop/lint_${setting.toLowerCase()}.ts`,
  code: `${doc}export const webPreferences = { ${setting}: ${String(value)} };\n`,
});

/** What would open the shells, refused by ESLint. `rule` is what the refusal says; fences.test.ts names each file. */
export const openings = {
  node: [
    preference('nodeIntegration', true),
    preference('nodeIntegrationInWorker', true),
    preference('nodeIntegrationInSubFrames', true),
  ],
  isolation: [preference('contextIsolation', false)],
  sandbox: [preference('sandbox', false)],
  origins: [preference('webSecurity', false), preference('bypassCSP', true)],
  mixed: [preference('allowRunningInsecureContent', true)],
  features: [preference('experimentalFeatures', true), preference('plugins', true)],
  switches: [
    {
      rule: 'Switches of Chromium stay',
      file: 'electron/desktop/lint_switch.ts',
      code: `import { app } from 'electron';\napp.commandLine.appendSwitch('enable-unsafe-webgpu');\n`,
    },
    {
      rule: 'Features of Blink stay',
      file: 'electron/desktop/lint_blink.ts',
      code: `${doc}export const webPreferences = { enableBlinkFeatures: 'Anything' };\n`,
    },
  ],
  guest: [
    preference('webviewTag', true),
    {
      rule: 'No guest page',
      file: 'renderer/lint_guest.tsx',
      code: 'export const Guest = () => <webview src="https://example.org/" />;\n',
    },
  ],
  clear: [
    {
      rule: 'Nothing is asked for in the clear',
      file: 'electron/app/lint_clear.ts',
      code: `${doc}export const address = 'http://example.org/';\n${doc}export const at = (path: string): string => \`ws://example.org/\${path}\`;\n`,
    },
  ],
  opens: [
    {
      rule: 'shell opens programs',
      file: 'electron/desktop/lint_shell.ts',
      code: `import { shell } from 'electron';\n${doc}export const beep = (): void => {\n  shell.beep();\n};\n`,
    },
    {
      rule: 'Nothing on this machine may be opened',
      file: 'electron/desktop/lint_external.ts',
      code: `import * as electron from 'electron';\n${doc}export const open = (address: string): Promise<void> => electron.shell.openExternal(address);\n`,
    },
  ],
  bridge: [
    {
      rule: 'Only the preload speaks',
      file: 'electron/desktop/lint_bridge.ts',
      code: `import { contextBridge } from 'electron';\ncontextBridge.exposeInMainWorld('more', {});\n`,
    },
  ],
  crash: [
    {
      rule: 'Nothing of a crash leaves',
      file: 'electron/desktop/lint_crash.ts',
      code: `import { crashReporter } from 'electron';\ncrashReporter.start({ submitURL: 'https://example.org/' });\n`,
    },
  ],
  seal: [
    {
      rule: 'Only the asynchronous calls',
      file: 'electron/desktop/lint_seal.ts',
      code: `import { safeStorage } from 'electron';\n${doc}export const seal = (text: string): Buffer => safeStorage.encryptString(text);\n`,
    },
  ],
  commands: [
    {
      rule: 'Programs are started with spawn',
      file: 'electron/kiosk/lint_exec.ts',
      code: `import { exec } from 'node:child_process';\nexec('ls');\n`,
    },
    {
      rule: 'No shell reads',
      file: 'electron/kiosk/lint_command.ts',
      code: `import { spawn } from 'node:child_process';\nspawn('ls', [], { shell: true });\n`,
    },
  ],
  code: [
    {
      rule: 'can be harmful',
      file: 'shared/lint_eval.ts',
      code: `${doc}export const sum = (text: string): unknown => eval(text);\n`,
    },
  ],
} as const satisfies Record<string, readonly Plant[]>;

/** Caught by dependency-cruiser. `rule` is the rule's name; helper files are at the end. */
export const importPlants: readonly Plant[] = [
  {
    rule: 'no-cycles',
    file: 'shared/cycle_a.ts',
    code: `import type { B } from './cycle_b.ts';\n${doc}export interface A {\n  readonly b: B | null;\n}\n`,
  },
  { rule: 'resolvable', file: 'shared/lost.ts', code: "import './nowhere.ts';\n" },
  { rule: 'electron-only-in-desktop', file: 'electron/kiosk/window.ts', code: "import 'electron';\n" },
  { rule: 'sql-only-in-db', file: 'electron/app/query.ts', code: "import 'better-sqlite3';\n" },
  { rule: 'shared-is-pure', file: 'shared/reads_files.ts', code: "import 'node:fs';\n" },
  { rule: 'shared-is-pure', file: 'shared/serves.ts', code: "import 'hono';\n" },
  { rule: 'domain-knows-no-contract', file: 'shared/domain/calls.ts', code: "import '../contract/plain.ts';\n" },
  { rule: 'db-imports', file: 'db/knows_app.ts', code: "import '../electron/app/plain.ts';\n" },
  { rule: 'migrations-import-nothing', file: 'db/migrations/0010_code.ts', code: "import '../plain.ts';\n" },
  { rule: 'app-knows-no-shell', file: 'electron/app/serves.ts', code: "import 'hono';\n" },
  { rule: 'app-knows-no-shell', file: 'electron/app/knows_kiosk.ts', code: "import '../kiosk/plain.ts';\n" },
  { rule: 'shells-apart', file: 'electron/desktop/borrows.ts', code: "import '../kiosk/plain.ts';\n" },
  { rule: 'shells-are-not-pages', file: 'electron/kiosk/page.ts', code: "import '../../renderer/plain.ts';\n" },
  { rule: 'store-opened-in-main', file: 'electron/kiosk/data.ts', code: "import '../../db/plain.ts';\n" },
  { rule: 'page-is-untrusted', file: 'renderer/trusts.ts', code: "import '../electron/app/plain.ts';\n" },
  { rule: 'page-has-no-node', file: 'renderer/reads_files.ts', code: "import 'node:fs';\n" },
  { rule: 'screens-do-not-call', file: 'renderer/screens/calls.tsx', code: "import '../client.ts';\n" },
  { rule: 'nobody-imports-tests', file: 'shared/leans.ts', code: "import '../test/plain.ts';\n" },
  { rule: 'shipped-packages-are-dependencies', file: 'electron/app/checks.ts', code: "import 'fast-check';\n" },
];

/** Caught by the compiler through project references and the libraries each folder may see. */
export const typePlants: readonly Plant[] = [
  { rule: 'TS6307', file: 'shared/types_reach.ts', code: "export { plain } from '../electron/app/plain.ts';\n" },
  { rule: 'TS2584', file: 'shared/types_dom.ts', code: 'export const title = (): string => document.title;\n' },
  { rule: 'TS2591', file: 'renderer/types_node.ts', code: 'export const folder = (): string => process.cwd();\n' },
  { rule: 'TS1294', file: 'shared/types_enum.ts', code: 'export enum Kind {\n  Ask,\n}\n' },
];

/** What the plants lean on, and the places where the same words are allowed. */
export const allowed: readonly Omit<Plant, 'rule'>[] = [
  { file: 'shared/lint_kind.ts', code: `${doc}export type Kind = 'ask' | 'clear';\n` },
  {
    file: 'shared/cycle_b.ts',
    code: `import type { A } from './cycle_a.ts';\n${doc}export interface B {\n  readonly a: A | null;\n}\n`,
  },
  { file: 'shared/contract/plain.ts', code: `${doc}export const plain = 1;\n` },
  { file: 'electron/app/plain.ts', code: `${doc}export const plain = 1;\n` },
  { file: 'electron/kiosk/plain.ts', code: `${doc}export const plain = 1;\n` },
  { file: 'db/plain.ts', code: `${doc}export const plain = 1;\n` },
  { file: 'renderer/plain.ts', code: 'export const plain = 1;\n' },
  { file: 'renderer/client.ts', code: 'export const client = 1;\n' },
  { file: 'renderer/clock.ts', code: 'export const now = (): number => Date.now();\n' },
  { file: 'test/plain.ts', code: 'export const plain = 1;\n' },
  { file: 'electron/app/config.ts', code: `${doc}export const home = process.env['HOME'];\n` },
  {
    file: 'electron/kiosk/main.ts',
    code: `import { plain } from '../../db/plain.ts';\nimport { used } from '../../shared/unused_export.ts';\nconsole.log(plain, used, Date.now());\n`,
  },
  { file: 'shared/unused_export.ts', code: `${doc}export const used = 1;\n${doc}export const forgotten = 2;\n` },
];
