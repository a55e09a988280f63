import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { PaperView } from '../../shared/contract/paper.ts';
import type { PaperFormat } from '../../shared/domain/paper.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCopy, usePreview } from '../state/papers.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { PaperTakenMarks } from './paper_taken.tsx';
import { PaperVoid } from './paper_void.tsx';

/** A paper as it will leave the printer, and what can be done with it. */
export function PaperSheet({ paper, onClose }: { readonly paper: PaperView; readonly onClose: () => void }) {
  const t = useText().paper;
  const may = useMay();
  const [format, setFormat] = useState<PaperFormat>('a4');
  const preview = usePreview(paper, format);
  return (
    <Sheet title={t.kinds[paper.kind]} onClose={onClose} size="wide">
      <div className="paper-view">
        <Pages pages={preview.pages} roll={format === 'roll80'} />
        <div className="paper-side stack">
          <PaperState paper={paper} />
          <FailureNotice failure={preview.failure} />
          {paper.voided === null && (
            <>
              {paper.roll && (
                <Choices label={t.format} width={120}>
                  {(['a4', 'roll80'] as const).map((one) => (
                    <Choice
                      key={one}
                      label={t.formats[one]}
                      selected={format === one}
                      onChoose={() => setFormat(one)}
                    />
                  ))}
                </Choices>
              )}
              <Copies paper={paper} format={format} ready={preview.pages !== null} />
              {may('paper.taken') && paper.copies > 0 && <PaperTakenMarks paper={paper} />}
              {may('paper.void') && <PaperVoid paper={paper} />}
            </>
          )}
        </div>
      </div>
    </Sheet>
  );
}

function PaperState({ paper }: { readonly paper: PaperView }) {
  const t = useText().paper;
  const format = useFormat();
  return (
    <div className="stack-tight">
      <p className="lead">
        <Mono>{paper.number}</Mono>
      </p>
      <p className="small soft">{t.issued({ at: format.moment(paper.issuedAt), by: paper.by })}</p>
      <p className="small soft">{paper.copies === 0 ? t.noCopy : t.copies({ count: paper.copies })}</p>
      {paper.voided !== null && (
        <Notice tone="attention" what={t.voidedBy({ at: format.moment(paper.voided.at), by: paper.voided.by })}>
          <p>{paper.voided.reason}</p>
        </Notice>
      )}
    </div>
  );
}

/** Print and save; from the second copy on the button says that it is a duplicate. */
function Copies({
  paper,
  format,
  ready,
}: {
  readonly paper: PaperView;
  readonly format: PaperFormat;
  readonly ready: boolean;
}) {
  const t = useText().paper;
  const copy = useCopy();
  const again = paper.copies > 0;
  return (
    <div className="stack-tight">
      <Button
        kind={again ? 'plain' : 'primary'}
        size="decision"
        busy={copy.busy}
        disabled={!ready}
        icon={<IconPrinter size={24} stroke={1.75} aria-hidden="true" />}
        onClick={() => void copy.go(paper.id, 'print', format)}
      >
        {again ? t.printAgain : t.print}
      </Button>
      <Button
        busy={copy.busy}
        disabled={!ready}
        icon={<IconDownload size={22} stroke={1.75} aria-hidden="true" />}
        onClick={() => void copy.go(paper.id, 'save', format)}
      >
        {again ? t.saveAgain : t.save}
      </Button>
      <FailureNotice failure={copy.failure} />
    </div>
  );
}

/** The pages, one under the other, as pictures. */
function Pages({ pages, roll }: { readonly pages: readonly HTMLCanvasElement[] | null; readonly roll: boolean }) {
  const t = useText().paper;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(...(pages ?? []));
  }, [pages]);
  return (
    <div
      className="paper-pages"
      role="img"
      aria-label={pages === null ? t.drawing : t.pages({ count: pages.length })}
      aria-busy={pages === null}
      data-roll={roll}
      tabIndex={0}
      ref={place}
    />
  );
}
