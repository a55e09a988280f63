/** What a busy station and the test that kills it say to each other. */
import { z } from 'zod';
import { Instant } from '../../shared/time.ts';
import { WalPlace } from './wal_place.ts';

/** What the station is to do. */
export const Errand = z.strictObject({
  /** Wall time at which it starts; from there time goes on by itself. */
  start: Instant,
  /** Finish what is open, close the shift and open the next one before the work. Without a shift one is opened anyway. */
  handOver: z.boolean(),
  seed: z.string(),
});
export type Errand = z.infer<typeof Errand>;

/** A row that the application has acknowledged: these columns never change. */
export const Fact = z.strictObject({ table: z.string(), row: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Fact = z.infer<typeof Fact>;

/** What the station tells. */
export const Told = z.union([
  z.strictObject({ ready: z.literal(true) }),
  /** Acknowledged; the write-ahead log went so far when it was. */
  z.strictObject({ fact: Fact, wal: WalPlace }),
  z.strictObject({ refused: z.strictObject({ call: z.string(), code: z.string() }) }),
  /** The sentence at the door of a station that does not start. */
  z.strictObject({ cannotStart: z.string() }),
]);
export type Told = z.infer<typeof Told>;
