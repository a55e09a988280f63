/** The report on an export of data as sentences of one language. */
import type { ExportReport } from '../export/check.ts';
import type { evidence } from './id/evidence.ts';
import type { exports } from './id/exports.ts';
import type { Format } from './language.ts';
import { faultText, type ReportText } from './log_report.ts';

interface Words {
  readonly evidence: typeof evidence;
  readonly exports: typeof exports;
}

/** All of a report. What is said to be proven is proven only where nothing is wrong: then nothing else is said. */
export function exportReportText(report: ExportReport, words: Words, format: Format): ReportText {
  const { check } = words.exports;
  const { manifest, recorded, key, faults } = report;
  const wrong = faultText(faults, words.evidence.check);
  if (wrong.length > 0 || manifest === null || recorded === null) return { wrong, proven: [], unproven: [] };
  const { order, station, rows, files, writtenAt } = manifest;
  const { receivers } = words.exports;
  return {
    wrong,
    proven: [
      check.from({ station: station.name, at: format.moment(writtenAt) }),
      check.receiver({ agency: words.exports.agencies[order.agency], receiver: receivers[order.receiver] }),
      check.files({ count: Object.keys(files).length }),
      check.rows({ count: rows.screenings ?? 0 }),
      check.recorded({ seq: recorded.seq, at: format.moment(recorded.at) }),
    ],
    unproven: [...(report.ownKey && key !== null ? [words.evidence.check.ownKey({ key })] : []), check.truth],
  };
}
