import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quit, start, theSession, theWindow } from './desktop.ts';
import { callBack, fresh, newEvent, state } from './fake_electron.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

beforeEach(fresh);
afterEach(quit);

const hostile = [
  'https://example.org/',
  'http://127.0.0.1:4310/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<p>x',
  'about:blank',
  'app://tapis.evil/',
  'app://evil/',
  'app://evil@tapis:1/',
  'app://user@tapis/',
  'app://tapis:1/',
  'app:tapis',
  'not an address',
  '',
];

describe('before Electron is ready', () => {
  it('switches the sandbox on, registers the scheme and takes the single place [E4]', async () => {
    const { beforeReady, dataDir } = await start();
    expect(beforeReady).toEqual([
      'setPath',
      'requestSingleInstanceLock',
      'enableSandbox',
      'registerSchemesAsPrivileged',
    ]);
    expect(state.app.calls[0]?.args).toEqual(['userData', `${dataDir}/electron`]);
  });

  it('gives the scheme exactly the four rights a page needs [E18 E30]', async () => {
    await start();
    expect(state.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it('ends at once when the station has a window already, and a second start only shows the first [E25]', async () => {
    state.hasLock = false;
    await start();
    expect(state.app.calls.at(-1)).toEqual({ name: 'exit', args: [0] });
    expect(state.windows).toHaveLength(0);

    fresh();
    await start();
    state.app.emit('second-instance', newEvent(), ['tapis', '--data', '/elsewhere', 'app://evil/']);
    expect(theWindow().names().slice(-2)).toEqual(['restore', 'focus']);
    expect(
      theWindow()
        .names()
        .filter((name) => name === 'loadURL'),
    ).toHaveLength(1);
  });
});

describe('the window', () => {
  it('has every promise about its page set [E2 E3 E4 E6 E8 E9 E10 E11 E23 E24 E31 V3.7.1 V13.4.2]', async () => {
    await start();
    expect(theWindow().options).toMatchObject({
      kiosk: false,
      autoHideMenuBar: true,
      webPreferences: {
        session: theSession(),
        preload: '/built/preload.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        plugins: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        enableWebSQL: false,
        devTools: false,
      },
    });
    expect(theWindow().options).not.toHaveProperty('webPreferences.enableBlinkFeatures');
    expect(theWindow().options).not.toHaveProperty('webPreferences.partition');
    expect(theWindow().last('loadURL')).toBe('app://tapis/');
    expect(theWindow().last('setContentProtection')).toBe(true);
    expect(theWindow().last('setMenuBarVisibility')).toBe(false);
    expect(state.menus).toEqual([null]);
    expect(state.blockers).toEqual([]);
  });

  it('has the inspector only while it is not packaged', async () => {
    state.isPackaged = false;
    await start();
    expect(theWindow().options).toMatchObject({ webPreferences: { devTools: true } });
  });

  it('fills the screen and keeps it lit in kiosk mode [E23]', async () => {
    await start({ kiosk: true });
    expect(theWindow().options).toMatchObject({ kiosk: true });
    expect(state.blockers).toEqual(['prevent-display-sleep']);
  });

  it('keeps blocked keys from the page, and no others [E23]', async () => {
    await start({ kiosk: true });
    const press = { type: 'keyDown', control: false, meta: false, shift: false, alt: false };
    const send = (key: object) => {
      const event = newEvent();
      theWindow().webContents.emit('before-input-event', event, { ...press, ...key });
      return event.prevented;
    };
    expect(send({ key: 'F4', alt: true })).toBe(true);
    expect(send({ key: 'v', control: true })).toBe(false);
  });

  it('keeps copy and paste in a menu on macOS', async () => {
    await start({}, { platform: 'darwin' });
    expect(state.menus).toEqual([
      { template: [{ label: 'Tapis', submenu: [{ role: 'quit' }] }, { role: 'editMenu' }] },
    ]);
  });
});

describe('the page cannot leave', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s to another place [E13 V1.2.2 V3.7.2]',
    async (name) => {
      await start();
      for (const url of hostile) {
        const event = newEvent({ url });
        theWindow().webContents.emit(name, event);
        expect([url, event.prevented]).toEqual([url, true]);
      }
      const own = newEvent({ url: 'app://tapis/#/shift' });
      theWindow().webContents.emit(name, own);
      expect(own.prevented).toBe(false);
    },
  );

  it('opens no window and embeds no guest [E12 E14]', async () => {
    await start();
    const { webContents } = theWindow();
    // The officer's page has an answer of its own, which may open the traveller's window; any other has that of all.
    const { FakeContents } = await import('./fake_electron.ts');
    const other = new FakeContents(99);
    state.app.emit('web-contents-created', newEvent(), other);
    for (const { openHandler } of [webContents, other]) {
      for (const url of ['app://tapis/', 'app://tapis/traveller/', ...hostile]) {
        expect(callBack(openHandler, { url })).toEqual({ action: 'deny' });
      }
    }
    const guest = newEvent();
    webContents.emit('will-attach-webview', guest);
    expect(guest.prevented).toBe(true);
  });
});

describe('the session', () => {
  it('lives in memory, goes through no proxy, checks no spelling [E30 E31]', async () => {
    await start();
    expect(theSession().partition).not.toMatch(/^persist:/);
    expect(theSession().last('setProxy')).toEqual({ mode: 'direct' });
    expect(theSession().last('setSpellCheckerEnabled')).toBe(false);
  });

  it('grants no permission and no device, whoever asks [E5 E30]', async () => {
    await start();
    const own = theSession();
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'hid',
      'serial',
      'usb',
      'fullscreen',
      'openExternal',
      'unknown',
    ]) {
      const answers: unknown[] = [];
      callBack(own.last('setPermissionRequestHandler'), theWindow().webContents, permission, (granted: unknown) =>
        answers.push(granted),
      );
      expect(answers).toEqual([false]);
      expect(callBack(own.last('setPermissionCheckHandler'), null, permission, 'app://tapis')).toBe(false);
    }
    expect(callBack(own.last('setDevicePermissionHandler'), { deviceType: 'hid' })).toBe(false);
    expect(callBack(own.last('setUSBProtectedClassesHandler'), { protectedClasses: ['hid', 'video'] })).toEqual([
      'hid',
      'video',
    ]);
    const answers: unknown[] = [];
    const answer = (value: unknown) => answers.push(value);
    callBack(own.last('setDisplayMediaRequestHandler'), {}, answer);
    callBack(own.last('setBluetoothPairingHandler'), {}, answer);
    callBack(own.last('setCertificateVerifyProc'), {}, answer);
    expect(answers).toEqual([null, { confirmed: false }, -2]);
  });

  it('downloads nothing but a paper the page made, and asks no foreign address [E1 E31 V5.4.1 V5.4.2 V13.2.4 V14.2.3]', async () => {
    await start();
    const downloads = (url: string, type: string, name: string): boolean => {
      const download = newEvent();
      const item = { getURL: () => url, getMimeType: () => type, getFilename: () => name };
      theSession().emit('will-download', download, item);
      return !download.prevented;
    };
    const blob = 'blob:app://tapis/0b5f6c2e';
    expect(downloads(blob, 'application/pdf', 'STP-PLM-A1-2026-0001.pdf')).toBe(true);
    expect(downloads(blob, 'application/pdf', '../berkas.pdf')).toBe(false);
    expect(downloads(blob, 'application/pdf', 'surat.pdf.exe')).toBe(false);
    expect(downloads(blob, 'application/octet-stream', 'surat.pdf')).toBe(false);
    expect(downloads('blob:app://tapis.evil/1', 'application/pdf', 'surat.pdf')).toBe(false);
    expect(downloads('https://example.org/surat.pdf', 'application/pdf', 'surat.pdf')).toBe(false);
    const cancelled = (url: string) => {
      const answers: unknown[] = [];
      callBack(theSession().beforeRequest, { url }, (answer: unknown) => answers.push(answer));
      return answers;
    };
    for (const url of [
      'https://example.org/x',
      'http://127.0.0.1/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'app://evil/',
      'app://tapis.evil/',
    ]) {
      expect([url, cancelled(url)]).toEqual([url, [{ cancel: true }]]);
    }
    expect(cancelled('app://tapis/assets/main-3f2a91bc.js')).toEqual([{ cancel: false }]);
  });

  it('hardens any other session and page that comes to be [E5 E13]', async () => {
    await start();
    const { FakeContents, FakeSession } = await import('./fake_electron.ts');
    const other = new FakeSession('other');
    state.app.emit('session-created', other);
    expect(callBack(other.last('setPermissionCheckHandler'))).toBe(false);
    const contents = new FakeContents(99);
    state.app.emit('web-contents-created', newEvent(), contents);
    expect(callBack(contents.openHandler, { url: 'app://tapis/' })).toEqual({ action: 'deny' });
  });
});
