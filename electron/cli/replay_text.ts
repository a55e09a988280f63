/** A replay as a person reads it in a terminal; the table is the one of docs/assessment.md. */
import type { Proportion } from '../../shared/domain/proportion.ts';
import {
  replayFigures,
  type Outcome,
  type ReplayFigures,
  type ReplayGroup,
  type ReplayReport,
} from '../../shared/domain/replay.ts';
import type { Recommendation } from '../../shared/domain/words.ts';

const titles: Readonly<Record<ReplayGroup, string>> = {
  positive: 'positive, neither hard nor thin',
  positiveHardOrThin: 'positive, hard or thin',
  genuine: 'genuine',
  contrary: 'contrary, disputed left out',
  contraryDisputed: 'contrary, disputed',
};

const columns = ['offerHelp', 'refer', 'ask', 'clear'] as const;

type Row = Pick<ReplayReport['table'][number], 'cases' | 'before' | 'after'>;

const change = (before: number, after: number): string => (before === after ? `${after}` : `${before} → ${after}`);

function table(first: string, rows: readonly (Row & { readonly title: string })[]): string {
  const line = ({ title, cases, before, after }: Row & { readonly title: string }) =>
    `| ${title} | ${cases} | ${columns.map((column) => change(before[column], after[column])).join(' | ')} |`;
  return [
    `| ${first} | number | offer help | refer | ask | clear |`,
    '|---|---|---|---|---|---|',
    ...rows.map(line),
  ].join('\n');
}

/** The table by group; a figure that changes reads `before → after`. */
export const groupTable = (report: ReplayReport): string =>
  table(
    'cases',
    report.table.map((row) => ({ ...row, title: titles[row.group] })),
  );

const purposeTable = (report: ReplayReport): string =>
  table(
    'purpose',
    report.byPurpose.map((row) => ({ ...row, title: row.purpose })),
  );

/** A share as people write it: `23 of 23 (95 % interval by Wilson: 86–100 %)`. */
const shareText = ({ hits, n, low, high }: Proportion): string =>
  `${hits} of ${n} (95 % interval by Wilson: ${Math.round(low * 100)}–${Math.round(high * 100)} %)`;

const figureTitles: Readonly<Record<keyof ReplayFigures, string>> = {
  sensitivity: 'positives neither hard nor thin, referred or offered help',
  sensitivityAll: 'all positives, referred or offered help',
  falseAlarms: 'genuine and contrary without the disputed, referred or offered help',
  cleared: 'genuine and contrary without the disputed, cleared',
};

function figures(report: ReplayReport): string {
  const before = replayFigures(report.table, 'before');
  const after = replayFigures(report.table, 'after');
  const line = (which: keyof ReplayFigures) => {
    const was = shareText(before[which]);
    const is = shareText(after[which]);
    return `${figureTitles[which]}: ${was === is ? is : `${was} → ${is}`}`;
  };
  return [line('sensitivity'), line('sensitivityAll'), line('falseAlarms'), line('cleared')].join('\n');
}

const parts = ['recommendation', 'paper', 'band', 'points', 'tppo', 'path'] as const;

function caseLine({ id, purpose, before, after }: ReplayReport['changes'][number]): string {
  const said = (part: keyof Outcome, value: Outcome[keyof Outcome]) => `${part} ${value ?? 'none'}`;
  const changed = parts
    .filter((part) => before[part] !== after[part])
    .map((part) => `${said(part, before[part])} → ${after[part] ?? 'none'}`);
  return `${id} (${purpose}): ${changed.join('; ')}`;
}

const listed = (title: string, lines: readonly string[]): string =>
  [`${title}: ${lines.length === 0 ? 'none' : lines.length}`, ...lines.map((line) => `  ${line}`)].join('\n');

type NotAsExpected = readonly { readonly id: string; readonly recommendation: Recommendation }[];

/** The whole report. `compared`: another catalogue was given, so changes are worth telling. */
export function replayText(report: ReplayReport, notAsExpected: NotAsExpected, compared: boolean): string {
  const name = ({ version, sha256 }: ReplayReport['before']) => `${version} (SHA-256 ${sha256})`;
  const known = report.table.length > 0;
  const surprises = notAsExpected.map(({ id, recommendation }) => `${id}: ${recommendation}`);
  return [
    compared ? `before ${name(report.before)}\nafter  ${name(report.after)}` : `catalogue ${name(report.after)}`,
    compared ? listed(`changed, of ${report.cases}`, report.changes.map(caseLine)) : `cases: ${report.cases}`,
    ...(report.unreadable.length === 0
      ? []
      : [
          listed(
            'not readable',
            report.unreadable.map(({ id, expected }) => `${id}: ${expected}`),
          ),
        ]),
    ...(known ? [groupTable(report), figures(report)] : []),
    ...(compared || !known ? [purposeTable(report)] : []),
    ...(known ? [listed('not as expected', surprises)] : []),
  ].join('\n\n');
}
