// What stands between the reader's last key and the findings on the screen.
import { createHash } from 'node:crypto';
import { parseBoardingPass } from '../../shared/domain/bcbp.ts';
import { crossCheck } from '../../shared/domain/cross_check.ts';
import { parseMrz } from '../../shared/domain/mrz.ts';
import type { Result } from '../../shared/result.ts';
import { bcbp, passport } from '../helpers/papers.ts';

const today = '2026-11-21';
const zone = passport().text;
const code = bcbp();
const block = Buffer.alloc(65_536, 7);

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`the sample is not readable: ${JSON.stringify(result.error)}`);
  return result.value;
}
const document = valueOf(parseMrz(zone, today));
const boardingPass = valueOf(parseBoardingPass(code, today));

export const title = 'Scan of a passport and a boarding pass';
// A fixed piece of work which every machine does in its own time.
export const baseline = 'SHA-256 of 64 kB';
export const tasks = {
  [baseline]: () => createHash('sha256').update(block).digest(),
  'read the zone': () => parseMrz(zone, today),
  'read the boarding pass': () => parseBoardingPass(code, today),
  'compare both': () => crossCheck({ document, boardingPass, today }),
};
