import { useState } from 'react';
import { Role, type AgencyCode } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field, Tick } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import type { CodeGiven } from './admin_officer_sheets.tsx';

/** The agency a role belongs to, where there is only one. */
const fixedAgency: Readonly<Partial<Record<Role, AgencyCode>>> = { bp3mi: 'bp3mi', immigration: 'immigration' };

interface AddOfficerProps {
  readonly onClose: () => void;
  readonly onCode: (given: CodeGiven) => void;
}

/** A new officer; answered with the one-time code. */
export function AddOfficer({ onClose, onCode }: AddOfficerProps) {
  const t = useText();
  const words = t.admin.officers;
  const add = useCommand('officer.add');
  const [name, setName] = useState('');
  const [serviceNumber, setServiceNumber] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const [chosenAgency, setAgency] = useState<AgencyCode | null>(null);
  const [official, setOfficial] = useState(false);
  const agency = role === null ? null : (fixedAgency[role] ?? chosenAgency);
  const ready = name.trim().length >= 2 && role !== null && (agency !== null || role === 'admin' || role === 'auditor');
  const go = async () => {
    if (role === null) return;
    const immigrationOfficial = agency === 'immigration' && official;
    const answer = await add.run({
      name: name.trim(),
      serviceNumber: serviceNumber.trim(),
      agency,
      role,
      immigrationOfficial,
    });
    if (answer.ok) onCode({ name: answer.value.officer.name, code: answer.value.code });
  };
  return (
    <Sheet title={words.addTitle} onClose={onClose} size="normal">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !add.busy) void go();
        }}
      >
        <Field label={words.name} value={name} onChange={setName} maxLength={80} autoFocus />
        <Field
          label={words.serviceNumber}
          hint={t.frame.optional}
          value={serviceNumber}
          onChange={setServiceNumber}
          maxLength={30}
          mono
        />
        <div className="stack-tight">
          <span className="field-label">{words.role}</span>
          <Choices label={words.role} width={180}>
            {Role.options.map((option) => (
              <Choice
                key={option}
                label={t.frame.roles[option]}
                selected={role === option}
                onChoose={() => setRole(option)}
              />
            ))}
          </Choices>
        </div>
        {role !== null && fixedAgency[role] === undefined && (
          <AgencyChoice agency={chosenAgency} mayBeNone={role !== 'supervisor'} onChoose={setAgency} />
        )}
        {agency === 'immigration' && <Tick label={words.official} checked={official} onChange={setOfficial} />}
        <FailureNotice failure={add.failure} />
        <Button kind="primary" submit disabled={!ready} busy={add.busy}>
          {words.addGo}
        </Button>
      </form>
    </Sheet>
  );
}

interface AgencyChoiceProps {
  readonly agency: AgencyCode | null;
  readonly mayBeNone: boolean;
  readonly onChoose: (agency: AgencyCode | null) => void;
}

function AgencyChoice({ agency, mayBeNone, onChoose }: AgencyChoiceProps) {
  const t = useText();
  const words = t.admin.officers;
  const options = mayBeNone ? (['bp3mi', 'immigration', null] as const) : (['bp3mi', 'immigration'] as const);
  return (
    <div className="stack-tight">
      <span className="field-label">{words.agency}</span>
      <Choices label={words.agency} width={150}>
        {options.map((option) => (
          <Choice
            key={option ?? 'none'}
            label={option === null ? words.noAgency : t.frame.agencies[option]}
            selected={agency === option}
            onChoose={() => onChoose(option)}
          />
        ))}
      </Choices>
    </div>
  );
}
