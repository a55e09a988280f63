import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadPage } from '../../../electron/app/page.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { findBrowser } from '../../../electron/kiosk/chromium.ts';
import { addressOf, openDesk } from '../../../electron/app/running_host.ts';
import { keyFileStore } from '../../../electron/app/key_file.ts';
import { startHost } from '../../../electron/kiosk/server.ts';
import { createLive } from '../../../electron/network/live.ts';
import { createTickets } from '../../../electron/kiosk/tickets.ts';
import { keepWindow, reopenDelay, type KeptWindow, type WindowKeeper } from '../../../electron/kiosk/window.ts';
import { seededRandom, testMachine } from '../machine.ts';
import { newFolder, writePage } from '../page_fixture.ts';

const windows: KeptWindow[] = [];
afterEach(() => {
  for (const window of windows.splice(0)) window.stop();
});

/** A program in the browser's place that writes down its flags and does what the test says. */
function program(dir: string, lines: string): string {
  const path = join(dir, 'browser.sh');
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" >> "${dir}/flags"\n${lines}\n`, { mode: 0o755 });
  return path;
}

function open(lines: string, given: { readonly kiosk?: boolean; readonly path?: string } = {}) {
  const dataDir = newFolder();
  const seen = { gone: new Array<string>(), closed: new Array<boolean>(), tokens: 0 };
  const keeper: WindowKeeper = {
    place: {
      dataDir,
      browser: { path: given.path ?? program(dataDir, lines), family: 'chromium' },
      kiosk: given.kiosk ?? false,
      root: false,
    },
    monotonic: () => 0,
    newAddress: () => {
      seen.tokens += 1;
      const token = `token-${String(seen.tokens)}`;
      return { token, address: addressOf(4310, token) };
    },
    gone: (token) => seen.gone.push(token),
    closed: (failed) => seen.closed.push(failed),
  };
  const window = keepWindow(keeper);
  windows.push(window);
  return { dataDir, seen, window };
}

describe.skipIf(process.platform === 'win32')('the window', () => {
  it('opens through a private page; the token stands on no command line [L2 L13 V1.2.5 V14.2.1]', async () => {
    const { dataDir, seen } = open('exit 0');
    await vi.waitFor(() => {
      expect(seen.closed).toEqual([false]);
    });
    const page = join(dataDir, 'enter.html');
    expect(statSync(page).mode & 0o777).toBe(0o600);
    expect(readFileSync(page, 'utf8')).toContain('url=http://127.0.0.1:4310/#k=token-1"');
    const flags = readFileSync(join(dataDir, 'flags'), 'utf8');
    expect(flags).toContain(`--app=file://${page}`);
    expect(flags).not.toContain('token-1');
    expect(seen.gone).toEqual(['token-1']);
  });

  it('that a person closed stays closed; one that could not start says so', async () => {
    const failed = open('exit 3');
    const missing = open('', { path: '/nowhere/chromium' });
    await vi.waitFor(() => {
      expect(failed.seen.closed).toEqual([true]);
      expect(missing.seen.closed).toEqual([true]);
    });
    expect([failed.seen.tokens, missing.seen.tokens]).toEqual([1, 1]);
  });

  it('is opened again in kiosk mode, each time with a fresh token', async () => {
    const { seen } = open('exit 0', { kiosk: true });
    await vi.waitFor(
      () => {
        expect(seen.gone).toEqual(['token-1', 'token-2']);
      },
      { timeout: 10_000 },
    );
    expect(seen.closed).toEqual([]);
  });

  it('is closed with the host and not opened again', async () => {
    const { dataDir, seen, window } = open('exec sleep 1000', { kiosk: true });
    await vi.waitFor(() => {
      expect(existsSync(join(dataDir, 'flags'))).toBe(true);
    });
    window.stop();
    await vi.waitFor(() => {
      expect(seen.gone).toEqual(['token-1']);
    });
    expect([seen.tokens, seen.closed]).toEqual([1, []]);
  });

  it('waits no longer than half a minute before it is opened again', () => {
    expect([0, 1, 4, 5, 500].map(reopenDelay)).toEqual([1000, 2000, 16_000, 30_000, 30_000]);
  });
});

const browser = await findBrowser({ platform: process.platform, environment: { PATH: '' } });
if (browser === null) console.warn('NOT RUN: the window in a real Chromium, because none is installed');

describe.skipIf(browser === null)('the window in a real browser', () => {
  it.each([false, true])('enters with its token and calls; kiosk %s', { timeout: 60_000 }, async (kiosk) => {
    const dataDir = newFolder();
    const random = seededRandom('window');
    const application = await openApplication(testMachine(dataDir, { secrets: keyFileStore(dataDir) }));
    const heard: unknown[] = [];
    const tickets = createTickets({ random, monotonic: () => 0, forget: (caller) => heard.push(`gone ${caller}`) });
    const pageDir = writePage(
      '<meta property="csp-nonce" nonce="__NONCE__"><script type="module" src="/assets/page.js"></script>',
    );
    writeFileSync(
      join(pageDir, 'assets', 'page.js'),
      `const post = (path, body) => fetch(path, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
      await post('/enter', { token: location.hash.slice(3) });
      const reply = await (await post('/call/session.current', {})).json();
      const shown = ['standalone', 'fullscreen'].find((mode) => matchMedia('(display-mode: ' + mode + ')').matches);
      await post('/call/test.report', { state: reply.value.state, shown, cookies: document.cookie });`,
    );
    const host = await startHost(
      {
        application: {
          ...application,
          dispatch: (caller, name, input) => {
            if (name === 'test.report') heard.push(input);
            return application.dispatch(caller, name, input);
          },
        },
        page: loadPage(pageDir, random),
        tickets,
        live: createLive(application),
        desk: openDesk(random, () => tickets.issue()),
      },
      0,
    );
    const headless = program(dataDir, `exec "${browser?.path ?? ''}" --headless=new "$@" 2>/dev/null`);
    const window = keepWindow({
      place: { dataDir, browser: { path: headless, family: 'chromium' }, kiosk, root: process.getuid?.() === 0 },
      monotonic: () => performance.now(),
      newAddress: () => {
        const token = tickets.issue();
        return { token, address: addressOf(host.port, token) };
      },
      gone: (token) => {
        tickets.revoke(token);
      },
      closed: () => heard.push('closed'),
    });
    windows.push(window);
    await vi.waitFor(
      () => {
        expect(heard).toEqual([{ state: 'none', shown: kiosk ? 'fullscreen' : 'standalone', cookies: '' }]);
      },
      { timeout: 40_000, interval: 100 },
    );
    window.stop();
    await vi.waitFor(
      () => {
        expect(heard).toContain('gone page-1');
      },
      { timeout: 10_000 },
    );
    await host.close();
    application.close();
  });
});
