/** The templates of papers this application is delivered with: data, one file a kind, each checked once. */
import { PaperTemplate, type PaperKind } from '../../domain/paper.ts';
import clarificationSheet from './clarification_sheet.json' with { type: 'json' };
import conductProof from './conduct_proof.json' with { type: 'json' };
import custodyList from './custody_list.json' with { type: 'json' };
import destructionCertificate from './destruction_certificate.json' with { type: 'json' };
import familyHandover from './family_handover.json' with { type: 'json' };
import handoverMinutes from './handover_minutes.json' with { type: 'json' };
import outageForm from './outage_form.json' with { type: 'json' };
import passportReceipt from './passport_receipt.json' with { type: 'json' };
import passportReturn from './passport_return.json' with { type: 'json' };
import personalCopy from './personal_copy.json' with { type: 'json' };
import postponementNotice from './postponement_notice.json' with { type: 'json' };
import shiftSheet from './shift_sheet.json' with { type: 'json' };
import tppoReferral from './tppo_referral.json' with { type: 'json' };
import travellerSheet from './traveller_sheet.json' with { type: 'json' };
import travellerStatement from './traveller_statement.json' with { type: 'json' };

const files: readonly unknown[] = [
  clarificationSheet,
  postponementNotice,
  passportReceipt,
  passportReturn,
  handoverMinutes,
  travellerStatement,
  tppoReferral,
  familyHandover,
  shiftSheet,
  custodyList,
  travellerSheet,
  outageForm,
  destructionCertificate,
  personalCopy,
  conductProof,
];

/** The delivered templates by kind. */
export const paperTemplates: ReadonlyMap<PaperKind, PaperTemplate> = new Map(
  files.map((file) => PaperTemplate.parse(file)).map((template) => [template.kind, template]),
);
