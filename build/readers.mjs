// Programs that are not ours look at ours from outside: LibreOffice opens the workbooks, age the encrypted files, and
// openssl asks the host at the counter's network for a connection.
import { existsSync } from 'node:fs';
import { obtain } from './apt.mjs';

const at = (path) => () => (existsSync(path) ? path : undefined);

/** These programs, installed where that is possible; of each its path, or the reason why there is none. */
export const obtainReaders = (say) => [
  obtain({ name: 'LibreOffice', packages: ['libreoffice-calc-nogui'], find: at('/usr/bin/soffice') }, say),
  obtain({ name: 'openssl', packages: ['openssl'], find: at('/usr/bin/openssl') }, say),
  obtain({ name: 'age', packages: ['age'], find: at('/usr/bin/age') }, say),
];
