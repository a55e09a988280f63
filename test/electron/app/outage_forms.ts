/** A passport kept on a paper form, as it is entered after an outage. */
import type { InputOf } from '../../../shared/contract/index.ts';
import type { OfficerId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { passport } from '../../helpers/papers.ts';

/** One form as it is entered. */
export type Entry = InputOf<'outage.enter'>['entry'];
/** A form of a postponement, perhaps with a hold. */
export type PostponementForm = Extract<Entry, { kind: 'postponement' }>;

/** What the form of a hold says was decided. */
export const heldOnForm: PostponementForm['decision'] = {
  kind: 'postponedPassportHeld',
  cause: null,
  ground: 'noValidTravelDocument',
  basis: 'document',
  papers: [{ code: 'passport', status: 'doubtful' }],
  reason: 'Halaman data paspor diragukan, lem terlihat terbuka.',
  milderSteps: ['askedFurther'],
  toldIn: 'indonesian',
  statementOffered: true,
  statement: null,
  passportReturned: false,
  readAloud: false,
};

interface PaperHold {
  readonly form: string;
  readonly happenedAt: Instant;
  readonly officerId: OfficerId;
  readonly secondId: OfficerId;
  readonly number: string;
  readonly flight: string | null;
  /** Number of the carbon book, and of the seal. */
  readonly receiptNumber: string;
  readonly seal: string;
  readonly due: string;
}

/** The form of a hold. */
export const holdOnForm = ({ number, secondId, receiptNumber, seal, due, ...form }: PaperHold): PostponementForm => ({
  kind: 'postponement',
  ...form,
  passport: passport({ number }),
  purpose: 'tourism',
  selection: 'documentFact',
  decision: heldOnForm,
  hold: {
    secondId,
    receiptNumber,
    seal,
    place: 'Brankas Imigrasi, laci 2',
    condition: 'Baik',
    due,
    dueReason: null,
    receiptTaken: 'signed',
    witness: null,
  },
});
