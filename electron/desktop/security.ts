/** What no page may do, whatever it shows: leave, open, ask for devices, download what is no paper, reach a network. */
import type { Session, WebContents } from 'electron';
import { isOwn } from './origin.ts';

/** Addresses a session may ask for at all; the inspector's own page exists in development only. */
const reachable = /^(app:\/\/tapis\/|blob:app:\/\/tapis\/|data:|devtools:\/\/)/;

/** A paper the page made itself, saved where the officer says: the only file that ever leaves it. */
const isPaper = (url: string, type: string, name: string): boolean =>
  url.startsWith('blob:app://tapis/') && type === 'application/pdf' && /^[\w-]{1,80}\.pdf$/.test(name);

/** Shuts a session: no permission, no device, no download but a paper, no foreign address. The scanner is a keyboard and needs none. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    callback(null);
  });
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, callback) => {
    callback({ confirmed: false });
  });
  // -2 refuses every certificate: nothing here is fetched over TLS.
  session.setCertificateVerifyProc((_request, callback) => {
    callback(-2);
  });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    if (!isPaper(item.getURL(), item.getMimeType(), item.getFilename())) event.preventDefault();
  });
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !reachable.test(url) });
  });
}

/** Takes the session off every network the machine is on. */
export const directOnly = (session: Session): Promise<void> => session.setProxy({ mode: 'direct' });

/** Keeps a page where it is: no other address, no window of its making, no embedded guest. */
export function hardenContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (!isOwn(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
