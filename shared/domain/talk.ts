/**
 * How the talk was held: the language, who interpreted, and how the private part was kept private. It stands beside the
 * answers and never enters the assessment.
 */
import { z } from 'zod';

/** Language spoken with the traveller. `notRecorded`: nobody has said; it is never read as Indonesian. */
export const TalkLanguage = z.enum([
  'notRecorded',
  'indonesian',
  'palembangMalay',
  'javanese',
  'sundanese',
  'english',
  'other',
]);
/** Language spoken with the traveller. */
export type TalkLanguage = z.infer<typeof TalkLanguage>;

/** Who interpreted. A companion is recorded as what it is: not a neutral interpreter. */
export const Interpreter = z.enum(['notRecorded', 'none', 'officer', 'companion', 'professional']);
/** Who interpreted. */
export type Interpreter = z.infer<typeof Interpreter>;

/** How the private part was held; `paper`: on a numbered paper whose answers are entered afterwards. */
export const PrivateTalk = z.enum(['notRecorded', 'notHeld', 'secondDevice', 'hereAlone', 'paper']);
/** How the private part was held. */
export type PrivateTalk = z.infer<typeof PrivateTalk>;

const Line = z.string().trim().min(1).max(80).nullable();
const lineWhere = (wanted: boolean, line: string | null): boolean => wanted === (line !== null);

/** One touch on the talk. A line stands only where its value asks for one. */
export const TalkPart = z.discriminatedUnion('part', [
  z
    .strictObject({ part: z.literal('language'), value: TalkLanguage, line: Line })
    .refine(({ value, line }) => lineWhere(value === 'other', line), { path: ['line'] }),
  z
    .strictObject({ part: z.literal('interpreter'), value: Interpreter, line: Line })
    .refine(({ value, line }) => value === 'professional' || line === null, { path: ['line'] }),
  z
    .strictObject({
      part: z.literal('private'),
      value: PrivateTalk,
      /** Number of the paper. */
      line: Line,
      /** Whether the traveller was offered a choice of officer; null: not recorded. */
      officerOffered: z.boolean().nullable(),
    })
    .refine(({ value, line }) => lineWhere(value === 'paper', line), { path: ['line'] }),
]);
export type TalkPart = z.infer<typeof TalkPart>;

const by = { by: z.string().nullable() };

/** The talk as it stands: of each part what was recorded last, and by whom. */
export const Talk = z.strictObject({
  language: z.strictObject({ value: TalkLanguage, line: z.string().nullable(), ...by }),
  interpreter: z.strictObject({ value: Interpreter, line: z.string().nullable(), ...by }),
  private: z.strictObject({
    value: PrivateTalk,
    line: z.string().nullable(),
    officerOffered: z.boolean().nullable(),
    ...by,
    /** Facts whose answer was entered from a numbered paper. */
    backEntry: z.array(z.strictObject({ code: z.string(), paper: z.string() })),
  }),
});
export type Talk = z.infer<typeof Talk>;
