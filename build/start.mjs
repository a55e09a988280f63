// npm start: sets up, builds, and runs Tapis in Electron where its runtime is there or can be had, otherwise as the
// loopback host with a browser. Plain Node >= 20.
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { electronVersion, findElectron } from './electron.mjs';
import { callerPath, runToEnd } from './run.mjs';
import { pinnedNode, Refusal, root, runEntry, setUp } from './setup.mjs';

const usage = `usage: npm start -- [--port N] [--data DIR] [--no-browser] [--kiosk]
  --port N       address of the loopback host: http://127.0.0.1:N (default: 4310)
  --data DIR     folder of the station's data (default: the one of this user)
  --no-browser   opens no window, prints the address to open
  --kiosk        full-screen browser on the loopback host, also where Electron is present`;

function readFlags(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'no-browser': { type: 'boolean' },
        kiosk: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new Refusal(`${error.message}\n${usage}`, 2);
  }
  if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65535)) {
    throw new Refusal(`--port takes a number from 0 to 65535, not "${values.port}".\n${usage}`, 2);
  }
  if (values.data === '') throw new Refusal(`--data takes a folder.\n${usage}`, 2);
  return values;
}

const hasDisplay = () =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Why Electron is not even looked for, or undefined. */
function whyNoElectron(flags) {
  if (flags.kiosk) return '--kiosk was given';
  if (flags['no-browser']) return '--no-browser was given';
  if (flags.port !== undefined) return '--port was given';
  if (process.env.CI && process.env.CI !== 'false') return 'this is a CI run';
  return hasDisplay() ? undefined : 'there is no display';
}

async function start() {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    console.log(usage);
    return 0;
  }
  const say = (line) => console.log(line);
  await setUp(say);
  await build(say);
  const data = flags.data === undefined ? [] : ['--data', callerPath('start', flags.data)];

  const why = whyNoElectron(flags);
  const electron = why === undefined ? await findElectron() : { reason: why };
  if (electron.path) {
    say(`Shell: Electron ${electronVersion()}, because its runtime is on this machine.`);
    return runToEnd(electron.path, [root, ...data]);
  }
  say(`Shell: loopback host for a browser, because ${electron.reason}.`);
  const port = flags.port === undefined ? [] : ['--port', flags.port];
  const switches = ['no-browser', 'kiosk'].filter((name) => flags[name]).map((name) => `--${name}`);
  return runToEnd(pinnedNode, [`${root}/out/kiosk/main.js`, ...port, ...data, ...switches]);
}

await runEntry(start);
