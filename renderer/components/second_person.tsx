import { useState } from 'react';
import type { ApprovalId } from '../../shared/ids.ts';
import type { ApprovableCall, OfficerCard } from '../../shared/contract/session.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { Button } from './button.tsx';
import { Choice, Choices } from './choice.tsx';
import { PinPad } from './pin_pad.tsx';

const empty = {};

interface SecondPersonProps {
  readonly call: ApprovableCall;
  /** Identifier of what is approved; the approval is good for this call on this subject alone. */
  readonly subject: string;
  readonly question: string;
  /** Who may be chosen; never the signed-in officer. */
  readonly accepts: (officer: OfficerCard) => boolean;
  /** Said when nobody may be chosen: who could be, and what to do about it. */
  readonly none?: string;
  readonly onApproved: (approvalId: ApprovalId, officer: OfficerCard) => void;
}

/** Another person chooses their own name and enters their own PIN. The approval holds for one minute and one use. */
export function SecondPerson({ call, subject, question, accepts, none, onApproved }: SecondPersonProps) {
  const t = useText();
  const me = useOfficer();
  const approve = useCommand('session.approve');
  const [chosen, setChosen] = useState<OfficerCard | null>(null);
  const officers = (useCall('officer.list', empty).value ?? []).filter(
    (officer) => officer.active && !officer.enrolling && officer.id !== me?.id && accepts(officer),
  );
  if (chosen !== null) {
    const enter = async (pin: string) => {
      const answer = await approve.run({ officerId: chosen.id, pin, call, subject });
      if (answer.ok) onApproved(answer.value.approvalId, chosen);
    };
    return (
      <PinPad
        label={t.shift.second.pin({ name: chosen.name })}
        go={t.frame.pinConfirm}
        busy={approve.busy}
        failure={approve.failure}
        onEnter={(pin) => void enter(pin)}
      >
        <p className="soft">{t.frame.roles[chosen.role]}</p>
        <div>
          <Button
            onClick={() => {
              approve.dismiss();
              setChosen(null);
            }}
          >
            {t.shift.otherOfficer}
          </Button>
        </div>
      </PinPad>
    );
  }
  if (officers.length === 0) return <p>{none ?? t.shift.second.none}</p>;
  return (
    <div className="second-names">
      <Choices label={question} width={260}>
        {officers.map((officer) => (
          <Choice
            key={officer.id}
            label={officer.name}
            detail={t.frame.roles[officer.role]}
            size="decision"
            onChoose={() => setChosen(officer)}
          />
        ))}
      </Choices>
    </div>
  );
}
