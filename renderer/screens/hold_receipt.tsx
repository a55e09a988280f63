import { useState } from 'react';
import type { DecisionView } from '../../shared/contract/decision.ts';
import type { PaperView } from '../../shared/contract/paper.ts';
import type { Day } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Mono } from '../components/mono.tsx';
import { useCommand } from '../state/calls.ts';
import { PaperTaken } from '../../shared/domain/words.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import type { HoldDraft } from '../state/hold_draft.ts';
import { useText } from '../state/ui.ts';
import { PaperButton } from './paper_button.tsx';

interface HoldReceiptProps {
  readonly decision: DecisionView;
  readonly draft: HoldDraft;
  readonly due: Day;
  readonly long: boolean;
  /** The valid receipt, once it was made. */
  readonly receipt: PaperView | null;
  readonly change: (more: Partial<HoldDraft>) => void;
}

/** The receipt: the station's number and printer, or the carbon book when the printer is dead; then hand over and sign. */
export function HoldReceipt(props: HoldReceiptProps) {
  const { draft, receipt, change } = props;
  const t = useText();
  const book = draft.source === 'book';
  const printed = receipt !== null && receipt.copies > 0;
  return (
    <section className="stack">
      <h2>{t.custody.receipt.title}</h2>
      <Choices label={t.custody.receipt.number} width={280}>
        <Choice
          label={t.custody.receipt.fromStation}
          detail={t.custody.receipt.fromStationNote}
          selected={!book}
          onChoose={() => change({ source: 'station' })}
        />
        <Choice
          label={t.custody.receipt.fromBook}
          detail={t.custody.receipt.fromBookNote}
          selected={book}
          onChoose={() => change({ source: 'book' })}
        />
      </Choices>
      {book && (
        <Field
          label={t.custody.receipt.bookNumber}
          value={draft.bookNumber}
          onChange={(bookNumber) => change({ bookNumber })}
          maxLength={40}
          mono
        />
      )}
      {!book && <StationReceipt {...props} printed={printed} />}
      {(book ? draft.bookNumber.trim() !== '' : printed) && <Handed draft={draft} change={change} />}
    </section>
  );
}

/** The station's own receipt: made with what stands above, opened to be printed, made void to change what it says. */
function StationReceipt({
  decision,
  draft,
  due,
  long,
  receipt,
  printed,
}: HoldReceiptProps & { readonly printed: boolean }) {
  const t = useText();
  const cancel = useCommand('paper.void');
  const [asking, setAsking] = useState(false);
  const ready = draft.seal.trim() !== '' && draft.place.trim() !== '' && draft.condition.trim() !== '';
  const filled = {
    seal: draft.seal,
    place: draft.place,
    condition: draft.condition,
    due,
    dueReason: long ? draft.dueReason : '',
  };
  if (receipt === null && !ready) return null;
  return (
    <div className="row receipt-number">
      {receipt !== null && <Mono>{receipt.number}</Mono>}
      <PaperButton
        kind="passportReceipt"
        subjectId={decision.id}
        filled={filled}
        primary={!printed}
        label={receipt === null ? t.paper.receipt.make : t.paper.receipt.open}
      />
      {receipt !== null && !asking && (
        <Button kind="quiet" size="small" onClick={() => setAsking(true)}>
          {t.paper.receipt.change}
        </Button>
      )}
      {receipt !== null && asking && (
        <div className="stack-tight">
          <p className="small soft">{t.paper.receipt.changeNote}</p>
          <div className="row">
            <Button
              size="small"
              busy={cancel.busy}
              onClick={() => {
                setAsking(false);
                // The reason stands in an Indonesian record whatever language the screen has.
                void cancel.run({ paperId: receipt.id, reason: indonesian.paper.changedBeforeTaking });
              }}
            >
              {t.paper.voidGo}
            </Button>
            <Button kind="quiet" size="small" onClick={() => setAsking(false)}>
              {t.paper.voidKeep}
            </Button>
          </div>
        </div>
      )}
      <FailureNotice failure={cancel.failure} />
    </div>
  );
}

function Handed({ draft, change }: Pick<HoldReceiptProps, 'draft' | 'change'>) {
  const t = useText();
  const ways: Readonly<Record<PaperTaken, string>> = {
    signed: t.custody.receipt.signed,
    thumb: t.custody.receipt.thumb,
    refused: t.custody.receipt.refused,
  };
  return (
    <div className="stack-tight">
      <Choice
        size="decision"
        label={t.custody.receipt.handed}
        selected={draft.handed}
        onChoose={() => change({ handed: !draft.handed })}
      />
      <h3>{t.custody.receipt.signature}</h3>
      <Choices label={t.custody.receipt.signature} width={200}>
        {PaperTaken.options.map((way) => (
          <Choice
            key={way}
            label={ways[way]}
            selected={draft.signature === way}
            disabled={!draft.handed}
            onChoose={() => change({ signature: way })}
          />
        ))}
      </Choices>
      {draft.signature !== null && draft.signature !== 'signed' && (
        <Field
          label={t.custody.receipt.witness}
          value={draft.witness}
          onChange={(witness) => change({ witness })}
          maxLength={80}
        />
      )}
    </div>
  );
}
