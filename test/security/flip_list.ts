/** Every hardening setting of the shells, as the one change of its source that would take it away. */

/** A change of one source. `from` stands in the file exactly once. */
export interface Flip {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Of the suite, the files of which a test must fail then. */
  readonly tests: readonly string[];
  /** Only tests with these words in their title; so much shorter is the run. */
  readonly only: string;
}

type Change = readonly [from: string, to: string];
type Suite = Pick<Flip, 'tests' | 'only'>;
const suite = (test: string, only = ''): Suite => ({ tests: [`test/electron/${test}.test.ts`], only });
const inFile = (file: string, held: Suite, ...changes: readonly Change[]): readonly Flip[] =>
  changes.map(([from, to]) => ({ file, from, to, ...held }));

/** A line, a call or an entry that goes. */
const without = (from: string): Change => [from, ''];
const off = (setting: string): Change => [`${setting}: true`, `${setting}: false`];
const on = (setting: string): Change => [`${setting}: false`, `${setting}: true`];

const theWindow = suite('desktop/hardening', 'the window');
const theSession = suite('desktop/hardening', 'the session');
const cannotLeave = suite('desktop/hardening', 'the page cannot leave');
const beforeReady = suite('desktop/hardening', 'before Electron is ready');
const guards = (only: string) => suite('desktop/guards', only);
const channel = suite('desktop/channel');
const life = (only: string) => suite('desktop/life', only);
const pure = suite('desktop/keys');

const window: readonly Flip[] = inFile(
  'electron/desktop/window.ts',
  theWindow,
  ...['contextIsolation', 'sandbox', 'webSecurity', 'autoHideMenuBar'].map(off),
  ...['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'allowRunningInsecureContent'].map(
    on,
  ),
  ...['experimentalFeatures', 'webviewTag', 'plugins', 'navigateOnDragDrop', 'spellcheck', 'enableWebSQL'].map(on),
  ['devTools: !packaged', 'devTools: true'],
  ['  session,\n  contextIsolation', '  contextIsolation'],
  ['{ ...size, kiosk: parts.kiosk }', '{ ...size }'],
  ['setMenuBarVisibility(false)', 'setMenuBarVisibility(true)'],
  ['setContentProtection(true)', 'setContentProtection(false)'],
  without('if (isBlocked(press, parts)) event.preventDefault();'),
  without("if (parts.kiosk) powerSaveBlocker.start('prevent-display-sleep');"),
  ['loadURL(pageAddress)', "loadURL('https://tapis.example/')"],
);

const travellersWindow: readonly Flip[] = inFile(
  'electron/desktop/traveller_window.ts',
  suite('desktop/traveller_window'),
  on('focusable'),
  without("opened.webContents.on('will-navigate', stay);"),
  without("opened.webContents.on('will-frame-navigate', stay);"),
  without("opened.webContents.on('will-redirect', stay);"),
  ['loadURL(travellerAddress)', 'loadURL(`${travellerAddress}/..`)'],
  without("opened.webContents.on('render-process-gone', end);"),
  without("opened.on('unresponsive', end);"),
);

const security: readonly Flip[] = [
  ...inFile(
    'electron/desktop/security.ts',
    theSession,
    ['callback(false);', 'callback(true);'],
    ['setPermissionCheckHandler(() => false)', 'setPermissionCheckHandler(() => true)'],
    ['setDevicePermissionHandler(() => false)', 'setDevicePermissionHandler(() => true)'],
    ['callback(null);', 'callback({});'],
    ['=> protectedClasses)', '=> [])'],
    on('confirmed'),
    ['callback(-2);', 'callback(0);'],
    ['setSpellCheckerEnabled(false)', 'setSpellCheckerEnabled(true)'],
    without('if (!isPaper(item.getURL(), item.getMimeType(), item.getFilename())) event.preventDefault();'),
    without("url.startsWith('blob:app://tapis/') && "),
    without("type === 'application/pdf' && "),
    ['.pdf$/.test(name)', '.pdf/.test(name)'],
    ['/^[\\w-]{1,80}', '/[\\w-]{1,80}'],
    ['cancel: !reachable.test(url)', 'cancel: false'],
    ['/^(app:\\/\\/tapis\\/|', '/^(app:\\/\\/tapis|'],
    ['|data:|', '|data:|https?:|'],
    ["mode: 'direct'", "mode: 'system'"],
  ),
  ...inFile(
    'electron/desktop/security.ts',
    cannotLeave,
    without('if (!isOwn(event.url)) event.preventDefault();'),
    without("contents.on('will-navigate', stay);"),
    without("contents.on('will-frame-navigate', stay);"),
    without("contents.on('will-redirect', stay);"),
    ["'will-attach-webview', (event) => {\n    event.preventDefault();", "'will-attach-webview', () => {"],
    ["action: 'deny'", "action: 'allow'"],
  ),
];

