import type { Row } from './row.ts';

const shell = 'electron/desktop/';

/** Electron's security guide (points 1 to 20, "Security", electronjs.org) and what a kiosk at a counter adds to it. */
export const electronRows: readonly Row[] = [
  {
    id: 'E1',
    asks: 'only content of our own, nothing in the clear',
    at: `${shell}protocol.ts, ${shell}security.ts, build/eslint.config.js`,
  },
  { id: 'E2', asks: 'no Node in the page, its workers or frames', at: `${shell}window.ts` },
  { id: 'E3', asks: 'page and preload live in separate worlds', at: `${shell}window.ts` },
  {
    id: 'E4',
    asks: 'every process of a page in the sandbox, and no switch that takes it off',
    at: `${shell}life.ts, ${shell}window.ts, build/electron-builder.yml`,
    missing:
      'on a system without user namespaces the start script of an AppImage takes the sandbox off; a deb does not',
  },
  { id: 'E5', asks: 'permissions and devices are asked of us, and refused', at: `${shell}security.ts` },
  { id: 'E6', asks: 'same-origin rules stay on', at: `${shell}window.ts` },
  {
    id: 'E7',
    asks: 'a content security policy, sent as a header',
    at: 'electron/app/page_policy.ts, electron/app/page.ts',
  },
  { id: 'E8', asks: 'no insecure content in a secure page', at: `${shell}window.ts` },
  { id: 'E9', asks: 'no experimental features', at: `${shell}window.ts` },
  {
    id: 'E10',
    asks: 'no features or switches of the engine turned on',
    at: `${shell}window.ts, build/eslint.config.js`,
  },
  { id: 'E11', asks: 'no guest page may be embedded', at: `${shell}window.ts` },
  { id: 'E12', asks: 'a guest page that comes all the same is stopped', at: `${shell}security.ts` },
  { id: 'E13', asks: 'the page stays where it is', at: `${shell}security.ts, ${shell}origin.ts` },
  { id: 'E14', asks: 'no new window', at: `${shell}security.ts` },
  { id: 'E15', asks: 'the system is never asked to open something', at: 'build/eslint.config.js' },
  { id: 'E16', asks: 'a current Electron', at: 'package.json, test/security/supply.test.ts' },
  { id: 'E17', asks: 'a message is answered to our own top frame alone', at: `${shell}ipc.ts, ${shell}origin.ts` },
  {
    id: 'E18',
    asks: 'no file: addresses; a scheme of our own with no more rights than a page needs',
    at: `${shell}protocol.ts`,
  },
  { id: 'E19', asks: 'the fuses of a closed program', at: 'build/electron-builder.yml' },
  { id: 'E20', asks: 'nothing of Electron reaches the page', at: `${shell}preload.ts` },
  { id: 'E21', asks: 'a small preload that loads Electron alone', at: `${shell}preload.ts, build/bundle.mjs` },
  {
    id: 'E22',
    asks: 'what comes in is limited in size and checked strictly',
    at: `${shell}ipc.ts, electron/app/dispatch.ts, electron/app/call_limit.ts, shared/contract`,
  },
  { id: 'E23', asks: 'no way out of kiosk mode, no inspector, no menu', at: `${shell}window.ts, ${shell}keys.ts` },
  {
    id: 'E24',
    asks: 'screens are kept from being captured, and lock when idle',
    at: `${shell}window.ts, electron/app/sessions.ts`,
  },
  { id: 'E25', asks: 'one program for a station; a second start is not listened to', at: `${shell}life.ts` },
  {
    id: 'E26',
    asks: 'a crash is recorded by kind and recovered from; nothing of it is sent',
    at: `${shell}recovery.ts, ${shell}life.ts`,
  },
  { id: 'E27', asks: 'native code from a list alone', at: 'build/after_pack.mjs, build/electron-builder.yml' },
  {
    id: 'E28',
    asks: 'keys sealed by the system, by the asynchronous calls; a pretended key ring is refused',
    at: `${shell}sealed_key.ts`,
  },
  { id: 'E29', asks: 'nothing readable in the database, its logs and its backups', at: 'db/open.ts' },
  {
    id: 'E30',
    asks: 'a session in memory, past no proxy, trusting no certificate, without service workers',
    at: `${shell}life.ts, ${shell}security.ts, ${shell}protocol.ts`,
  },
  { id: 'E31', asks: 'no download but a paper, no dictionaries', at: `${shell}security.ts` },
  {
    id: 'E32',
    asks: 'only signed updates, never an older one',
    at: 'electron/update/package.ts, electron/update/start.ts',
    missing: 'the starter of the desktop app is held with a stand-in for its program',
  },
  {
    id: 'E33',
    asks: 'packages pinned, install scripts on a list, licences and bill of materials',
    at: 'package.json, package-lock.json, build/about.mjs',
  },
];

/** The loopback host, and the listener on the counter's network where that one has the same duty. */
export const hostRows: readonly Row[] = [
  { id: 'L1', asks: 'listens on one address alone', at: 'electron/kiosk/server.ts, electron/network/listener.ts' },
  {
    id: 'L2',
    asks: 'a random token for each entry, never in an address that is kept',
    at: 'electron/kiosk/tickets.ts, electron/kiosk/window.ts',
  },
  { id: 'L3', asks: 'exact Host, against names that lead here', at: 'electron/network/http_calls.ts' },
  {
    id: 'L4',
    asks: 'Origin and fetch metadata; nothing said to other origins',
    at: 'electron/kiosk/server.ts, electron/network/listener.ts',
  },
  { id: 'L5', asks: 'POST of JSON alone', at: 'electron/network/http_calls.ts' },
  {
    id: 'L6',
    asks: 'a cookie that scripts, other sites and other ports cannot use',
    at: 'electron/kiosk/server.ts',
    missing: 'no second token in a header: the exact origin is asked for instead',
  },
  { id: 'L7', asks: 'names of calls are own properties alone', at: 'electron/app/dispatch.ts' },
  {
    id: 'L8',
    asks: 'limits of size, time and number',
    at: 'electron/network/http_calls.ts, electron/kiosk/server.ts, electron/network/listener.ts, electron/app/call_limit.ts',
  },
  { id: 'L9', asks: 'safety headers on everything, data never stored', at: 'electron/app/page_policy.ts' },
  { id: 'L10', asks: 'files of the page from a map, never from the disk', at: 'electron/app/page.ts' },
  {
    id: 'L11',
    asks: 'an error is a code: no stack, no echo, no personal data in the technical log',
    at: 'electron/network/http_calls.ts, electron/app/log.ts',
  },
  {
    id: 'L12',
    asks: 'the stream of changes stands behind the same checks',
    at: 'electron/kiosk/server.ts, electron/network/live.ts',
  },
  {
    id: 'L13',
    asks: 'other users of the machine: what is on the disk is this user’s alone',
    at: 'electron/app/private_file.ts, electron/kiosk/main.ts',
  },
  {
    id: 'L14',
    asks: 'the counter’s network: TLS 1.3, certificates of the station on both sides',
    at: 'electron/network/listener.ts, electron/app/network/certificates.ts',
  },
  {
    id: 'L15',
    asks: 'a camera needs a secure context',
    notHere: 'no camera is used: readers are keyboards, and the policy refuses cameras',
  },
  {
    id: 'L16',
    asks: 'tokens end with the process; nothing that names it stays',
    at: 'electron/kiosk/run.ts, electron/app/running_host.ts',
  },
];
