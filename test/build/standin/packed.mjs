// Starts the main program that lies in a folder as the package has it, as Electron would, makes calls of a page, and says
// on one line of JSON what came of them. Usage: node --import hooks.mjs packed.mjs MAIN DATA FOUNDING
import { pathToFileURL } from 'node:url';

const [, , main, data, founding] = process.argv;
const { state } = await import('electron');

process.argv.splice(1, process.argv.length, main, '--data', data);
await import(pathToFileURL(main).href);
state.ready.resolve(undefined);

const wait = async (what) => {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing after 10 s: ${JSON.stringify({ boxes: state.errorBoxes, calls: state.app.calls })}`);
};

const [window] = await wait(() => (state.windows.length > 0 && state.channels.has('call') ? state.windows : null));
const frame = { url: 'app://tapis/', parent: null };
const call = (name, input) =>
  state.channels.get('call')({ senderFrame: frame, sender: window.webContents }, name, input);
const own = state.sessions.get('tapis');
const page = await own.handle(new Request('app://tapis/'));
const replies = {
  page: page.status,
  policy: page.headers.get('content-security-policy') !== null,
  before: await call('station.state', {}),
  founded: await call('station.create', JSON.parse(founding)),
  after: await call('station.state', {}),
};
state.app.emit('will-quit', { preventDefault: () => undefined });
console.log(JSON.stringify(replies));
process.exit(0);