const origin: readonly Flip[] = inFile(
  'electron/desktop/origin.ts',
  pure,
  without('url.protocol === `${scheme}:` && '),
  ['url.host === host', 'url.hostname === host'],
  ['url.host === host', 'url.host.startsWith(host.slice(0, -1))'],
  without(" && url.username === ''"),
  without(" && url.password === ''"),
);

const protocol: readonly Flip[] = [
  ...inFile(
    'electron/desktop/protocol.ts',
    suite('desktop/hardening', 'exactly the four rights'),
    ...['standard', 'secure', 'supportFetchAPI', 'codeCache'].map(off),
    ...['bypassCSP', 'corsEnabled', 'allowServiceWorkers', 'allowExtensions', 'stream'].map((right): Change => [
      'codeCache: true',
      `codeCache: true, ${right}: true`,
    ]),
  ),
  ...inFile(
    'electron/desktop/protocol.ts',
    suite('desktop/protocol'),
    without("if (request.method !== 'GET') return refusal(405);"),
    ['{ headers: { ...answer.headers } }', '{}'],
    without('if (!isOwn(request.url)) return refusal(403);'),
  ),
  ...inFile(
    'electron/desktop/protocol.ts',
    guards('a refusal'),
    ['{ ...safetyHeaders, ...noPage }', '{ ...noPage }'],
    ['{ ...safetyHeaders, ...noPage }', '{ ...safetyHeaders }'],
  ),
];

const ipc: readonly Flip[] = inFile(
  'electron/desktop/ipc.ts',
  channel,
  ['frame === null || frame.parent !== null', 'frame !== null && frame.parent !== null'],
  without('frame.parent !== null || '),
  without(' || !isDesk(frame.url)'),
  without('assertOwn(event.senderFrame);'),
  without("if (!limit.takes(caller)) return err({ code: 'too-many-calls' });"),
  without('if (isDesk(contents.getURL())) '),
  without("contents.once('destroyed', end);"),
  ["typeof name !== 'string' || json === null", 'json === null'],
  without("if (Buffer.byteLength(json.text) > inputBytesOf(name)) throw new Refused('too large');"),
  ['> inputBytesOf(name)', "> inputBytesOf('catalogue.check')"],
  ['`window-${String(contents.id)}`', "'window'"],
);

const inLife = (held: Suite, ...changes: readonly Change[]) => inFile('electron/desktop/life.ts', held, ...changes);
const shellLife: readonly Flip[] = [
  ...inLife(
    beforeReady,
    without('app.enableSandbox();'),
    without('  registerScheme();'),
    ['if (!app.requestSingleInstanceLock()) {', 'if (app.requestSingleInstanceLock() === null) {'],
    without("app.setPath('userData', join(options.dataDir, 'electron'));"),
  ),
  ...inLife(
    theSession,
    without("app.on('session-created', hardenSession);"),
    without('    hardenContents(contents);'),
    without('  await directOnly(own);'),
    ["partition = 'tapis'", "partition = 'persist:tapis'"],
  ),
  ...inLife(theWindow, without('  setMenu(wiring.platform);'), ['packaged: app.isPackaged', 'packaged: false']),
  ...inLife(guards('a session'), without('  hardenSession(own);'), without('  servePage(own, page);')),
  ...inLife(
    guards('the program'),
    ['mode: 0o700', 'mode: 0o755'],
    without("process.on('unhandledRejection', fatal);"),
    ["  app.on('child-process-gone'", "  app.once('child-process-went'"],
  ),
  ...inLife(
    life('the end'),
    without("process.on('uncaughtException', fatal);"),
    ['`uncaught ${traceOf(thrown)}`', '`uncaught ${String(thrown)}`'],
    without("  app.once('will-quit', end);"),
  ),
  ...inLife(channel, without('    application.forget(caller);')),
];

