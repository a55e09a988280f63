/** One handler for each row of the contract; a missing one does not compile. */
import type { Contract, Name } from '../../../shared/contract/index.ts';
import type { HandlerOf } from '../context.ts';
import { carriedHandlers } from './carried.ts';
import { afterHandlers } from './after.ts';
import { auditHandlers } from './audit.ts';
import { backupHandlers } from './backup.ts';
import { besideHandlers } from './beside.ts';
import { catalogueHandlers } from './catalogue.ts';
import { checkpointHandlers } from './checkpoint.ts';
import { custodyHandlers } from './custody.ts';
import { decisionHandlers } from './decision.ts';
import { exportHandlers } from './export.ts';
import { reviewHandlers } from './review.ts';
import { decisionLaterHandlers } from './decision_later.ts';
import { keptHandlers } from './kept.ts';
import { keyHandlers } from './key.ts';
import { updateHandlers } from './update.ts';
import { officerHandlers } from './officer.ts';
import { centralHandlers, outboxHandlers } from './outbox.ts';
import { paperHandlers } from './paper.ts';
import { deviceHandlers, networkHandlers } from './network.ts';
import { outageHandlers } from './outage.ts';
import { partyHandlers } from './party.ts';
import { correctionHandlers, holdHandlers } from './data_rights.ts';
import { retentionHandlers } from './retention.ts';
import { recheckHandlers } from './recheck.ts';
import { recoveryHandlers } from './recovery.ts';
import { figuresHandlers } from './figures.ts';
import { holidayHandlers } from './holidays.ts';
import { followUpHandlers, handoverHandlers } from './handover.ts';
import { integrityHandlers } from './integrity.ts';
import { objectionHandlers } from './objection.ts';
import { noteHandlers } from './sealed.ts';
import { remoteHandlers } from './remote.ts';
import { helpHandlers, referralHandlers } from './referral.ts';
import { searchHandlers } from './search.ts';
import { screeningHandlers } from './screening.ts';
import { sessionHandlers } from './session.ts';
import { flightHandlers, shiftHandlers } from './shift.ts';
import { shiftSignHandlers } from './shift_sign.ts';
import { signerHandlers } from './signer.ts';
import { clockHandlers, settingsHandlers, stationHandlers } from './station.ts';
import { spareHandlers } from './spare.ts';
import { statementHandlers } from './statement.ts';
import { travellerHandlers } from './traveller.ts';
import { wordsHandlers } from './traveller_words.ts';

/** All handlers by name. */
export const handlers: { readonly [N in Name]: HandlerOf<Contract[N]> } = {
  ...stationHandlers,
  ...clockHandlers,
  ...settingsHandlers,
  ...backupHandlers,
  ...exportHandlers,
  ...centralHandlers,
  ...outboxHandlers,
  ...keptHandlers,
  ...keyHandlers,
  ...recoveryHandlers,
  ...updateHandlers,
  ...networkHandlers,
  ...deviceHandlers,
  ...spareHandlers,
  ...catalogueHandlers,
  ...signerHandlers,
  ...sessionHandlers,
  ...officerHandlers,
  ...shiftHandlers,
  ...shiftSignHandlers,
  ...flightHandlers,
  ...travellerHandlers,
  ...screeningHandlers,
  ...searchHandlers,
  ...besideHandlers,
  ...statementHandlers,
  ...recheckHandlers,
  ...decisionHandlers,
  ...custodyHandlers,
  ...carriedHandlers,
  ...referralHandlers,
  ...helpHandlers,
  ...auditHandlers,
  ...checkpointHandlers,
  ...partyHandlers,
  ...holidayHandlers,
  ...wordsHandlers,
  ...afterHandlers,
  ...objectionHandlers,
  ...handoverHandlers,
  ...followUpHandlers,
  ...noteHandlers,
  ...integrityHandlers,
  ...paperHandlers,
  ...outageHandlers,
  ...decisionLaterHandlers,
  ...reviewHandlers,
  ...remoteHandlers,
  ...retentionHandlers,
  ...holdHandlers,
  ...correctionHandlers,
  ...figuresHandlers,
};
