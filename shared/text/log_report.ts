/** The report of a check as sentences of one language: what does not fit, what is proven, what is not. */
import type { Fault, LogReport } from '../audit/log_check.ts';
import { instantOf } from '../time.ts';
import type { evidence } from './id/evidence.ts';
import type { Format } from './language.ts';

type Words = (typeof evidence)['check'];

/** Sentences under their headings; `wrong` is empty where all is well. */
export interface ReportText {
  readonly wrong: readonly string[];
  readonly proven: readonly string[];
  readonly unproven: readonly string[];
}

const mostFaults = 12;

/** What is wrong, the first places first; many are counted. */
export function faultText(faults: readonly Fault[], words: Words): string[] {
  const said = faults
    .slice(0, mostFaults)
    .map(({ code, seq, size, soundTo, file }) =>
      words.faults[code]({ seq: seq ?? null, size: size ?? null, soundTo: soundTo ?? null, file: file ?? null }),
    );
  return faults.length > mostFaults ? [...said, words.more({ count: faults.length - mostFaults })] : said;
}

/** All of a report. What is said to be proven is proven only where nothing is wrong: then nothing else is said. */
export function reportText(report: LogReport & { readonly ownKey: boolean }, words: Words, format: Format): ReportText {
  const wrong = faultText(report.faults, words);
  if (wrong.length > 0) return { wrong, proven: [], unproven: [] };
  const { size, first, last, signedTo, checkpoints, kept, contents } = report;
  const proven = [
    first === null || last === null
      ? words.empty
      : words.size({ count: size, first: format.moment(first), last: format.moment(last) }),
    ...(signedTo > 0 ? [words.signed({ count: checkpoints, size: signedTo })] : []),
    ...report.cosigned.map(({ name, size: to, time }) =>
      words.cosigned({
        name: name.replace(`${report.origin}/`, ''),
        size: to,
        at: format.moment(instantOf(time * 1000)),
      }),
    ),
    ...(kept > 0 ? [words.kept({ count: kept })] : []),
    ...(contents > 0 ? [words.contents({ count: contents })] : []),
  ];
  const unproven = [
    ...(size > signedTo ? [words.tail({ count: size - signedTo })] : []),
    ...(report.ownKey ? [words.ownKey({ key: report.key })] : []),
    ...(report.cosigned.length === 0 && kept === 0 ? [words.notCosigned] : []),
    words.truth,
  ];
  return { wrong, proven, unproven };
}
