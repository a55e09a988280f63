import { IconPrinter } from '@tabler/icons-react';
import type { DecisionView } from '../../shared/contract/decision.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Mono } from '../components/mono.tsx';
import { useCommand } from '../state/calls.ts';
import { PaperTaken } from '../../shared/domain/words.ts';
import type { HoldDraft } from '../state/hold_draft.ts';
import { notePrinted } from '../state/printed.ts';
import { useText } from '../state/ui.ts';

interface HoldReceiptProps {
  readonly decision: DecisionView;
  readonly draft: HoldDraft;
  readonly number: string;
  readonly printed: boolean;
  readonly change: (more: Partial<HoldDraft>) => void;
}

/** The receipt: the station's number and printer, or the carbon book when the printer is dead; then hand over and sign. */
export function HoldReceipt({ decision, draft, number, printed, change }: HoldReceiptProps) {
  const t = useText();
  const reserve = useCommand('custody.reserveReceipt');
  const print = () => {
    window.print();
    notePrinted(number);
  };
  return (
    <section className="stack">
      <h2>{t.custody.receipt.title}</h2>
      <Choices label={t.custody.receipt.number} width={280}>
        <Choice
          label={t.custody.receipt.fromStation}
          detail={t.custody.receipt.fromStationNote}
          selected={draft.source === 'station'}
          onChoose={() => change({ source: 'station' })}
        />
        <Choice
          label={t.custody.receipt.fromBook}
          detail={t.custody.receipt.fromBookNote}
          selected={draft.source === 'book'}
          onChoose={() => change({ source: 'book' })}
        />
      </Choices>
      <FailureNotice failure={reserve.failure} />
      {draft.source === 'book' && (
        <Field
          label={t.custody.receipt.bookNumber}
          value={draft.bookNumber}
          onChange={(bookNumber) => change({ bookNumber })}
          maxLength={40}
          mono
        />
      )}
      {draft.source === 'station' && number === '' && (
        <div className="row">
          <Button kind="primary" busy={reserve.busy} onClick={() => void reserve.run({ decisionId: decision.id })}>
            {t.custody.receipt.reserve}
          </Button>
        </div>
      )}
      {draft.source === 'station' && number !== '' && (
        <div className="row receipt-number">
          <Mono>{number}</Mono>
          <Button
            kind={printed ? 'plain' : 'primary'}
            icon={<IconPrinter size={22} stroke={1.75} aria-hidden="true" />}
            onClick={print}
          >
            {printed ? t.custody.receipt.printAgain : t.custody.receipt.print}
          </Button>
        </div>
      )}
      {number !== '' && (printed || draft.source === 'book') && <Handed draft={draft} change={change} />}
    </section>
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
