import { useState } from 'react';
import type { DecisionView } from '../../shared/contract/decision.ts';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { readCode } from '../../shared/domain/card_code.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const empty = {};
const codeLength = 10;

interface NobodyProps {
  readonly decision: DecisionView;
  readonly others: readonly OfficerCard[];
  readonly busy: boolean;
  /** Gives the hold up for a postponement that leaves the passport with its holder. */
  readonly onPostpone: () => void;
  readonly onBack: (() => void) | null;
}

/** Nobody at hand: first the milder decision, then the telephone. */
export function NobodyHere({ decision, others, busy, onPostpone, onBack }: NobodyProps) {
  const { phone } = useText().later;
  const cards = useCall('officer.cards', empty).value ?? [];
  const reachable = others.flatMap((officer) => {
    const left = cards.find(({ officerId }) => officerId === officer.id)?.left ?? 0;
    return left > 0 ? [{ officer, left }] : [];
  });
  const [calling, setCalling] = useState(false);
  if (calling) return <Call decision={decision} reachable={reachable} onBack={() => setCalling(false)} />;
  return (
    <section className="stack">
      <h3>{phone.nobodyTitle}</h3>
      <Choices label={phone.nobodyTitle} width={320}>
        <Choice
          size="decision"
          hotkey="1"
          label={phone.postponeFirst}
          detail={phone.postponeFirstNote}
          disabled={busy}
          onChoose={onPostpone}
        />
        <Choice
          size="decision"
          hotkey="2"
          label={phone.call}
          detail={reachable.length === 0 ? phone.callNone : phone.callNote}
          disabled={reachable.length === 0}
          onChoose={() => setCalling(true)}
        />
      </Choices>
      {onBack !== null && (
        <div>
          <Button kind="quiet" hotkey="Escape" onClick={onBack}>
            {phone.back}
          </Button>
        </div>
      )}
    </section>
  );
}

interface CallProps {
  readonly decision: DecisionView;
  readonly reachable: readonly { readonly officer: OfficerCard; readonly left: number }[];
  readonly onBack: () => void;
}

/** The decision is read out, the official reads back one code of the sealed card. */
function Call({ decision, reachable, onBack }: CallProps) {
  const { phone } = useText().later;
  const [only] = reachable.length === 1 ? reachable : [];
  const [chosen, setChosen] = useState<OfficerCard | null>(only?.officer ?? null);
  const [code, setCode] = useState('');
  const approve = useCommand('session.approveRemote');
  const confirm = useCommand('decision.confirm');
  const failure = approve.failure ?? confirm.failure;
  const ready = chosen !== null && readCode(code).length === codeLength;
  const send = async () => {
    if (chosen === null) return;
    const wanted = { call: 'decision.confirm' as const, subject: decision.id };
    const approval = await approve.run({ officerId: chosen.id, code, ...wanted });
    if (approval.ok) await confirm.run({ decisionId: decision.id, approvalId: approval.value.approvalId });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <h3>{phone.title}</h3>
      {failure === null ? <p>{phone.lead}</p> : <FailureNotice failure={failure} />}
      <Choices label={phone.who} width={280}>
        {reachable.map(({ officer, left }) => (
          <Choice
            key={officer.id}
            label={officer.name}
            detail={phone.left({ count: left })}
            selected={chosen?.id === officer.id}
            onChoose={() => setChosen(officer)}
          />
        ))}
      </Choices>
      <div className="code-told">
        <Field
          label={phone.code}
          hint={phone.codeHint}
          value={code}
          onChange={(next) => setCode(next.toUpperCase())}
          maxLength={20}
          mono
          autoFocus={only !== undefined}
        />
        <Button kind="primary" size="decision" submit disabled={!ready} busy={approve.busy || confirm.busy}>
          {phone.send}
        </Button>
      </div>
      <div>
        <Button kind="quiet" hotkey="Escape" onClick={onBack}>
          {phone.back}
        </Button>
      </div>
    </form>
  );
}
