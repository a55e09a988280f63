/**
 * The whole log as one .zip for outsiders: the files that `tapis export` writes. It goes on when the screen is left; the
 * browser saves it when all of it is there.
 */
import { create } from 'zustand';
import { bundleFiles, type BundleManifest } from '../../shared/audit/bundle.ts';
import { ExportRefused, manifestText, takeBundle } from '../../shared/contract/log_export.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { client } from '../client.ts';
import { stationNow } from '../clock.ts';
import { HostGone, NoTicket } from '../transport.ts';
import { readAgain } from './calls.ts';
import { saveFile } from './save.ts';

/** How an export stands. */
export type ExportState =
  | { readonly at: 'nothing' }
  | { readonly at: 'running'; readonly done: number; readonly of: number }
  | { readonly at: 'done'; readonly count: number; readonly file: string }
  | { readonly at: 'failed' };

export const useLogExport = create<{ readonly state: ExportState }>()(() => ({ state: { at: 'nothing' } }));

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Lets whoever waits for the page go first. */
const othersFirst = () => new Promise((resolve) => setTimeout(resolve));

/** So many bytes are packed at a time: some hundredths of a second. */
const pieceBytes = 1_048_576;

/** A .zip of files, each packed piece by piece. */
async function zipWriter(at: number) {
  const { Zip, ZipDeflate } = await import('fflate');
  const packed: Uint8Array<ArrayBuffer>[] = [];
  // Packed in this thread, piece by piece: whatever comes has come when `push` and `end` return.
  const zip = new Zip((fault, bytes) => {
    if (fault !== null) throw fault;
    packed.push(new Uint8Array(bytes));
  });
  return {
    add: async (name: string, content: Blob): Promise<BundleManifest['files'][string]> => {
      const file = new ZipDeflate(name, { level: 6 });
      file.mtime = at;
      zip.add(file);
      const bytes = new Uint8Array(await content.arrayBuffer());
      for (let from = 0; from < bytes.length; from += pieceBytes) {
        file.push(bytes.subarray(from, from + pieceBytes));
        await othersFirst();
      }
      file.push(new Uint8Array(0), true);
      return { bytes: bytes.length, sha256: hex(await crypto.subtle.digest('SHA-256', bytes)) };
    },
    end: (): Blob => {
      zip.end();
      return new Blob(packed, { type: 'application/zip' });
    },
  };
}

/** The page that checks a bundle, as the shell serves it beside this one. */
async function verifierPage(): Promise<Blob> {
  const answer = await fetch(`/${bundleFiles.page}`, { cache: 'no-store' }).catch((cause: unknown) => {
    throw new HostGone('no answer', { cause });
  });
  if (!answer.ok) throw new Error('the page that checks a bundle is missing');
  return answer.blob();
}

async function bundle(passed: (done: number, of: number) => void): Promise<{ zip: Blob; count: number; file: string }> {
  const page = await verifierPage();
  const at = stationNow();
  const writtenAt = instantOf(at);
  const texts = new Map<string, string[]>();
  const { size, origin } = await takeBundle(client, {
    put: (file, text) => {
      const known = texts.get(file);
      if (known === undefined) texts.set(file, [text]);
      else known.push(text);
    },
    passed: ({ done, of }) => passed(done, of),
  });
  const writer = await zipWriter(at);
  const files: BundleManifest['files'] = {};
  for (const [name, pieces] of texts) files[name] = await writer.add(name, new Blob(pieces));
  files[bundleFiles.page] = await writer.add(bundleFiles.page, page);
  await writer.add(bundleFiles.manifest, new Blob([manifestText({ size, origin, writtenAt, files })]));
  const station = /^tapis\.([\w-]+)\//.exec(origin)?.[1] ?? 'log';
  return { zip: writer.end(), count: size, file: `tapis-${station}-${dayOf(writtenAt)}.zip` };
}

/** Exports the log, unless that is being done already. */
export async function exportLog(): Promise<void> {
  if (useLogExport.getState().state.at === 'running') return;
  const set = (state: ExportState) => useLogExport.setState({ state });
  set({ at: 'running', done: 0, of: 0 });
  try {
    const { zip, count, file } = await bundle((done, of) => set({ at: 'running', done, of }));
    saveFile(zip, file);
    set({ at: 'done', count, file });
  } catch (cause) {
    set({ at: 'failed' });
    // A refusal, or a host that does not answer, is told on the screen; anything else is a bug.
    if (!(cause instanceof ExportRefused || cause instanceof HostGone || cause instanceof NoTicket)) throw cause;
  } finally {
    await readAgain();
  }
}