const recovery: readonly Flip[] = inFile(
  'electron/desktop/recovery.ts',
  life('a page in trouble'),
  ['500 * 2 ** times', '500'],
  ['times, 30_000', 'times, 3_000_000'],
  without('      if (window.isDestroyed()) return;'),
  ['contents.forcefullyCrashRenderer();', 'hanging = false;'],
  ['log.note(`page ${reason}`);', ''],
);

const keys: readonly Flip[] = inFile(
  'electron/desktop/keys.ts',
  pure,
  ['(packaged && inspecting.has(chord))', 'false'],
  ['(kiosk && leaving.has(chord))', 'false'],
  ['packaged && ', ''],
  ['kiosk && ', ''],
  ["  'F5',\n", ''],
  ...['Control+F5', 'BrowserBack', 'BrowserForward', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Control+Shift+r'].map((key) =>
    without(`  '${key}',\n`),
  ),
  ...['n', 'o', 'p', 'r', 's'].map((letter) => without(`'${letter}', `)),
  without(", 'u'"),
  ...['F12', 'Control+Shift+c', 'Control+Shift+i', 'F11', 'Alt+F4', 'Control+q', 'Control+w'].map((key) =>
    without(`'${key}', `),
  ),
  without(", 'Control+Shift+j'"),
  without(", 'Control+Shift+w'"),
);

const preload: readonly Flip[] = inFile(
  'electron/desktop/preload.ts',
  channel,
  ["exposeInMainWorld('bridge', {", "exposeInMainWorld('bridge', {\n  raw: ipcRenderer,"],
  ["invoke('call', name, input)", 'invoke(name, input)'],
  [
    '(_event, revision: number) => {\n      hear(revision);',
    '(event, revision: number) => {\n      hear(event as never);',
  ],
);

const sealedKeys: readonly Flip[] = inFile(
  'electron/desktop/sealed_key.ts',
  { tests: [...suite('desktop/sealed_key').tests, ...guards('').tests], only: 'the sealed key' },
  ['if (!(await safeStorage.isAsyncEncryptionAvailable())) {', 'if (Number.isNaN(0)) {'],
  ["['basic_text', 'unknown']", "['unknown']"],
  ["['basic_text', 'unknown']", "['basic_text']"],
  ['async read(mode) {\n      await assertKeyRing();', 'async read(mode) {'],
  ['async stage(mode, key) {\n      await assertKeyRing();', 'async stage(mode, key) {'],
  ['async write(mode, key) {\n      await assertKeyRing();', 'async write(mode, key) {'],
  [
    'replacePrivateFile(path, await safeStorage.encryptStringAsync(keyText(key)))',
    'replacePrivateFile(path, keyText(key))',
  ],
  ["'sealed'), await safeStorage.encryptStringAsync(keyText(key))", "'sealed'), Buffer.from(`sealed ${keyText(key)}`)"],
  without("      await refuseOtherKind(dataDir, mode, 'sealed');"),
  ['if (shouldReEncrypt) ', 'if (Number.isNaN(0)) '],
);

const programs: readonly Flip[] = [
  ...inFile('electron/desktop/main.ts', guards('the program'), without('process.umask(0o077);')),
  ...inFile('electron/kiosk/main.ts', suite('kiosk/limits', 'the program'), without('process.umask(0o077);')),
];

const served: Suite = { tests: [...suite('kiosk/server').tests, ...suite('kiosk/limits').tests], only: '' };
const streams = suite('kiosk/live', 'a stream');
const enter = "app.all('/enter', postOnly, ownPage, jsonOnly, limited, async";
const call = "app.all('/call/:name', postOnly, ownPage, jsonOnly, limitedByRow, async";
const address = "app.post('/address', jsonOnly, limited, async";

