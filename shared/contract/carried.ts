/** A referral carried from a device that is cut off to the reader of its station. */
import { z } from 'zod';
import { CarriedFrom, CarriedReferral } from '../domain/carried.ts';
import { TravelDocument } from '../domain/mrz.ts';
import { ScreeningId } from '../ids.ts';
import { command, job } from './procedure.ts';
import { scanErrors } from './screening.ts';

/** What the reader gave; case is the reader's. */
const code = z.string().trim().min(20).max(2000);

const faults = [
  'practice-no-network',
  'carried-unreadable',
  'carried-revoked',
  'carried-used',
  'carried-clock',
  ...scanErrors,
] as const;

/** Rows of carried referrals. */
export const carried = {
  /** Answered by a device itself, whether its station is there or not. */
  'carried.make': job({
    access: 'public',
    alone: 'own',
    input: CarriedReferral,
    /** Text of the QR: encrypted for the station, once. */
    output: z.strictObject({ code: z.string() }),
    errors: ['not-a-device', 'carried-too-long'],
  }),
  /** Each reading is an event, so it is a command. Nothing is used up by it. */
  'carried.read': command({
    access: ['immigration'],
    input: z.strictObject({ code }),
    output: CarriedFrom.extend({ document: TravelDocument }),
    errors: faults,
  }),
  /** Opens the traveller's record at this desk. A code is taken once. */
  'carried.accept': command({
    access: ['immigration'],
    input: z.strictObject({ code }),
    output: z.strictObject({ screeningId: ScreeningId }),
    errors: [...faults, 'already-open', 'in-party'],
  }),
};
