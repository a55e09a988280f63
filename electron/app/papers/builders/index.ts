/** The builder of each kind of paper that can be issued. */
import type { PaperKind } from '../../../../shared/domain/paper.ts';
import type { PaperBuilder } from '../builder.ts';
import { clarificationSheet } from './case_papers.ts';
import { conductProof } from './conduct_proof.ts';
import { passportReturn } from './custody_papers.ts';
import { passportReceipt, postponementNotice } from './decision_papers.ts';
import { familyHandover, handoverMinutes } from './handover_papers.ts';
import { destructionCertificate, personalCopy } from './retention_papers.ts';
import { travellerSheet } from './outage_papers.ts';
import { travellerStatement } from './statement_paper.ts';
import { custodyList, shiftSheet } from './station_papers.ts';
import { tppoReferral } from './tppo_referral.ts';

/** Builders by kind. */
export const builders: Readonly<Partial<Record<PaperKind, PaperBuilder>>> = {
  clarificationSheet,
  postponementNotice,
  passportReceipt,
  passportReturn,
  travellerStatement,
  handoverMinutes,
  familyHandover,
  tppoReferral,
  shiftSheet,
  custodyList,
  travellerSheet,
  destructionCertificate,
  personalCopy,
  conductProof,
};
