import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openOrWait } from '../../../electron/app/door.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { askForAddress } from '../../../electron/app/running_host.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { BadOptions, readOptions } from '../../../electron/kiosk/options.ts';
import { run, type Wiring } from '../../../electron/kiosk/run.ts';
import { heldClock, seededRandom, testMachine } from '../machine.ts';
import { newFolder, writePage } from '../page_fixture.ts';
import { ask, cookieOf, data } from './http.ts';

const running = new Set<{ readonly stop: () => void; readonly ended: Promise<void> }>();
afterEach(async () => {
  for (const host of running) {
    host.stop();
    await host.ended.catch(() => undefined);
  }
  running.clear();
});

let count = 0;
/** Starts the host as its main does; resolves once it has said something, with a handle on its life. */
async function start(flags: readonly string[], given: Partial<Wiring> = {}) {
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let heard: () => void = () => undefined;
  const spoke = new Promise<void>((resolve) => {
    heard = resolve;
  });
  let said = '';
  count += 1;
  const ended = run(readOptions(flags, '/nowhere'), {
    open: openApplication,
    pageDir: writePage(),
    surroundings: { platform: 'linux', environment: { PATH: '' } },
    clock: heldClock(),
    random: seededRandom(`run ${String(count)}`),
    root: false,
    say: (text) => {
      said += text;
      heard();
    },
    stop: stopped,
    ...given,
  });
  running.add({ stop, ended });
  await Promise.race([spoke, ended]);
  return { stop, ended, said: () => said };
}

const addressIn = (said: string) => {
  const found = /http:\/\/127\.0\.0\.1:(\d+)\/#k=([\w-]{43})/.exec(said);
  return { port: Number(found?.[1]), token: found?.[2] ?? '' };
};
const enter = ({ port, token }: { port: number; token: string }) =>
  ask({ port, path: '/enter', method: 'POST', body: JSON.stringify({ token }) });
const current = (port: number, cookie: string) =>
  ask({ port, path: '/call/session.current', method: 'POST', headers: { Cookie: cookie }, body: '{}' });

describe('what it says of the key', () => {
  it.each([
    ['live.key', 'that file'],
    ['live.passphrase', 'under the passphrase'],
  ])('is true: %s', async (file, words) => {
    const dataDir = newFolder();
    const keys = keyFileStore(dataDir);
    await keys.write('live', new Uint8Array(32).fill(7));
    if (file === 'live.passphrase') await keys.passphrase.change('empat kata tanpa hubungan');
    const host = await start(['--no-browser', '--port', '0', '--data', dataDir], { open: openOrWait });
    expect(host.said()).toContain(words);
  });
});

describe('a start without a screen', () => {
  it('prints the one-time address and what the key file is worth, in both languages', async () => {
    const dir = newFolder();
    const { said } = await start(['--data', dir, '--port', '0']);
    expect(said()).toMatch(/Buka alamat ini satu kali/);
    expect(said()).toMatch(/Open this address once/);
    expect(said()).toContain(join(dir, 'keys', 'live.key'));
    expect(said()).toContain('melindungi basis data yang disalin, bukan komputer yang dicuri');
    expect(said()).toContain('it protects a copied database, not a stolen machine');
    const address = addressIn(said());
    expect((await ask({ port: address.port, path: '/' })).status).toBe(200);
    const cookie = cookieOf(await enter(address));
    expect(data(await current(address.port, cookie))).toMatchObject({ ok: true });
    expect((await enter(address)).status).toBe(401);
  });

  it('keeps everything of the data folder to this user [L13 V13.2.2]', async () => {
    const dir = join(newFolder(), 'new', 'folder');
    await start(['--data', dir, '--port', '0']);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    for (const file of ['host.json', join('keys', 'live.key')]) expect(statSync(join(dir, file)).mode & 0o077).toBe(0);
  });
});

