import { useState } from 'react';
import type { PaperView, SeriesView } from '../../shared/contract/paper.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { PaperSheet } from './paper_sheet.tsx';

const latest = { screeningId: null, subjectId: null };

/** Every number that was given out: valid, void, printed again. No name stands here. */
export function PapersScreen() {
  const t = useText().paper;
  const may = useMay();
  const list = useCall('paper.list', latest);
  const [open, setOpen] = useState<PaperView['id'] | null>(null);
  const papers = list.value?.papers ?? [];
  const shown = papers.find(({ id }) => id === open);
  return (
    <Frame>
      <div className="stack-wide" aria-busy={list.waiting}>
        <ScreenHead title={t.listTitle} lead={t.listLead} />
        <FailureNotice failure={list.failure} />
        {list.value !== undefined && papers.length === 0 && (
          <div className="empty">
            <p className="lead">{t.none}</p>
          </div>
        )}
        <SeriesTable series={list.value?.series ?? []} />
        <PaperLines papers={papers} onOpen={may('paper.output') ? setOpen : null} />
      </div>
      {shown !== undefined && <PaperSheet paper={shown} onClose={() => setOpen(null)} />}
    </Frame>
  );
}

function SeriesTable({ series }: { readonly series: readonly SeriesView[] }) {
  const t = useText().paper;
  const format = useFormat();
  if (series.length === 0) return null;
  return (
    <table className="table">
      <thead>
        <tr>
          {[t.series, t.counter, t.year, t.givenOut, t.ofThemVoid].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series.map((one) => (
          <tr key={`${one.series}/${one.counter}/${String(one.year)}`}>
            <th scope="row">
              <Mono>{one.series}</Mono>
            </th>
            <td>{one.counter}</td>
            <td>{one.year}</td>
            <td>{format.number(one.last)}</td>
            <td>{format.number(one.void)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PaperLinesProps {
  readonly papers: readonly PaperView[];
  readonly onOpen: ((id: PaperView['id']) => void) | null;
}

/** Papers as lines: number, what it is, how it stands. */
export function PaperLines({ papers, onOpen }: PaperLinesProps) {
  const t = useText();
  const format = useFormat();
  const stateOf = (paper: PaperView): string => {
    if (paper.erased) return t.retention.erasedPaper;
    if (paper.voided !== null) return t.paper.voidLine({ reason: paper.voided.reason });
    const copies = paper.copies === 0 ? t.paper.noCopy : t.paper.copies({ count: paper.copies });
    return paper.taken === null ? copies : `${copies} · ${t.custody.receipt.taken[paper.taken.how]}`;
  };
  return (
    <ul className="paper-lines-list">
      {papers.map((paper) => (
        <li key={paper.id} data-void={paper.voided !== null}>
          <div className="stack-tight">
            <p>
              <b>{t.paper.kinds[paper.kind]}</b>
            </p>
            <p className="small">
              <Mono>{paper.number}</Mono>
            </p>
            <p className="small soft">
              {format.moment(paper.issuedAt)}, {paper.by} · {stateOf(paper)}
            </p>
          </div>
          {onOpen !== null && (
            <Button size="small" label={t.paper.openOne({ number: paper.number })} onClick={() => onOpen(paper.id)}>
              {t.paper.open}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
