/**
 * What was erased, noted outside the database: one line a case or officer, identifier and moment, on the disk before it goes. A
 * database that comes back from a copy is erased again by it before anybody works with it.
 */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { RetentionClass } from '../../shared/domain/retention.ts';
import { OfficerId, ScreeningId } from '../../shared/ids.ts';
import { Instant } from '../../shared/time.ts';
import type { Mode } from './application.ts';

const Case = z.strictObject({ screeningId: ScreeningId, class: RetentionClass, at: Instant, lastAt: Instant });
const Officer = z.strictObject({ officerId: OfficerId, at: Instant });
/** The erasure did not come about. */
const takenBack = { takenBack: z.literal(true).optional() };
const Line = z.union([Case.extend(takenBack), Officer.extend(takenBack)]);
/** One erased case. */
type CaseNote = z.infer<typeof Case>;
/** One officer without a name. */
type OfficerNote = z.infer<typeof Officer>;

/** The notes of one station. */
export interface ErasureNotes {
  /** Returns when the disk has it. Throws what the file system throws: nothing is erased then. */
  readonly note: (erased: CaseNote | OfficerNote) => void;
  /** It was not erased after all. */
  readonly takeBack: (erased: CaseNote | OfficerNote) => void;
  /** Everything noted and not taken back, in order. A last line cut short by a crash was never acted on. */
  readonly all: () => { readonly cases: CaseNote[]; readonly officers: OfficerNote[] };
}

const fileIn = (dataDir: string, mode: Mode) => join(dataDir, `erasures-${mode}.jsonl`);

/** Lays the notes of the live station beside a copy of its database that is opened in a folder of its own. */
export function carryErasureNotes(from: string, to: string): void {
  if (existsSync(fileIn(from, 'live'))) copyFileSync(fileIn(from, 'live'), fileIn(to, 'live'));
}

/** The notes in the data folder, one file a mode. */
export function erasureNotes(dataDir: string, mode: Mode): ErasureNotes {
  const path = fileIn(dataDir, mode);
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
      const whole = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
      const cases = new Map<string, CaseNote>();
      const officers = new Map<string, OfficerNote>();
      for (const line of whole.map(lineOf)) {
        if (line === null) continue;
        const { takenBack: back, ...erased } = line;
        if ('officerId' in erased) keep(officers, erased.officerId, back === true ? null : erased);
        else keep(cases, erased.screeningId, back === true ? null : erased);
      }
      return { cases: [...cases.values()], officers: [...officers.values()] };
    },
  };
}

function keep<T>(noted: Map<string, T>, id: string, erased: T | null): void {
  if (erased === null) noted.delete(id);
  else noted.set(id, erased);
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
