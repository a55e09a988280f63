import type { update as source } from '../id/update.ts';
import type { ReturnReason } from '../../update/reason.ts';
import { counted, formats } from '../language.ts';

const n = formats.en.number;

const why: Readonly<Record<ReturnReason, string>> = {
  damaged: 'its files are not those of its package any more',
  ended: 'it ended before it showed its sign-in page',
  silent: 'it did not show its sign-in page in time',
  interrupted: 'the computer went off twice before it showed its sign-in page',
  'disk-full': 'there was no room to keep the data as it was',
};

/** Updates of the program. */
export const update: typeof source = {
  title: 'Updates',
  lead: 'A new version comes in a signed package on a USB stick. The data is backed up first. If the new version does not get to its sign-in page, this one comes back by itself, with the data as it was.',
  notSo:
    'This program takes no updates from here: it was made without the key of a release, or may not write where updates lie. The administrator of the computer installs new versions.',
  version: 'Version that runs',
  pending: 'Waiting',
  pendingIs: ({ version }) => `version ${version}, tried at the next start`,
  folder: 'Folder of the package, or USB stick',
  folderHint: 'The whole path, for example /media/tapis/STICK or E:\\',
  look: 'Check the package',
  looking: 'Checking the signature and every file…',
  sheetTitle: ({ version }) => `Install version ${version}`,
  found: 'The signature and all files are right.',
  from: 'From version',
  to: 'To version',
  size: 'Size',
  sizeIs: ({ bytes, files }) => `${n(Math.ceil(bytes / 104_857.6) / 10)} MB in ${counted(files, 'file', 'files')}`,
  built: 'Built',
  mark: 'Mark of the package',
  second: 'A second person: the shift head enters the own PIN.',
  installing: 'Backing the data up, copying, and checking the copy…',
  installed: ({ version }) => `Version ${version} is ready.`,
  restart: 'Work goes on. The new version is tried when Tapis is closed and started again, best between two shifts.',
  done: 'Done',
  returned: ({ version }) => `Version ${version} was tried and given up; the version before is running.`,
  why: ({ reason, when }) => `${when}: ${why[reason]}.`,
  safe: 'All data is there. Work goes on as usual; the technician reports this to the supplier.',
  seen: 'I have taken note',
};
