/** What the host says on the terminal: to whoever sets the station up, in Indonesian and in English. */
import { existsSync } from 'node:fs';
import { keyPath } from '../app/key_place.ts';

const block = (...lines: readonly string[]) => ['', ...lines, ''].join('\n');

const secondWindow = [
  'Jendela kedua: jalankan perintah yang sama sekali lagi. Berhenti: Ctrl+C.',
  'A second window: run the same command again. To stop: Ctrl+C.',
];

const underPassphrase = [
  'Kunci basis data terbungkus frasa sandi pos: komputer yang dicuri dalam keadaan mati tidak dapat dibaca.',
  'The database key lies under the passphrase of the station: a machine stolen while it is off cannot be read.',
];

const inFile = (dataDir: string) => [
  `Kunci basis data adalah berkas ${keyPath(dataDir, 'live', 'key')}: melindungi basis data yang disalin, bukan komputer yang dicuri.`,
  'The database key is that file: it protects a copied database, not a stolen machine.',
];

const keyKept = (dataDir: string): readonly string[] => {
  const has = (kind: 'key' | 'passphrase') => existsSync(keyPath(dataDir, 'live', kind));
  return has('passphrase') && !has('key') ? underPassphrase : inFile(dataDir);
};

/** The host runs and the address is to be opened by hand. */
export const addressNotice = (address: string, dataDir: string): string =>
  block(
    'Tapis berjalan. Buka alamat ini satu kali di peramban pada komputer ini:',
    'Tapis is running. Open this address once, in a browser on this computer:',
    '',
    `    ${address}`,
    '',
    ...secondWindow,
    ...keyKept(dataDir),
  );

/** The host runs and a window opens by itself. */
export const windowNotice = (origin: string, dataDir: string): string =>
  block(
    `Tapis berjalan di ${origin}; jendelanya dibuka.`,
    `Tapis is running at ${origin}; its window opens.`,
    ...secondWindow,
    ...keyKept(dataDir),
  );

/** A host runs already on this data; here is another address. */
export const anotherAddressNotice = (address: string): string =>
  block(
    'Tapis sudah berjalan dengan data ini. Buka alamat ini satu kali untuk jendela berikutnya:',
    'Tapis is already running on this data. Open this address once for the next window:',
    '',
    `    ${address}`,
  );

/** A host runs already on this data; another window opens. */
export const anotherWindowNotice = (): string =>
  block(
    'Tapis sudah berjalan dengan data ini; jendela berikutnya dibuka.',
    'Tapis is already running on this data; the next window opens.',
  );

/** The window was closed by a person; the host goes on. */
export const windowClosedNotice = (): string =>
  block('Jendela ditutup; Tapis tetap berjalan.', 'The window was closed; Tapis goes on running.', ...secondWindow);

/** One-line sentences, Indonesian / English. */
export const sentences = {
  rootBrowser:
    'Peramban dijalankan sebagai root, tanpa kotak pasir: jangan begini di stasiun. / The browser runs as root, without its sandbox: never do so at a station.',
  root: 'Tapis dijalankan sebagai root: di stasiun, buatkan pengguna konter. / Tapis runs as root: at a station, make a user for the counter.',
  noBrowser: 'Peramban Chromium, Chrome atau Edge tidak ditemukan. / No Chromium, Chrome or Edge was found.',
  browserFailed: 'Peramban tidak dapat dibuka. / The browser could not be opened.',
  portTaken: (port: number) =>
    `Porta ${String(port)} dipakai program lain; pilih yang lain dengan --port. / Port ${String(port)} is used by another program; choose another with --port.`,
  portNotAllowed: (port: number) =>
    `Porta ${String(port)} tidak boleh dipakai oleh pengguna ini; pilih dengan --port. / This user may not use port ${String(port)}; choose with --port.`,
  noHost: 'Tidak ada Tapis yang berjalan dengan data ini. / No Tapis is running on this data.',
  stopped: 'Tapis berhenti. / Tapis has stopped.',
} as const;
