// What was exported is also read by programs that are not ours: LibreOffice opens the workbooks, age the encrypted files.
import { existsSync } from 'node:fs';
import { obtain } from './apt.mjs';

const at = (path) => () => (existsSync(path) ? path : undefined);

/** Both programs, installed where that is possible; of each its path, or the reason why there is none. */
export const obtainReaders = (say) => [
  obtain({ name: 'LibreOffice', packages: ['libreoffice-calc-nogui'], find: at('/usr/bin/soffice') }, say),
  obtain({ name: 'age', packages: ['age'], find: at('/usr/bin/age') }, say),
];