describe('a second start on the same data', () => {
  it('gets another one-time address from the running host, for another caller', async () => {
    const dir = newFolder();
    const first = await start(['--data', dir, '--port', '0']);
    const second = await start(['--data', dir, '--no-browser']);
    await second.ended;
    expect(second.said()).toMatch(/Tapis sudah berjalan/);
    expect(second.said()).toMatch(/already running/);
    const [one, two] = [addressIn(first.said()), addressIn(second.said())];
    expect(two.port).toBe(one.port);
    expect(two.token).not.toBe(one.token);
    const cookies = [cookieOf(await enter(one)), cookieOf(await enter(two))];
    expect(new Set(cookies).size).toBe(2);
    for (const cookie of cookies) expect((await current(one.port, cookie)).status).toBe(200);
  });

  it('does so for --new-address too, which fails where no host runs', async () => {
    const dir = newFolder();
    await expect(start(['--data', dir, '--new-address'])).rejects.toThrow('No Tapis is running');
    await start(['--data', dir, '--port', '0']);
    const asked = await start(['--data', dir, '--new-address']);
    await asked.ended;
    expect(addressIn(asked.said()).token).toHaveLength(43);
  });

  it('says that the station is busy when another kind of program holds it', async () => {
    const dir = newFolder();
    const application = await openApplication(testMachine(dir, { secrets: keyFileStore(dir) }));
    await expect(start(['--data', dir, '--port', '0'])).rejects.toThrow('another program');
    application.close();
  });

  it('after a kill takes over the note of the dead host, and old cookies are worth nothing [L16]', async () => {
    const dir = newFolder();
    const first = await start(['--data', dir, '--port', '0']);
    const { port, token } = addressIn(first.said());
    const cookie = cookieOf(await enter({ port, token }));
    const note = readFileSync(join(dir, 'host.json'));
    first.stop();
    await first.ended;
    writeFileSync(join(dir, 'host.json'), note, { mode: 0o600 });
    const second = await start(['--data', dir, '--port', String(port)]);
    expect(second.said()).toMatch(/Open this address once, in a browser/);
    const refused = await current(port, cookie);
    expect([refused.status, data(refused)]).toEqual([401, { ok: false, error: { code: 'no-ticket' } }]);
    expect((await enter({ port, token })).status).toBe(401);
  });

  it('tells nothing to a stranger who listens on the port of a dead host, and believes nothing from it [L13 V13.2.1]', async () => {
    const dir = newFolder();
    const secret = 'ab'.repeat(32);
    const heard: string[] = [];
    const stranger = createServer((request, response) => {
      request.on('data', (part: Buffer) => heard.push(part.toString('utf8')));
      request.on('end', () => {
        response.end(JSON.stringify({ ok: true, value: { token: 'A'.repeat(43), proof: 'cd'.repeat(32) } }));
      });
    });
    await new Promise<void>((resolve) => {
      stranger.listen(0, '127.0.0.1', resolve);
    });
    const address = stranger.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    writeFileSync(join(dir, 'host.json'), JSON.stringify({ port, secret }), { mode: 0o600 });
    expect(await askForAddress(dir, seededRandom('x'))).toBeNull();
    expect(heard.join('')).toContain('proof');
    expect(heard.join('')).not.toContain(secret);
    await new Promise((resolve) => stranger.close(resolve));
  });

  it('does not read a note that others could have written [L13]', async () => {
    const dir = newFolder();
    writeFileSync(join(dir, 'host.json'), JSON.stringify({ port: 1, secret: 'ab'.repeat(32) }), { mode: 0o644 });
    await expect(askForAddress(dir, seededRandom('x'))).rejects.toThrow('can be read by others');
  });

  it('starts anew over a note that cannot be read', async () => {
    const dir = newFolder();
    writeFileSync(join(dir, 'host.json'), '{"port": 99999999', { mode: 0o600 });
    const { said } = await start(['--data', dir, '--port', '0']);
    expect(addressIn(said()).token).toHaveLength(43);
  });
});

describe('the port', () => {
  it('that is taken is said plainly, and the station is given back', async () => {
    const dir = newFolder();
    const first = await start(['--data', newFolder(), '--port', '0']);
    const { port } = addressIn(first.said());
    await expect(start(['--data', dir, '--port', String(port)])).rejects.toThrow(
      `Port ${String(port)} is used by another program`,
    );
    const again = await start(['--data', dir, '--port', '0']);
    expect(addressIn(again.said()).port).toBeGreaterThan(0);
  });

  it('nobody asked for is any free one when the usual one is taken', async () => {
    const first = await start(['--data', newFolder()]);
    const second = await start(['--data', newFolder()]);
    const ports = [addressIn(first.said()).port, addressIn(second.said()).port];
    expect(new Set(ports).size).toBe(2);
    for (const port of ports) expect((await ask({ port, path: '/' })).status).toBe(200);
  });
});

describe('the end', () => {
  it('leaves no note, no open door and a station that opens again [L16]', async () => {
    const dir = newFolder();
    const host = await start(['--data', dir, '--port', '0']);
    const { port } = addressIn(host.said());
    // As an opened window leaves it.
    writeFileSync(join(dir, 'enter.html'), '');
    host.stop();
    await host.ended;
    expect(host.said()).toContain('Tapis has stopped');
    expect(existsSync(join(dir, 'enter.html'))).toBe(false);
    await expect(ask({ port, path: '/' })).rejects.toThrow('ECONNREFUSED');
    expect(existsSync(join(dir, 'host.json'))).toBe(false);
    expect(readdirSync(join(dir, 'live')).filter((name) => name.endsWith('-wal'))).toEqual([]);
    const application = await openApplication(testMachine(dir, { secrets: keyFileStore(dir) }));
    application.close();
  });

  it('leaves nothing behind either when the page was not built', async () => {
    const dir = newFolder();
    await expect(start(['--data', dir, '--port', '0'], { pageDir: newFolder() })).rejects.toThrow('no built page');
    const application = await openApplication(testMachine(dir, { secrets: keyFileStore(dir) }));
    application.close();
  });
});

describe('flags', () => {
  it('are read', () => {
    expect(readOptions([], '/usual')).toEqual({
      port: null,
      dataDir: '/usual',
      browser: true,
      kiosk: false,
      newAddress: false,
    });
    expect(readOptions(['--port', '4310', '--data', '/d', '--no-browser', '--kiosk'], '/usual')).toEqual({
      port: 4310,
      dataDir: '/d',
      browser: false,
      kiosk: true,
      newAddress: false,
    });
  });

  it.each([
    ['--port', 'x'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', ''],
    ['--data', ''],
    ['--data'],
    ['--what'],
    ['more'],
  ])('are refused: %s %s', (...flags) => {
    expect(() =>
      readOptions(
        flags.filter((flag) => flag !== undefined),
        '/usual',
      ),
    ).toThrow(BadOptions);
  });
});
