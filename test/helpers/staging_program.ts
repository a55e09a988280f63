/** Takes the package of a stick in, as a process that can be killed or run out of room. Says when it begins, then waits for "go". */
import { once } from 'node:events';
import { z } from 'zod';
import { arm, lookAt, unpack } from '../../electron/update/stage.ts';

const Given = z.strictObject({ updates: z.string(), stick: z.string(), keys: z.array(z.string()) });
const { stick, ...given } = Given.parse(JSON.parse(process.argv[2] ?? ''));
const { platform, arch } = process;
const here = { ...given, version: '0.1.0', shell: 'kiosk' as const, trial: false, platform, arch };

async function take(): Promise<string> {
  const found = await lookAt(stick, here);
  if (!found.ok) return found.error;
  process.send?.('begins');
  await once(process, 'message');
  const unpacked = await unpack(found.value, here);
  if (!unpacked.ok) return unpacked.error;
  arm(here, unpacked.value.manifest.version);
  return 'taken';
}

// A file that may not grow is an error to be told, not a signal.
process.on('SIGXFSZ', () => undefined);
process.send?.(await take());
process.disconnect();
