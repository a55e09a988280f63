import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataDir, hasDisplay, readEnvironment, type Environment } from '../../../electron/app/config.ts';
import { browserArguments, browserPlaces, findBrowser } from '../../../electron/kiosk/chromium.ts';
import { newFolder } from '../page_fixture.ts';

const environment = (given: Partial<Environment> = {}): Environment => ({ PATH: '', ...given });
const wish = {
  family: 'chromium',
  address: 'file:///d/enter.html',
  profileDir: '/d/browser',
  kiosk: false,
  root: false,
} as const;

describe('the browser', () => {
  it('is looked for in the customary places of each system', () => {
    expect(browserPlaces({ platform: 'linux', environment: environment({ PATH: '/opt/bin:relative:' }) })).toEqual(
      expect.arrayContaining(['/usr/bin/chromium', '/opt/bin/google-chrome', '/usr/bin/microsoft-edge']),
    );
    expect(browserPlaces({ platform: 'linux', environment: environment({ PATH: 'relative' }) }).join()).not.toContain(
      'relative',
    );
    expect(browserPlaces({ platform: 'darwin', environment: environment() })).toContain(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(
      browserPlaces({
        platform: 'win32',
        environment: environment({ 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }),
      }),
    ).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(browserPlaces({ platform: 'win32', environment: environment() })).toEqual([]);
  });

  it('is the first one that may be run', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'one'));
    writeFileSync(join(folder, 'one', 'microsoft-edge'), '');
    const surroundings = { platform: 'linux', environment: environment({ PATH: join(folder, 'one') }) } as const;
    const before = await findBrowser(surroundings);
    chmodSync(join(folder, 'one', 'microsoft-edge'), 0o755);
    const after = await findBrowser(surroundings);
    // A browser of this machine comes first where there is one; the file without the right to run never does.
    expect(before?.path).not.toBe(join(folder, 'one', 'microsoft-edge'));
    expect(after).toEqual(before ?? { path: join(folder, 'one', 'microsoft-edge'), family: 'edge' });
  });

  it('gets a profile of its own, in private mode, and no way to any other host [V13.2.4]', () => {
    const flags = browserArguments(wish);
    expect(flags).toEqual([
      '--user-data-dir=/d/browser',
      '--incognito',
      '--no-first-run',
      '--no-default-browser-check',
      '--no-proxy-server',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      '--disable-background-networking',
      '--disable-breakpad',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-domain-reliability',
      '--disable-extensions',
      '--disable-sync',
      '--disable-features=Translate,AutofillServerCommunication,OptimizationHints,MediaRouter,InterestFeedContentSuggestions',
      '--disable-session-crashed-bubble',
      '--hide-crash-restore-bubble',
      '--no-pings',
      '--password-store=basic',
      '--app=file:///d/enter.html',
    ]);
    expect(flags).not.toContain('--kiosk');
    expect(browserArguments({ ...wish, family: 'edge' })).toContain('--inprivate');
  });

  it('keeps its sandbox except as root [E4]', () => {
    expect(browserArguments(wish)).not.toContain('--no-sandbox');
    expect(browserArguments({ ...wish, root: true })).toContain('--no-sandbox');
  });

  it('fills the screen in kiosk mode', () => {
    const flags = browserArguments({ ...wish, kiosk: true });
    expect(flags.slice(-4)).toEqual([
      '--kiosk',
      '--disable-pinch',
      '--overscroll-history-navigation=0',
      'file:///d/enter.html',
    ]);
  });

  it('is never handed the one-time token on its command line, which all users of the machine can read [L2]', () => {
    expect(browserArguments(wish).join(' ')).not.toContain('#k=');
  });
});

describe('the surroundings', () => {
  it('say where data lies by custom', () => {
    const home = { HOME: '/home/desk' };
    expect(defaultDataDir({ platform: 'linux', environment: environment(home) })).toBe('/home/desk/.local/share/tapis');
    expect(defaultDataDir({ platform: 'linux', environment: environment({ ...home, XDG_DATA_HOME: '/x' }) })).toBe(
      '/x/tapis',
    );
    expect(defaultDataDir({ platform: 'darwin', environment: environment(home) })).toBe(
      '/home/desk/Library/Application Support/Tapis',
    );
    expect(defaultDataDir({ platform: 'win32', environment: environment({ LOCALAPPDATA: 'C:/L' }) })).toMatch(
      /^C:.L.Tapis$/,
    );
  });

  it('say whether there is a screen', () => {
    expect(hasDisplay({ platform: 'linux', environment: environment() })).toBe(false);
    expect(hasDisplay({ platform: 'linux', environment: environment({ DISPLAY: ':0' }) })).toBe(true);
    expect(hasDisplay({ platform: 'linux', environment: environment({ WAYLAND_DISPLAY: 'wayland-0' }) })).toBe(true);
    expect(hasDisplay({ platform: 'linux', environment: environment({ DISPLAY: ':0', CI: 'true' }) })).toBe(false);
    expect(hasDisplay({ platform: 'win32', environment: environment() })).toBe(true);
  });

  it('are read without failing, empty values as absent', () => {
    expect(typeof readEnvironment().PATH).toBe('string');
  });
});
