/** Technical log: a line for each trouble, never personal data, never the message of an error. */
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../shared/time.ts';
import type { Log } from './application.ts';

const largest = 1_000_000;

/**
 * A log in `technical.log` of the folder; at 1 MB the file becomes `technical.1.log` and a new one begins. A line that cannot
 * be written, on a full disk say, is counted and said with the next one that can: what it was about must go on.
 * @param now gives the time of a line
 */
export function fileLog(dir: string, now: () => Instant): Log {
  const file = join(dir, 'technical.log');
  let missing = 0;
  return {
    note: (line) => {
      const before = missing === 0 ? '' : ` (lines that could not be written before it: ${String(missing)})`;
      try {
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest)
          renameSync(file, join(dir, 'technical.1.log'));
        appendFileSync(file, `${now()} ${line}${before}\n`, { mode: 0o600 });
        missing = 0;
      } catch {
        missing += 1;
      }
    },
  };
}

/** What may be written of a thrown thing: its class, a machine code, the places it passed, paths of refused fields. */
export function traceOf(thrown: unknown): string {
  if (thrown instanceof z.ZodError) {
    return `ZodError ${thrown.issues.map((issue) => `${issue.path.map(String).join('.')}:${issue.code}`).join(' ')}${placesOf(thrown)}`;
  }
  if (!(thrown instanceof Error)) return typeof thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : '';
  return `${thrown.name}${code}${placesOf(thrown)}`;
}

function placesOf(error: Error): string {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return places
    .slice(0, 8)
    .map((line) => ` <- ${line.trim().slice(3)}`)
    .join('');
}
