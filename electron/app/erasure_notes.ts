/**
 * What was erased, noted outside the database: one line a case, identifier and moment, on the disk before the case goes. A
 * database that comes back from a copy is erased again by it before anybody works with it.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { RetentionClass } from '../../shared/domain/retention.ts';
import { ScreeningId } from '../../shared/ids.ts';
import { Instant } from '../../shared/time.ts';
import type { Mode } from './application.ts';

const Line = z.strictObject({
  screeningId: ScreeningId,
  class: RetentionClass,
  at: Instant,
  lastAt: Instant,
  /** The erasure did not come about. */
  takenBack: z.literal(true).optional(),
});
/** One erased case. */
export type ErasureNote = Omit<z.infer<typeof Line>, 'takenBack'>;

/** The notes of one station. */
export interface ErasureNotes {
  /** Returns when the disk has it. Throws what the file system throws: nothing is erased then. */
  readonly note: (erased: ErasureNote) => void;
  /** The case was not erased after all. */
  readonly takeBack: (erased: ErasureNote) => void;
  /** Everything noted and not taken back, in order. A last line cut short by a crash was never acted on. */
  readonly all: () => ErasureNote[];
}

/** The notes in the data folder, one file a mode. */
export function erasureNotes(dataDir: string, mode: Mode): ErasureNotes {
  const path = join(dataDir, `erasures-${mode}.jsonl`);
  const append = (line: z.infer<typeof Line>): void => {
    const file = openSync(path, 'a', 0o600);
    try {
      writeSync(file, `${JSON.stringify(line)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  };
  return {
    note: append,
    takeBack: (erased) => {
      append({ ...erased, takenBack: true });
    },
    all: () => {
      if (!existsSync(path)) return [];
      const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1);
      const noted = new Map<string, ErasureNote>();
      for (const text of whole) {
        const line = lineOf(text);
        if (line === null) continue;
        const { takenBack, ...erased } = line;
        if (takenBack === true) noted.delete(erased.screeningId);
        else noted.set(erased.screeningId, erased);
      }
      return [...noted.values()];
    },
  };
}

/** A line, or null where a crash cut it short and the next one was written behind it. */
function lineOf(text: string): z.infer<typeof Line> | null {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
  return Line.parse(said);
}
