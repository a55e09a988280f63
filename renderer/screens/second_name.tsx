import { useState } from 'react';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { secondNameFits, secondNames, type CustodyMoveKind } from '../../shared/domain/custody.ts';
import type { ApprovalId, CustodyId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { useText } from '../state/ui.ts';

/** An officer who put a PIN to it, or nobody of this station. */
export type SecondOfficerGiven = { readonly officerId: OfficerCard['id']; readonly approvalId: ApprovalId } | null;

interface SecondNameProps {
  readonly kind: CustodyMoveKind;
  readonly custodyId: CustodyId;
  readonly call: 'custody.move' | 'custody.release';
  /** Name of a person from outside. */
  readonly receiver: string;
  readonly onReceiver: (name: string) => void;
  readonly receiverLabel: string;
  /** What still stands in the way besides the second name. */
  readonly missing: string | null;
  readonly missingName: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly onDone: (officer: SecondOfficerGiven) => void;
}

/** The second name of a move and the last touch of it: an officer's PIN, or a name from outside and the button. */
export function SecondName(props: SecondNameProps) {
  const t = useText();
  const { kind } = props;
  const wanted = secondNames[kind];
  const both = wanted !== 'outside' && wanted !== 'official';
  const [inside, setInside] = useState(wanted !== 'outside');
  const officer = wanted === 'official' || (both && inside);
  return (
    <div className="stack">
      {both && (
        <Choices label={t.ledger.second.title} width={240}>
          <Choice
            label={t.ledger.second.officer}
            detail={t.ledger.second.officerNote}
            selected={inside}
            onChoose={() => setInside(true)}
          />
          <Choice
            label={t.ledger.second.outside}
            detail={t.ledger.second.outsideNote}
            selected={!inside}
            onChoose={() => setInside(false)}
          />
        </Choices>
      )}
      {officer ? <Inside {...props} /> : <Outside {...props} />}
    </div>
  );
}

function Inside({ kind, custodyId, call, missing, onDone }: SecondNameProps) {
  const { second } = useText().ledger;
  if (missing !== null) {
    return (
      <p className="soft" role="status">
        {missing}
      </p>
    );
  }
  const question = kind === 'reseal' ? second.witness : second.question;
  return (
    <>
      <h3>{question}</h3>
      <SecondPerson
        call={call}
        subject={custodyId}
        question={question}
        accepts={(officer) => secondNameFits(kind, officer)}
        onApproved={(approvalId, officer) => onDone({ officerId: officer.id, approvalId })}
      />
    </>
  );
}

function Outside(props: SecondNameProps) {
  const { receiver, onReceiver, receiverLabel, missingName, confirm, busy, onDone } = props;
  const missing = props.missing ?? (receiver.trim().length < 2 ? missingName : null);
  return (
    <>
      <Field label={receiverLabel} value={receiver} onChange={onReceiver} maxLength={80} />
      <div className="row row-spread">
        <p className="soft" role="status">
          {missing}
        </p>
        <Button kind="primary" size="decision" disabled={missing !== null} busy={busy} onClick={() => onDone(null)}>
          {confirm}
        </Button>
      </div>
    </>
  );
}
