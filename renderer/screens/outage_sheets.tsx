/** The three small acts of the stock: number and print, note as spoiled, check the stack. */
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { readStack, type FormKind } from '../../shared/domain/outage.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { usePrintForms } from '../state/outage_print.ts';
import { useText } from '../state/ui.ts';
import { formOf } from './outage_number.ts';

type Forms = OutputOf<'outage.forms'>['forms'];

const counts = [5, 10, 20] as const;

interface PrintSheetProps {
  readonly kinds: readonly FormKind[];
  readonly onClose: () => void;
}

export function PrintSheet({ kinds, onClose }: PrintSheetProps) {
  const t = useText();
  const print = useCommand('outage.print');
  const forms = usePrintForms();
  const [kind, setKind] = useState<FormKind | null>(kinds.length === 1 ? (kinds[0] ?? null) : null);
  const [count, setCount] = useState<number>(10);
  const go = async () => {
    if (kind === null) return;
    const answer = await print.run({ kind, count });
    if (answer.ok && (await forms.go(answer.value.printId))) onClose();
  };
  return (
    <Sheet title={t.outage.print} onClose={onClose}>
      <div className="stack">
        <div className="stack-tight">
          <h3>{t.outage.printKind}</h3>
          <Choices label={t.outage.printKind} width={170}>
            {kinds.map((one) => (
              <Choice key={one} label={t.outage.kinds[one]} selected={kind === one} onChoose={() => setKind(one)} />
            ))}
          </Choices>
        </div>
        <div className="stack-tight">
          <h3>{t.outage.printCount}</h3>
          <Choices label={t.outage.printCount} width={90}>
            {counts.map((one) => (
              <Choice key={one} label={String(one)} selected={count === one} onChoose={() => setCount(one)} />
            ))}
          </Choices>
        </div>
        <p className="soft">{t.outage.printNote}</p>
        <FailureNotice failure={print.failure ?? forms.failure} />
        {forms.drawn !== null && <p role="status">{t.outage.drawing({ done: forms.drawn, count })}</p>}
        <Button
          kind="primary"
          size="decision"
          disabled={kind === null}
          busy={print.busy || forms.busy}
          hotkey="Enter"
          onClick={() => void go()}
        >
          {t.outage.printGo({ count })}
        </Button>
      </div>
    </Sheet>
  );
}

interface StackProps {
  readonly forms: Forms;
  readonly onClose: () => void;
}

export function SpoilSheet({ forms, onClose }: StackProps) {
  const t = useText();
  const spoil = useCommand('outage.spoil');
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const form = formOf(forms, number);
  const go = async () => {
    if (form === null) return;
    const answer = await spoil.run({ form: form.number, reason });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={t.outage.spoil} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <Field
          label={t.outage.spoilNumber}
          hint={form?.number ?? t.outage.numberHint}
          value={number}
          onChange={setNumber}
          fault={number !== '' && form === null ? t.outage.numberUnknown : null}
          maxLength={40}
          mono
          autoFocus
        />
        <Choices label={t.outage.spoilReason} width={150}>
          {(['jammed', 'miswritten', 'wet'] as const).map((why) => (
            <Choice
              key={why}
              label={t.outage.spoilReasons[why]}
              selected={reason === t.outage.spoilReasons[why]}
              onChoose={() => setReason(t.outage.spoilReasons[why])}
            />
          ))}
        </Choices>
        <Field label={t.outage.spoilReason} value={reason} onChange={setReason} maxLength={200} />
        <FailureNotice failure={spoil.failure} />
        <Button
          kind="primary"
          size="decision"
          submit
          disabled={form === null || reason.trim().length < 3}
          busy={spoil.busy}
        >
          {t.outage.spoilGo}
        </Button>
      </form>
    </Sheet>
  );
}

export function CountSheet({ forms, onClose }: StackProps) {
  const t = useText();
  const reconcile = useCommand('outage.reconcile');
  const [text, setText] = useState('');
  const stack = readStack(text);
  const blank = forms.filter(({ state }) => state === 'blank');
  const year = Math.max(...forms.map((form) => form.year));
  // Numbers are counted within the newest year's series; an older blank form is named by its whole number on the list.
  const inHand = (sequences: readonly number[]) =>
    sequences.flatMap((sequence) => {
      const form = forms.find((one) => one.sequence === sequence && one.year === year);
      return form === undefined ? [] : [form.number];
    });
  const unknown = stack?.find((sequence) => forms.every((one) => one.sequence !== sequence || one.year !== year));
  const check = async (numbers: readonly string[]) => {
    const answer = await reconcile.run({ blank: [...numbers] });
    if (answer.ok) onClose();
  };
  const fault =
    stack === null
      ? t.outage.countUnreadable
      : unknown === undefined
        ? null
        : `${String(unknown)}: ${t.outage.numberUnknown}`;
  return (
    <Sheet title={t.outage.count} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (stack !== null && fault === null) void check(inHand(stack));
        }}
      >
        <p>{t.outage.countLead}</p>
        <Field
          label={t.outage.countNumbers}
          value={text}
          onChange={setText}
          fault={text === '' ? null : fault}
          maxLength={400}
          mono
          autoFocus
        />
        <FailureNotice failure={reconcile.failure} />
        <div className="row row-spread">
          <Button busy={reconcile.busy} onClick={() => void check(blank.map(({ number }) => number))}>
            {t.outage.countAll}
          </Button>
          <Button kind="primary" size="decision" submit busy={reconcile.busy} disabled={text === '' || fault !== null}>
            {t.outage.countGo}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
