/** The same sentences in English; the type makes it impossible to forget one. */
import { admin } from './en/admin.ts';
import { after } from './en/after.ts';
import { carried } from './en/carried.ts';
import { catalogue } from './en/catalogue.ts';
import { conduct } from './en/conduct.ts';
import { custody } from './en/custody.ts';
import { decision } from './en/decision.ts';
import { errors } from './en/errors.ts';
import { events } from './en/events.ts';
import { evidence } from './en/evidence.ts';
import { exports } from './en/exports.ts';
import { kept } from './en/kept.ts';
import { network } from './en/network.ts';
import { spare } from './en/spare.ts';
import { outbox } from './en/outbox.ts';
import { storage } from './en/storage.ts';
import { update } from './en/update.ts';
import { figures } from './en/figures.ts';
import { frame } from './en/frame.ts';
import { journey } from './en/journey.ts';
import { ledger } from './en/ledger.ts';
import { paper } from './en/paper.ts';
import { outage } from './en/outage.ts';
import { later } from './en/later.ts';
import { party } from './en/party.ts';
import { recovery } from './en/recovery.ts';
import { result } from './en/result.ts';
import { retention } from './en/retention.ts';
import { search } from './en/search.ts';
import { review } from './en/review.ts';
import { shift } from './en/shift.ts';
import { statement } from './en/statement.ts';
import { talk } from './en/talk.ts';
import { words } from './en/words.ts';
import type { Text } from './id.ts';

/** The English table. */
export const en: Text = {
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
