import { CarriedReferral } from '../../shared/domain/carried.ts';
import { SelectionReason } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { QrCode } from '../components/qr_code.tsx';
import { Sheet } from '../components/sheet.tsx';
import { changeCarry, endCarry, hideCarry, showCode, useCarry, type CarryDraft } from '../state/carry.ts';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

/** A referral written on a device that is cut off, and then its code. */
export function CarrySheet() {
  const words = useText().carried;
  const draft = useCarry((carry) => carry.draft);
  const open = useCarry((carry) => carry.open);
  const code = useCarry((carry) => carry.code);
  if (draft === null || !open) return null;
  return (
    <Sheet title={words.title} onClose={hideCarry} size="wide">
      {code === null ? (
        <Form draft={draft} onMade={showCode} />
      ) : (
        <Shown code={code} onChange={() => showCode(null)} onDone={endCarry} />
      )}
    </Sheet>
  );
}

function Form({ draft, onMade }: { readonly draft: CarryDraft; readonly onMade: (code: string) => void }) {
  const t = useText();
  const words = t.carried;
  const make = useCommand('carried.make');
  const wanted = CarriedReferral.safeParse(draft);
  const go = async () => {
    if (!wanted.success) return;
    const answer = await make.run(wanted.data);
    if (answer.ok) onMade(answer.value.code);
  };
  const field = (name: keyof Omit<CarryDraft, 'selection'>, more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field label={words[name]} value={draft[name]} onChange={(text) => changeCarry({ [name]: text })} {...more} />
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!make.busy) void go();
      }}
    >
      <p>{words.lead}</p>
      <div className="columns">
        {field('sender', { maxLength: 80, autoFocus: draft.sender === '' })}
        {field('flight', { maxLength: 10, mono: true, placeholder: 'AK 450' })}
      </div>
      {field('passport', { maxLength: 140, mono: true, rows: 2 })}
      <div className="stack-tight">
        <span className="field-label">{words.selection}</span>
        <Choices label={words.selection} width={180}>
          {SelectionReason.options.map((reason) => (
            <Choice
              key={reason}
              label={t.journey.purpose.selection[reason]}
              selected={draft.selection === reason}
              onChoose={() => changeCarry({ selection: reason })}
            />
          ))}
        </Choices>
      </div>
      <div className="columns">
        {field('purpose', { maxLength: 60 })}
        {field('asked', { maxLength: 160 })}
      </div>
      {field('reason', { maxLength: 240, rows: 2, hint: words.reasonHint })}
      {field('note', { maxLength: 160, hint: words.noteHint })}
      <FailureNotice failure={make.failure} />
      <p className="soft">{wanted.success ? words.unchecked : words.missing}</p>
      <Button kind="primary" size="decision" submit busy={make.busy} disabled={!wanted.success}>
        {words.make}
      </Button>
    </form>
  );
}

interface ShownProps {
  readonly code: string;
  readonly onChange: () => void;
  readonly onDone: () => void;
}

function Shown({ code, onChange, onDone }: ShownProps) {
  const words = useText().carried;
  return (
    <div className="carried-code">
      <QrCode text={code} label={words.code} />
      <div className="stack">
        <h3>{words.show}</h3>
        <p>{words.showLead}</p>
        <p className="soft">{words.unchecked}</p>
        <Button onClick={onChange}>{words.change}</Button>
        <Button kind="primary" size="decision" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}
