/** Electron as a recorder: keeps what it is told and lets a test send the events. Only the calls Tapis makes exist. */
import { EventEmitter } from 'node:events';

type Listener = (...args: unknown[]) => unknown;

/** Calls whatever was handed to a recorded method. */
export function callBack(callback: unknown, ...args: unknown[]): unknown {
  if (typeof callback !== 'function') throw new Error('nothing was handed in');
  const result: unknown = Reflect.apply(callback, undefined, args);
  return result;
}

/** An event that can be prevented. */
export function newEvent(fields: object = {}) {
  const event = { prevented: false, preventDefault: () => void (event.prevented = true), ...fields };
  return event;
}

/** Methods called on an object, with their arguments. */
class Recorder extends EventEmitter {
  readonly calls: { readonly name: string; readonly args: readonly unknown[] }[] = [];
  protected note(name: string, ...args: unknown[]): void {
    this.calls.push({ name, args });
  }
  /** First argument of the last call of a method. */
  last(name: string): unknown {
    const call = this.calls.findLast((candidate) => candidate.name === name);
    if (call === undefined) throw new Error(`${name} was not called`);
    return call.args[0];
  }
  names(): string[] {
    return this.calls.map(({ name }) => name);
  }
}

export class FakeSession extends Recorder {
  readonly partition: string;
  handle: unknown = null;
  beforeRequest: unknown = null;
  constructor(partition: string) {
    super();
    this.partition = partition;
  }
  readonly protocol = {
    handle: (scheme: string, handle: unknown) => {
      this.note('protocol.handle', scheme);
      this.handle = handle;
    },
  };
  readonly webRequest = { onBeforeRequest: (listener: unknown) => void (this.beforeRequest = listener) };
  setPermissionRequestHandler = (handler: unknown) => {
    this.note('setPermissionRequestHandler', handler);
  };
  setPermissionCheckHandler = (handler: unknown) => {
    this.note('setPermissionCheckHandler', handler);
  };
  setDevicePermissionHandler = (handler: unknown) => {
    this.note('setDevicePermissionHandler', handler);
  };
  setDisplayMediaRequestHandler = (handler: unknown) => {
    this.note('setDisplayMediaRequestHandler', handler);
  };
  setUSBProtectedClassesHandler = (handler: unknown) => {
    this.note('setUSBProtectedClassesHandler', handler);
  };
  setBluetoothPairingHandler = (handler: unknown) => {
    this.note('setBluetoothPairingHandler', handler);
  };
  setCertificateVerifyProc = (handler: unknown) => {
    this.note('setCertificateVerifyProc', handler);
  };
  setSpellCheckerEnabled = (on: boolean) => {
    this.note('setSpellCheckerEnabled', on);
  };
  setProxy = async (settings: unknown) => {
    this.note('setProxy', settings);
  };
}

/** A place on the desk of the machine, in its points. */
interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A display of the machine: all of it is free for work but a bar of 40 at its foot. */
export interface FakeDisplay {
  readonly id: number;
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
}
export const newDisplay = (id: number, x: number, [width, height]: readonly [number, number]): FakeDisplay => ({
  id,
  bounds: { x, y: 0, width, height },
  workArea: { x, y: 0, width, height: height - 40 },
});

/** Square points two places have in common. */
const shared = (a: Rectangle, b: Rectangle): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

export class FakeContents extends Recorder {
  readonly id: number;
  url = 'app://tapis/';
  openHandler: unknown = null;
  constructor(id: number) {
    super();
    this.id = id;
  }
  setWindowOpenHandler(handler: unknown) {
    this.openHandler = handler;
  }
  reload() {
    this.note('reload');
  }
  getURL() {
    return this.url;
  }
  send(...args: unknown[]) {
    this.note('send', ...args);
  }
  forcefullyCrashRenderer() {
    this.note('forcefullyCrashRenderer');
  }
}

