/** Every sentence a person reads, on screen or paper, in Indonesian: the source of keys and parameters. */
import { admin } from './id/admin.ts';
import { after } from './id/after.ts';
import { carried } from './id/carried.ts';
import { catalogue } from './id/catalogue.ts';
import { conduct } from './id/conduct.ts';
import { custody } from './id/custody.ts';
import { decision } from './id/decision.ts';
import { errors } from './id/errors.ts';
import { events } from './id/events.ts';
import { evidence } from './id/evidence.ts';
import { exports } from './id/exports.ts';
import { kept } from './id/kept.ts';
import { network } from './id/network.ts';
import { spare } from './id/spare.ts';
import { outbox } from './id/outbox.ts';
import { storage } from './id/storage.ts';
import { update } from './id/update.ts';
import { figures } from './id/figures.ts';
import { frame } from './id/frame.ts';
import { journey } from './id/journey.ts';
import { ledger } from './id/ledger.ts';
import { paper } from './id/paper.ts';
import { outage } from './id/outage.ts';
import { later } from './id/later.ts';
import { party } from './id/party.ts';
import { recovery } from './id/recovery.ts';
import { result } from './id/result.ts';
import { retention } from './id/retention.ts';
import { search } from './id/search.ts';
import { review } from './id/review.ts';
import { shift } from './id/shift.ts';
import { statement } from './id/statement.ts';
import { talk } from './id/talk.ts';
import { words } from './id/words.ts';

/** The Indonesian table. */
export const id = {
  frame,
  shift,
  admin,
  errors,
  events,
  journey,
  result,
  decision,
  custody,
  ledger,
  party,
  talk,
  catalogue,
  after,
  storage,
  recovery,
  update,
  exports,
  outbox,
  network,
  kept,
  spare,
  carried,
  words,
  paper,
  conduct,
  outage,
  evidence,
  later,
  statement,
  retention,
  search,
  figures,
  review,
};

/** The shape both tables have. */
export type Text = typeof id;
