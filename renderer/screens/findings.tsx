import { IconAlertOctagon, IconEye, IconHistory, IconInfoCircle } from '@tabler/icons-react';
import type { ScreeningView, SeenBefore } from '../../shared/contract/screening.ts';
import type { CrossCheckFinding, FindingSeverity } from '../../shared/domain/cross_check.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

const icons = { block: IconAlertOctagon, look: IconEye, info: IconInfoCircle } as const;
const order: readonly FindingSeverity[] = ['block', 'look', 'info'];

/** What both papers say together, each in one sentence; the heaviest first. */
export function Findings({ findings }: { readonly findings: ScreeningView['findings'] }) {
  const t = useText();
  // A missing boarding pass is said where it belongs, on its own card.
  const shown = findings.filter(({ code }) => code !== 'noBoardingPass' && code !== 'noDocument');
  if (shown.length === 0) return null;
  return (
    <ul className="findings" aria-label={t.journey.scan.crossCheck}>
      {order.flatMap((severity) =>
        shown
          .filter((finding) => finding.severity === severity)
          .map((finding) => <Finding key={finding.code} finding={finding} />),
      )}
    </ul>
  );
}

function Finding({ finding }: { readonly finding: CrossCheckFinding }) {
  const t = useText();
  const Icon = icons[finding.severity];
  return (
    <li className="finding" data-severity={finding.severity}>
      <Icon size={20} stroke={2} aria-hidden="true" />
      <span>{findingSentence(t.journey.findings, finding.code, finding.data)}</span>
    </li>
  );
}

type DataOf = { [F in CrossCheckFinding as F['code']]: F['data'] };

/** The sentence of a finding with what it found filled in. */
export function findingSentence<C extends keyof DataOf>(
  table: { [K in keyof DataOf]: (data: DataOf[K]) => string },
  code: C,
  data: DataOf[C],
): string {
  return table[code](data);
}

const mostShown = 3;

/** Earlier encounters: when, for what, which papers were asked for. Never what came out. */
export function SeenBeforeList({ entries }: { readonly entries: readonly SeenBefore[] }) {
  const t = useText();
  if (entries.length === 0) return null;
  const newestFirst = entries.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <section className="seen" aria-label={t.journey.scan.seenBefore}>
      <h2 className="seen-title">
        <IconHistory size={20} stroke={2} aria-hidden="true" />
        {t.journey.scan.seenBefore}
        <span className="small soft">{t.journey.scan.seenBeforeNote}</span>
      </h2>
      <ul className="stack-tight">
        {newestFirst.slice(0, mostShown).map((entry) => (
          <Encounter key={entry.at} entry={entry} />
        ))}
      </ul>
      {newestFirst.length > mostShown && (
        <p className="small soft">{t.journey.scan.seenMore({ count: newestFirst.length - mostShown })}</p>
      )}
    </section>
  );
}

function Encounter({ entry }: { readonly entry: SeenBefore }) {
  const t = useText();
  const format = useFormat();
  const label = useLabel();
  const { index } = useCatalogue();
  const papers = entry.askedFor.map((code) => label(labelIn(index?.documents, code)));
  const purpose = entry.purpose === null ? null : label(labelIn(index?.purposes, entry.purpose));
  return (
    <li>
      <p>{[format.day(entry.day), entry.flight, purpose].filter((part) => part !== null).join(' · ')}</p>
      {entry.postponed && <p className="seen-list">{t.journey.scan.postponedBefore}</p>}
      {!entry.postponed && papers.length > 0 && (
        <p className="small soft">{t.journey.scan.askedFor({ papers: format.list(papers) })}</p>
      )}
      {entry.postponed && (
        <>
          <ul className="seen-papers">
            {papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
          <p className="small">{t.journey.scan.postponedAllThere}</p>
        </>
      )}
    </li>
  );
}
