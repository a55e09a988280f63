/** Programs of others that hold ours to account, where they are installed. */
import { existsSync } from 'node:fs';

const found = (...paths: readonly string[]): string | null => paths.find((path) => existsSync(path)) ?? null;

/** LibreOffice, which reads workbooks. */
export const libreOffice = found('/usr/bin/soffice');

/** The reference program of age. */
export const age = found('/usr/bin/age');

/** OpenSSL, which looks at a listener from outside. */
export const openssl = found('/usr/bin/openssl');