const loopback: readonly Flip[] = [
  ...inFile(
    'electron/kiosk/server.ts',
    streams,
    without("  if (c.req.method !== 'GET') return refuse(c, 'not-found');"),
    [
      "if (origin !== undefined && origin !== `http://${c.req.header('host') ?? ''}`) return",
      'if (origin === null) return',
    ],
    ["c.req.header('sec-fetch-site') === 'same-origin' ? next()", "c.req.header('sec-fetch-site') !== null ? next()"],
    [
      "if (caller === null) return refuse(c, 'no-ticket');\n    // A ticket",
      'if (caller === null) return c.body(null);\n    // A ticket',
    ],
  ),
  ...inFile(
    'electron/kiosk/server.ts',
    served,
    ['`tapis-${String(port)}`', "'tapis'"],
    without(
      "  if (c.req.header('origin') !== `http://${c.req.header('host') ?? ''}`) return refuse(c, 'wrong-origin');",
    ),
    without(
      "  if ((c.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return refuse(c, 'wrong-origin');",
    ),
    ["app.onError((_, c) => refuse(c, 'internal'));", ''],
    without("  app.use(exactHost(['127.0.0.1', 'localhost'], port));"),
    ...['postOnly, ', 'ownPage, ', 'jsonOnly, ', 'limited, '].map((one): Change => [enter, enter.replace(one, '')]),
    ...['postOnly, ', 'ownPage, ', 'jsonOnly, ', 'limitedByRow, '].map((one): Change => [call, call.replace(one, '')]),
    ...['jsonOnly, ', 'limited, '].map((one): Change => [address, address.replace(one, '')]),
    ['z.string().max(100)', 'z.string()'],
    without('    if (!limit.takes(caller)) return tooMany(c);'),
    ['limit = usualLimit()', 'limit = { takes: () => true }'],
    off('httpOnly'),
    ["sameSite: 'Strict'", "sameSite: 'Lax'"],
    ["path: '/' }", "path: '/call' }"],
    [
      "if (caller === null) return refuse(c, 'no-ticket');\n    if (!limit",
      'if (caller === null) return c.body(null);\n    if (!limit',
    ],
    ["if (c.req.header('origin') !== undefined) return refuse(c, 'wrong-origin');", ''],
    ["host: '127.0.0.1'", "host: '0.0.0.0'"],
    ['createServer({ ...serverLimits }, ', 'createServer({}, '],
    without('  server.maxConnections = 128;'),
  ),
];

const requests: readonly Flip[] = inFile(
  'electron/network/http_calls.ts',
  served,
  ["c.req.header('host') === `${name}:${String(port)}`", "c.req.header('host')?.startsWith(name) === true"],
  ["if (c.req.method === 'POST') return next();", "if (c.req.method !== 'PUT') return next();"],
  ['/^application\\/json(; ?charset=utf-8)?$/i', '/application\\/json/i'],
  ['bodyLimit({ maxSize,', 'bodyLimit({ maxSize: maxSize * 100,'],
  ['limitedTo(inputBytesOf(c.req.param', 'limitedTo(100 * inputBytesOf(c.req.param'],
  ['{ ...safetyHeaders, ...noPage, ...notStored }', '{ ...noPage, ...notStored }'],
  ['{ ...safetyHeaders, ...noPage, ...notStored }', '{ ...safetyHeaders, ...notStored }'],
  ['{ ...safetyHeaders, ...noPage, ...notStored }', '{ ...safetyHeaders, ...noPage }'],
  ['headersTimeout: 10_000', 'headersTimeout: 15_000'],
  ['requestTimeout: 20_000', 'requestTimeout: 0'],
  ['maxHeaderSize: 16_384', 'maxHeaderSize: 65_536'],
  ['connectionsCheckingInterval: 5_000', 'connectionsCheckingInterval: 500_000'],
);

