import { useState } from 'react';
import { Recommendation } from '../../shared/domain/words.ts';
import type { Proportion } from '../../shared/domain/proportion.ts';
import { replayFigures, type Outcome, type ReplayReport } from '../../shared/domain/replay.ts';
import { Button } from '../components/button.tsx';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useLabel, useText } from '../state/ui.ts';

interface ReportProps {
  readonly report: ReplayReport;
}

const figures = ['sensitivity', 'sensitivityAll', 'falseAlarms', 'cleared'] as const;
const percent = (share: number) => Math.round(share * 100);

/** Sensitivity and false alarms before and after, as bars with their intervals, and the groups they come from. */
export function ReplayFiguresTable({ report }: ReportProps) {
  const words = useText().catalogue;
  const { replay } = words;
  const [before, after] = [replayFigures(report.table, 'before'), replayFigures(report.table, 'after')];
  return (
    <>
      <table className="table catalogue-figures">
        <thead>
          <tr>
            <th scope="col">{replay.figure}</th>
            <th scope="col">
              {replay.before} ({report.before.version})
            </th>
            <th scope="col">
              {replay.after} ({report.after.version})
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure}>
              <th scope="row">
                {replay[figure]}
                {(figure === 'sensitivity' || figure === 'falseAlarms') && (
                  <span className="cell-second">{replay[`${figure}Note`]}</span>
                )}
              </th>
              <td>
                <Share share={before[figure]} />
              </td>
              <td>
                <Share share={after[figure]} after />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <TallyTable title={replay.group} rows={report.table.map((row) => ({ ...row, name: words.groups[row.group] }))} />
    </>
  );
}

/** A share as a bar, its 95 % interval as a line over it, and both in figures. */
function Share({
  share: { hits, n, low, high },
  after = false,
}: {
  readonly share: Proportion;
  readonly after?: boolean;
}) {
  const { replay } = useText().catalogue;
  const value = n === 0 ? 0 : hits / n;
  return (
    <div className="share">
      <span className="share-bar" data-after={after} aria-hidden="true">
        <span className="share-fill" style={{ '--from': '0%', '--to': `${String(value * 100)}%` }} />
        <span className="share-reach" style={{ '--from': `${String(low * 100)}%`, '--to': `${String(high * 100)}%` }} />
      </span>
      <span className="share-said">{replay.share({ hits, of: n, percent: percent(value) })}</span>
      <span className="cell-second">{replay.interval({ low: percent(low), high: percent(high) })}</span>
    </div>
  );
}

type Tally = ReplayReport['byPurpose'][number]['before'];

interface TallyRow {
  readonly name: string;
  readonly cases: number;
  readonly before: Tally;
  readonly after: Tally;
}

const steps = Recommendation.options;

/** How many cases came out with each recommendation; what moved stands as `before → after`. */
function TallyTable({ title, rows }: { readonly title: string; readonly rows: readonly TallyRow[] }) {
  const t = useText();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="number">
            {t.catalogue.replay.count}
          </th>
          {steps.map((step) => (
            <th key={step} scope="col" className="number">
              {t.result.recommendations[step]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cases, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{cases}</td>
            {steps.map((step) => (
              <td key={step} className="number" data-moved={before[step] !== after[step]}>
                {before[step] === after[step] ? before[step] : `${String(before[step])} → ${String(after[step])}`}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The purposes whose cases come out differently. */
export function ReplayPurposes({ report }: ReportProps) {
  const t = useText();
  const label = useLabel();
  const { replay } = t.catalogue;
  const purposes = useCatalogue(report.before.sha256).index?.purposes;
  const moved = report.byPurpose.filter(({ before, after }) => steps.some((step) => before[step] !== after[step]));
  const still = report.byPurpose.length - moved.length;
  return (
    <section className="stack-tight">
      <h3>{replay.byPurpose}</h3>
      {moved.length === 0 ? (
        <p className="soft">{replay.noPurposeChange}</p>
      ) : (
        <>
          <TallyTable
            title={replay.purpose}
            rows={moved.map((row) => ({ ...row, name: label(labelIn(purposes, row.purpose)) }))}
          />
          {still > 0 && <p className="soft small">{replay.unchangedPurposes({ count: still })}</p>}
        </>
      )}
    </section>
  );
}

const firstShown = 12;

/** The cases that come out differently, one line each: identifier, purpose, outcome before and after. */
export function ReplayCases({ report }: ReportProps) {
  const t = useText();
  const label = useLabel();
  const { replay } = t.catalogue;
  const purposes = useCatalogue(report.before.sha256).index?.purposes;
  const [all, setAll] = useState(false);
  const { changes, unreadable } = report;
  const shown = all ? changes : changes.slice(0, firstShown);
  return (
    <section className="stack-tight">
      <h3>{replay.caseChanges({ count: changes.length })}</h3>
      {changes.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{replay.purpose}</th>
              <th scope="col">{replay.before}</th>
              <th scope="col">{replay.after}</th>
              <th scope="col">{replay.case}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, purpose, before, after }) => (
              <tr key={id}>
                <td>{label(labelIn(purposes, purpose))}</td>
                <td>
                  <OutcomeCell outcome={before} />
                </td>
                <td>
                  <OutcomeCell outcome={after} />
                </td>
                <td className="mono small soft nowrap">{id}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown.length < changes.length && (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {replay.showAll({ count: changes.length })}
          </Button>
        </div>
      )}
      {unreadable.length > 0 && (
        <details>
          <summary className="summary">{replay.unreadable({ count: unreadable.length })}</summary>
          <ul className="plain-list">
            {unreadable.map(({ id, expected }) => (
              <li key={id}>
                <span className="mono small">{id}</span>
                <span className="cell-second mono">{expected}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function OutcomeCell({ outcome: { recommendation, paper, band, points, tppo } }: { readonly outcome: Outcome }) {
  const t = useText();
  return (
    <>
      <span className="field-label">{t.result.recommendations[recommendation]}</span>
      <span className="cell-second">
        {t.result.findings[paper]} · {t.catalogue.withPoints({ band: t.result.bands[band], points })}
        {tppo !== 'none' && ` · ${t.result.tppoOutputs[tppo]}`}
      </span>
    </>
  );
}
