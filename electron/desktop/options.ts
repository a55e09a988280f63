/** Flags of the desktop shell. Electron puts its own beside them, so unknown ones are passed over. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line asked for. */
export interface DesktopOptions {
  readonly dataDir: string;
  readonly kiosk: boolean;
}

/** Reads `--data DIR` and `--kiosk`. @param usualDataDir folder where none is named */
export function readOptions(args: readonly string[], usualDataDir: string): DesktopOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { data: { type: 'string' }, kiosk: { type: 'boolean' } },
  });
  const named = typeof values.data === 'string' && values.data !== '' ? values.data : usualDataDir;
  return { dataDir: resolve(named), kiosk: values.kiosk === true };
}