const people: readonly Flip[] = [
  ...inFile(
    'electron/app/sessions.ts',
    suite('app/session', 'twelve hours'),
    ['12 * 3_600_000', '1_200 * 3_600_000'],
    ['        known.enteredAt = now;\n', ''],
  ),
  ...inFile(
    'electron/app/network/windows.ts',
    suite('network/alone', 'twelve hours'),
    without(' || now - desk.enteredAt > longestMillis'),
  ),
  ...inFile('electron/app/first_codes.ts', suite('app/session', 'three days'), ['72 * 3_600_000', '7_200 * 3_600_000']),
  ...inFile(
    'electron/app/handlers/session.ts',
    suite('app/session', 'three days'),
    without("if (codeLapsed(ctx, officer)) return err({ code: 'code-expired' });"),
  ),
  ...inFile(
    'electron/app/call_limit.ts',
    suite('call_limit'),
    ['callsAtOnce = 3_000', 'callsAtOnce = 30_000'],
    ['callsPerSecond = 300', 'callsPerSecond = 3_000'],
    ['if (at <= now) paid.delete(other)', 'paid.delete(other)'],
  ),
];

const policy: readonly Flip[] = inFile(
  'electron/app/page_policy.ts',
  suite('page_policy'),
  ['"default-src \'none\'"', '"default-src \'self\'"'],
  ['"script-src \'self\'"', "\"script-src 'self' 'unsafe-inline'\""],
  ["`style-src 'self' 'nonce-${nonce}'`", "`style-src 'self' 'unsafe-inline'`"],
  ['"img-src \'self\' data: blob:"', '"img-src \'self\' data: blob: https:"'],
  ['"font-src \'self\'"', '"font-src \'self\' https:"'],
  ['`connect-src ${connect}`', "'connect-src *'"],
  ['"worker-src \'self\'"', '"worker-src \'self\' blob:"'],
  without('    "base-uri \'none\'",\n'),
  without('    "form-action \'none\'",\n'),
  without('    "frame-ancestors \'none\'",\n'),
  without('    "object-src \'none\'",\n'),
  without('    "require-trusted-types-for \'script\'",\n'),
  ["'trusted-types default'", "'trusted-types *'"],
  ["\"default-src 'none'; frame-ancestors 'none'\"", '"default-src \'none\'"'],
  without("  'X-Content-Type-Options': 'nosniff',\n"),
  without("  'X-Frame-Options': 'DENY',\n"),
  without("  'Cross-Origin-Opener-Policy': 'same-origin',\n"),
  without("  'Cross-Origin-Embedder-Policy': 'require-corp',\n"),
  without("  'Cross-Origin-Resource-Policy': 'same-origin',\n"),
  ["'Referrer-Policy': 'no-referrer'", "'Referrer-Policy': 'unsafe-url'"],
  ['camera=(), ', 'camera=(self), '],
  ["'Cache-Control': 'no-store'", "'Cache-Control': 'public'"],
);

const entering: readonly Flip[] = [
  ...inFile(
    'electron/kiosk/tickets.ts',
    suite('kiosk/tickets'),
    ['random(32)', 'random(8)'],
    ['mostTokens = 8', 'mostTokens = 800'],
    ['mostTickets = 16', 'mostTickets = 1_600'],
    without('      tokens = tokens.filter((candidate) => candidate !== known);'),
    ['holder.seen < line', 'holder.seen < 0'],
    without('for (const gone of holders.splice(mostTickets)) forget(gone.caller);'),
    without('      for (const holder of gone) forget(holder.caller);'),
  ),
  ...inFile('electron/network/live.ts', suite('kiosk/live'), ['mostStreams = 3', 'mostStreams = 300']),
  ...inFile(
    'electron/kiosk/window.ts',
    suite('kiosk/window'),
    ['address: pathToFileURL(file).href', 'address'],
    ['await replacePrivateFile(', "await (await import('node:fs/promises')).writeFile("],
  ),
  ...inFile(
    'electron/kiosk/run.ts',
    suite('kiosk/run'),
    ['mode: 0o700', 'mode: 0o755'],
    without('    await removeNote(options.dataDir);'),
    without("    await rm(join(options.dataDir, 'enter.html'), { force: true });"),
  ),
  ...inFile(
    'electron/kiosk/chromium.ts',
    suite('kiosk/chromium'),
    ["family === 'edge' ? '--inprivate' : '--incognito'", "family === 'edge' ? '--inprivate' : '--new-window'"],
    ['MAP * ~NOTFOUND, ', ''],
    ...[
      ...['no-proxy-server', 'disable-background-networking', 'disable-breakpad', 'disable-component-update'],
      ...['disable-default-apps', 'disable-domain-reliability', 'disable-extensions', 'disable-sync', 'no-pings'],
      'password-store=basic',
    ].map((flag) => without(`    '--${flag}',\n`)),
    ['AutofillServerCommunication,', ''],
    ['(root ? [', '(root !== null ? ['],
    ["['--kiosk', ", '['],
  ),
];