/** A promise that is kept from outside. */
function pledge() {
  let resolve: (value: undefined) => void = () => undefined;
  const promise = new Promise<undefined>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

/** What the fake keeps. `fresh` empties it. */
export const state = {
  app: new Recorder(),
  ready: pledge(),
  hasLock: true,
  isPackaged: true,
  announcesSessions: true,
  sessions: new Map<string, FakeSession>(),
  windows: new Array<BrowserWindow>(),
  channels: new Map<string, Listener>(),
  /** The first is the primary one. */
  displays: new Array<FakeDisplay>(),
  screen: new Recorder(),
  power: new Recorder(),
  schemes: new Array<unknown>(),
  menus: new Array<unknown>(),
  errorBoxes: new Array<unknown>(),
  blockers: new Array<string>(),
  exposed: new Map<string, unknown>(),
  invoked: new Array<readonly unknown[]>(),
  heard: new Map<string, Listener>(),
  keyRing: { available: true, backend: 'gnome_libsecret', rotated: false, sealed: 0 },
};

/** Electron as it is before anything was said to it. */
export function fresh(): void {
  state.app.removeAllListeners();
  state.app.calls.length = 0;
  state.ready = pledge();
  state.hasLock = true;
  state.isPackaged = true;
  state.displays = [newDisplay(1, 0, [1920, 1080])];
  state.screen.removeAllListeners();
  state.power.removeAllListeners();
  state.announcesSessions = true;
  state.sessions.clear();
  state.channels.clear();
  state.exposed.clear();
  state.heard.clear();
  for (const list of [state.windows, state.schemes, state.menus, state.errorBoxes, state.blockers, state.invoked]) {
    list.length = 0;
  }
  state.keyRing = { available: true, backend: 'gnome_libsecret', rotated: false, sealed: 0 };
}

const record = (name: string, ...args: unknown[]) => void state.app.calls.push({ name, args });

export const app = {
  on: (name: string, listener: Listener) => state.app.on(name, listener),
  once: (name: string, listener: Listener) => state.app.once(name, listener),
  get isPackaged() {
    return state.isPackaged;
  },
  setPath: (name: string, path: string) => {
    record('setPath', name, path);
  },
  requestSingleInstanceLock: () => {
    record('requestSingleInstanceLock');
    return state.hasLock;
  },
  enableSandbox: () => {
    record('enableSandbox');
  },
  whenReady: () => state.ready.promise,
  quit: () => {
    record('quit');
    state.app.emit('will-quit', newEvent());
  },
  exit: (code: number) => {
    record('exit', code);
  },
};

export class BrowserWindow extends Recorder {
  readonly options: unknown;
  readonly webContents: FakeContents;
  destroyed = false;
  /** Its page hangs: it is asked whether it may close, and never answers. */
  hangs = false;
  focused = true;
  bounds: Rectangle;
  constructor(options: Partial<Rectangle>) {
    super();
    this.options = options;
    this.bounds = { x: 320, y: 140, width: 1280, height: 800, ...options };
    this.webContents = new FakeContents(state.windows.length + 7);
    state.windows.push(this);
    state.app.emit('web-contents-created', newEvent(), this.webContents);
  }
  setMenuBarVisibility(on: boolean) {
    this.note('setMenuBarVisibility', on);
  }
  setContentProtection(on: boolean) {
    this.note('setContentProtection', on);
  }
  /** Makes its page one that could not be loaded. */
  failToLoad: () => void = () => undefined;
  loadURL(address: string) {
    this.note('loadURL', address);
    return new Promise<void>((_, reject) => {
      this.failToLoad = () => {
        reject(new Error('not loaded'));
      };
    });
  }
  show() {
    this.note('show');
  }
  showInactive() {
    this.note('showInactive');
  }
  getBounds() {
    return this.bounds;
  }
  setBounds(bounds: Rectangle) {
    this.note('setBounds', bounds);
    this.bounds = bounds;
  }
  setKiosk(on: boolean) {
    this.note('setKiosk', on);
  }
  close() {
    this.note('close');
    this.emit('close', newEvent());
    if (!this.hangs) this.destroy();
  }
  destroy() {
    this.note('destroy');
    this.destroyed = true;
    this.emit('closed');
  }
  focus() {
    this.note('focus');
  }
  restore() {
    this.note('restore');
  }
  isFocused() {
    return this.focused;
  }
  isMinimized() {
    return true;
  }
  isDestroyed() {
    return this.destroyed;
  }
}

export const session = {
  fromPartition: (partition: string) => {
    const known = state.sessions.get(partition);
    if (known !== undefined) return known;
    const made = new FakeSession(partition);
    state.sessions.set(partition, made);
    if (state.announcesSessions) state.app.emit('session-created', made);
    return made;
  },
};

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => {
    record('registerSchemesAsPrivileged');
    state.schemes.push(...schemes);
  },
};

export const ipcMain = { handle: (channel: string, listener: Listener) => void state.channels.set(channel, listener) };

export const Menu = {
  setApplicationMenu: (menu: unknown) => void state.menus.push(menu),
  buildFromTemplate: (template: unknown) => ({ template }),
};

export const dialog = { showErrorBox: (title: string, text: string) => void state.errorBoxes.push({ title, text }) };

export const screen = {
  on: (name: string, listener: Listener) => state.screen.on(name, listener),
  getAllDisplays: () => state.displays,
  getPrimaryDisplay: () => state.displays[0],
  getDisplayMatching: (bounds: Rectangle) =>
    state.displays.toSorted((a, b) => shared(b.bounds, bounds) - shared(a.bounds, bounds))[0],
};

export const powerMonitor = { on: (name: string, listener: Listener) => state.power.on(name, listener) };

export const powerSaveBlocker = { start: (kind: string) => void state.blockers.push(kind) };

/** Seals by turning the text around: enough to see that what lies on the disk is not the key. */
const turned = (text: string) => [...text].reverse().join('');
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => state.keyRing.available,
  getSelectedStorageBackend: () => state.keyRing.backend,
  encryptStringAsync: async (text: string) => {
    state.keyRing.sealed += 1;
    return Buffer.from(`sealed ${turned(text)}`);
  },
  decryptStringAsync: async (sealed: Buffer) => {
    const text = sealed.toString('utf8');
    if (!text.startsWith('sealed ')) throw new Error('not sealed here');
    return { result: turned(text.slice(7)), shouldReEncrypt: state.keyRing.rotated };
  },
};

export const contextBridge = { exposeInMainWorld: (name: string, api: unknown) => void state.exposed.set(name, api) };

export const ipcRenderer = {
  on: (channel: string, listener: Listener) => void state.heard.set(channel, listener),
  invoke: async (...args: unknown[]) => {
    state.invoked.push(args);
    return { ok: true, value: {} };
  },
};
