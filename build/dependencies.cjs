// Who may import whom (docs: architecture, "Who may import whom"). Type imports count: a knot of types is a knot.

/** A module of one of these npm packages, and of no other. */
const npm = (...names) => `^node_modules/(@types/)?(${names.join('|')})/`;
const pure = npm('zod', 'mrz', 'bcbp', 'canonicalize', 'temporal-polyfill');

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Every knot in the trees we learnt from began with one cycle; type imports included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere is a mistake that only shows when it runs.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'electron-only-in-desktop',
      comment: 'Only the desktop shell knows Electron, so that everything else also runs without it.',
      severity: 'error',
      from: { pathNot: ['^electron/desktop/', '^test/', '^build/'] },
      to: { path: npm('electron') },
    },
    {
      name: 'sql-only-in-db',
      comment: 'The database driver, and so SQL, is spoken in db alone.',
      severity: 'error',
      from: { pathNot: ['^db/', '^test/'] },
      to: { path: npm('better-sqlite3') },
    },
    {
      name: 'shared-is-pure',
      comment:
        'shared runs in any JavaScript: it imports itself and the listed pure packages, nothing of Node, DOM or a shell.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', pure] },
    },
    {
      name: 'domain-knows-no-contract',
      comment: 'The domain owns its words; the contract borrows them, never the other way round.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { path: '^shared/contract/' },
    },
    {
      name: 'db-imports',
      comment: 'db imports shared, itself, its driver and Node: it knows neither the application nor a shell.',
      severity: 'error',
      from: { path: '^db/' },
      to: { pathNot: ['^shared/', '^db/', npm('better-sqlite3', 'zod')], dependencyTypesNot: ['core'] },
    },
    {
      name: 'migrations-import-nothing',
      comment: 'Code moves, history must not: a migration imports nothing but the type of the database.',
      severity: 'error',
      from: { path: '^db/migrations/', pathNot: '^db/migrations/index\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-knows-no-shell',
      comment:
        'The application is the same under every shell, so it imports none of them, nor Electron, HTTP or the page.',
      severity: 'error',
      from: { path: '^electron/app/' },
      to: {
        path: [
          '^electron/(desktop|kiosk|cli|network)/',
          '^renderer/',
          npm('electron', 'hono', '@hono/[^/]+', 'react', 'react-dom', '@mantine/[^/]+'),
        ],
      },
    },
    {
      name: 'shells-apart',
      comment: 'Shells differ only in how they know the caller; what two of them need belongs to the application.',
      severity: 'error',
      from: { path: '^electron/(desktop|kiosk|cli)/' },
      to: { path: '^electron/(desktop|kiosk|cli)/', pathNot: '^electron/$1/' },
    },
    {
      name: 'shells-are-not-pages',
      comment: 'A shell serves the built page and imports nothing of its source.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'store-opened-in-main',
      comment:
        'Only the wiring file of a shell opens the store; the rest of a shell reaches data through the dispatcher.',
      severity: 'error',
      from: { path: '^electron/(desktop|kiosk|cli)/', pathNot: '/main\\.ts$' },
      to: { path: '^db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-is-untrusted',
      comment:
        'The page imports shared, itself and browser packages; nothing of Node, the database or the trusted side.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        path: [
          '^(db|electron|test|build)/',
          npm('electron', 'hono', '@hono/[^/]+', 'better-sqlite3', '@node-rs/[^/]+'),
        ],
      },
    },
    {
      name: 'page-has-no-node',
      comment: 'The page runs in a browser: no module of Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'screens-do-not-call',
      comment: 'Screens and components show state; only renderer/state speaks to the client.',
      severity: 'error',
      from: { path: '^renderer/(screens|components)/' },
      to: { path: '^renderer/client\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'What ships does not lean on tests or on build scripts.',
      severity: 'error',
      from: { path: '^(shared|db|electron|renderer)/' },
      to: { path: '^(test|build)/' },
    },
    {
      name: 'shipped-packages-are-dependencies',
      comment:
        'What ships is listed under dependencies; Electron is the runtime itself and the packager wants it among devDependencies.',
      severity: 'error',
      from: { path: '^(shared|db|electron|renderer)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: npm('electron'),
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
    },
  },
};