const outside = suite('network/outside');
// Not here: `doorway.coming()`, and that a socket is asked whether TLS found its certificate good. Both repeat, a moment earlier or
// later, what admit() and rejectUnauthorized decide; without one of them nobody outside can tell a difference.
const counter: readonly Flip[] = [
  ...inFile(
    'electron/network/listener.ts',
    outside,
    ...['origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'].map((name) => without(`'${name}', `)),
    without(", 'cookie'"),
    without('exactHost([doorway.place.address], doorway.place.port), '),
    ['noBrowser, postOnly, jsonOnly);', 'postOnly, jsonOnly);'],
    ['noBrowser, postOnly, jsonOnly);', 'noBrowser, jsonOnly);'],
    ['noBrowser, postOnly, jsonOnly);', 'noBrowser, postOnly);'],
    ["app.post('/call/:name', limitedByRow, ", "app.post('/call/:name', "],
    ["minVersion: 'TLSv1.3'", "minVersion: 'TLSv1.2'"],
    off('requestCert'),
    off('rejectUnauthorized'),
    ['constants.SSL_OP_NO_TICKET', '0'],
    ['mostConnections = 512', 'mostConnections = 5_120'],
    without('    if (!limit.takes(device.id)) return tooMany(c);'),
    ['limit.takes(device.id)', 'limit.takes(device.window)'],
    ['limit: CallLimit = createCallLimit(() => performance.now())', 'limit: CallLimit = { takes: () => true }'],
    without('  server.maxConnections = mostConnections;'),
    ['silentMillis = 120_000', 'silentMillis = 1_200_000'],
    ['      ...serverLimits,\n', ''],
    ['host: doorway.place.address, port', "host: '0.0.0.0', port"],
  ),
  ...inFile(
    'electron/network/listener.ts',
    suite('network/devices', 'is cut at once'),
    ['    if (guest === null) {\n      socket.destroy();\n      return;\n    }', '    if (guest === null) return;'],
    ['        guests.delete(socket);\n        socket.destroy();', '        continue;'],
  ),
  ...inFile('electron/network/listener.ts', suite('network/pairing', 'opens nothing but the question'), [
    "guest?.kind === 'device' && window.success",
    'guest !== null && window.success',
  ]),
];

/** Those of the sources. */
export const flips: readonly Flip[] = [
  ...window,
  ...travellersWindow,
  ...security,
  ...origin,
  ...protocol,
  ...ipc,
  ...shellLife,
  ...recovery,
  ...keys,
  ...preload,
  ...sealedKeys,
  ...programs,
  ...loopback,
  ...requests,
  ...people,
  ...policy,
  ...inFile('electron/app/page.ts', suite('kiosk/server'), without('          ...inNoFrame,\n')),
  ...entering,
  ...counter,
];

/** Those of the package: each is packed with, and read back. */
export const packageFlips: readonly Flip[] = inFile(
  'build/electron-builder.yml',
  { tests: ['test/build/packaging.test.ts'], only: '' },
  ...['runAsNode', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments'].map(on),
  on('grantFileProtocolExtraPrivileges'),
  ...['enableCookieEncryption', 'enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar'].map(off),
  ['smartUnpack: false', 'smartUnpack: true'],
  ['executableArgs: []', 'executableArgs: [--no-sandbox]'],
  ['asarUnpack:\n', "asarUnpack:\n  - '**/*.js'\n"],
  without("  - '!node_modules/**'\n"),
  ['  - out/worker/**\n', '  - out/worker/**\n  - shared/**\n'],
  ['${platform}-${arch}.node', '*.node'],
  without('afterPack: build/after_pack.mjs\n'),
  ['[id, en-US]', '[id, en-US, de]'],
);
