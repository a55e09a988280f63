import { join } from 'node:path';
import js from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const sources = ['shared/**/*.ts', 'db/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.{ts,tsx}'];
const tests = ['test/**/*.{ts,tsx}'];

// The only places that read the machine's clock; everything else is handed the moment.
const clockReaders = [
  'electron/kiosk/main.ts',
  'electron/desktop/main.ts',
  'electron/cli/main.ts',
  'electron/update/main.ts',
  'renderer/clock.ts',
];

const shellOpen = [
  {
    selector: "MemberExpression[property.name='openExternal']",
    message: 'Nothing on this machine may be opened from content.',
  },
  {
    selector: "ImportSpecifier[imported.name='shell']",
    message: "Electron's shell opens programs and addresses; Tapis never does.",
  },
];
const rawHtml = [
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text is set as text.' },
  { selector: "Property[key.name='dangerouslySetInnerHTML']", message: 'Text is set as text.' },
];
const environment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only electron/app/config.ts reads the environment.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.value='env']",
    message: 'Only electron/app/config.ts reads the environment.',
  },
  {
    selector: "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    message: 'Only electron/app/config.ts reads the environment.',
  },
  {
    selector: "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
    message: 'Only electron/app/config.ts reads the environment.',
  },
];
const clock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The moment is passed in; only the wiring files read the clock.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'The moment is passed in; only the wiring files read the clock.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The moment is passed in; only the wiring files read the clock.',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'The moment is passed in; only the wiring files read the clock.',
  },
];
// What Electron's security guide forbids, refused where it is written and not only where it is found.
const forbidden = (selector, message) => ({ selector, message });
const webPreference = (name, value) =>
  forbidden(`Property[key.name='${name}'][value.value=${value}]`, `${name} stays ${!value}: the page is not trusted.`);
const electron = [
  ...['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'allowRunningInsecureContent'].map(
    (name) => webPreference(name, true),
  ),
  ...['experimentalFeatures', 'webviewTag', 'plugins', 'bypassCSP'].map((name) => webPreference(name, true)),
  ...['contextIsolation', 'sandbox', 'webSecurity'].map((name) => webPreference(name, false)),
  forbidden("Property[key.name='enableBlinkFeatures']", 'Features of Blink stay as Electron ships them.'),
  forbidden("MemberExpression[property.name='appendSwitch']", 'Switches of Chromium stay as Electron ships them.'),
  forbidden("JSXIdentifier[name='webview']", 'No guest page is embedded.'),
  forbidden("ImportSpecifier[imported.name='crashReporter']", 'Nothing of a crash leaves the machine.'),
  forbidden(
    'MemberExpression[property.name=/^(isEncryptionAvailable|encryptString|decryptString)$/]',
    'Only the asynchronous calls of safeStorage: the others are to be removed from Electron.',
  ),
];
const bridges = [forbidden("ImportSpecifier[imported.name='contextBridge']", 'Only the preload speaks to the page.')];
// Loopback is http; the names of XML vocabularies are no addresses. Any other address would be asked in the clear.
const clearText = ['Literal[value=', 'TemplateElement[value.raw='].map((kind) =>
  forbidden(
    `${kind}/^(http|ws|ftp):\\u002f\\u002f(?!127\\.0\\.0\\.1|schemas\\.openxmlformats\\.org|$)/]`,
    'Nothing is asked for in the clear.',
  ),
);
const commands = [
  forbidden('ImportSpecifier[imported.name=/^exec(Sync|FileSync|File)?$/]', 'Programs are started with spawn.'),
  forbidden(
    "CallExpression[callee.name=/^spawn/] Property[key.name='shell'][value.value!=false]",
    'No shell reads what a program is started with.',
  ),
];
const always = [...shellOpen, ...rawHtml, ...electron, ...clearText, ...commands];
const restricted = (...groups) => ({ 'no-restricted-syntax': ['error', ...groups.flat()] });

export default defineConfig(
  { ignores: ['out/', 'release/', '.cache/', 'node_modules/', 'test-results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  // The build scripts are plain JavaScript: an older Node must be able to start them.
  {
    files: ['build/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: {
      // The objects of Node the scripts use without an import.
      globals: Object.fromEntries(
        ['process', 'console', 'performance', 'Buffer', 'URL', 'setTimeout', 'clearTimeout'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 80],
      'max-params': ['error', 5],
      complexity: ['error', 15],
    },
  },

  {
    files: [...sources, ...tests],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    // One program for all folders: what they share is read and judged once. tsc holds each folder to its own surroundings.
    languageOptions: { parserOptions: { project: join(import.meta.dirname, 'tsconfig.lint.json') } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Handlers and adapters share one asynchronous signature whether or not they wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      // tsc sees every undeclared name, and knows which folder has a DOM and which has Node.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-console': 'off',
      'max-params': ['error', 5],
      complexity: ['error', 20],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },

  {
    files: sources,
    rules: { ...restricted(always, bridges, environment, clock), 'no-eval': 'error', 'no-new-func': 'error' },
  },
  { files: clockReaders, rules: restricted(always, bridges, environment) },
  { files: ['electron/app/config.ts'], rules: restricted(always, bridges, clock) },
  { files: ['electron/desktop/preload.ts'], rules: restricted(always, environment, clock) },

  // Tables of sentences are as long as the product has sentences.
  { files: ['shared/text/**/*.ts'], rules: { 'max-lines': 'off' } },

  {
    files: ['shared/**/*.ts', 'db/**/*.ts', 'electron/**/*.ts'],
    ignores: ['**/*.d.ts'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          enableFixer: false,
          require: { FunctionDeclaration: true, ClassDeclaration: true },
          // The type inferred from a schema of the same name is documented by that schema.
          contexts: [
            'ExportNamedDeclaration > VariableDeclaration',
            "ExportNamedDeclaration > TSTypeAliasDeclaration:not([typeAnnotation.typeName.right.name='infer']):not([typeAnnotation.type='TSTypeQuery'])",
            'ExportNamedDeclaration > TSInterfaceDeclaration',
          ],
        },
      ],
    },
  },

  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  // A component reads as one picture of its screen.
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true }] },
  },

  {
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
    },
  },
);
