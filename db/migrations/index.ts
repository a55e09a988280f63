/** The ordered list of migrations. Released ones are frozen: their hash stands in a test. */
import type { Migration } from '../migrate.ts';
import { initial } from './0010_initial.ts';
import { parties } from './0020_parties.ts';
import { catalogue } from './0030_catalogue.ts';
import { talk } from './0040_talk.ts';
import { receiptTaken } from './0050_receipt_taken.ts';
import { custodyLedger } from './0060_custody_ledger.ts';
import { papers } from './0070_papers.ts';
import { decisionStates } from './0080_decision_states.ts';
import { after } from './0090_after.ts';
import { outage } from './0100_outage.ts';
import { custodyList } from './0110_custody_list.ts';
import { statements } from './0111_statements.ts';
import { checkpoints } from './0120_checkpoints.ts';
import { backup } from './0130_backup.ts';
import { retention } from './0140_retention.ts';
import { logBrowsing } from './0150_log_browsing.ts';
import { officersLeave } from './0151_officers_leave.ts';
import { search } from './0170_search.ts';
import { reviews } from './0190_reviews.ts';
import { figures } from './0200_figures.ts';
import { outbox } from './0210_outbox.ts';
import { figuresOnce } from './0220_figures_once.ts';
import { conductAndMonths } from './0230_conduct_and_months.ts';
import { powerLow } from './0250_power_low.ts';
import { devices } from './0270_devices.ts';
import { deviceActs } from './0280_device_acts.ts';
import { hostTerm } from './0290_host_term.ts';
import { places } from './0300_places.ts';
import { carried } from './0310_carried.ts';

/** All migrations, strictly increasing. */
export const migrations: readonly Migration[] = [
  initial,
  parties,
  catalogue,
  talk,
  receiptTaken,
  custodyLedger,
  papers,
  decisionStates,
  after,
  outage,
  custodyList,
  statements,
  checkpoints,
  backup,
  retention,
  logBrowsing,
  officersLeave,
  search,
  reviews,
  figures,
  outbox,
  figuresOnce,
  conductAndMonths,
  powerLow,
  devices,
  deviceActs,
  hostTerm,
  places,
  carried,
];
