import { useState } from 'react';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { dayOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

interface Change {
  readonly officer: Pick<OfficerCard, 'id' | 'name'>;
  readonly head: boolean;
}

/** Who reads integrity reports: named and ended by two persons. */
export function AdminHeads() {
  const t = useText();
  const format = useFormat();
  const words = t.after.heads;
  const heads = useCall('integrity.heads', empty);
  const [change, setChange] = useState<Change | 'choose' | null>(null);
  const close = () => setChange(null);
  const listed = heads.value ?? [];
  return (
    <section className="stack">
      <h2>{words.title}</h2>
      <p className="soft">{words.lead}</p>
      <FailureNotice failure={heads.failure} />
      {heads.value?.length === 0 && <p>{words.none}</p>}
      <ul>
        {listed.map(({ officerId, name, agency, since }) => (
          <li key={officerId} className="after-item">
            <div className="grow">
              <b>{name}</b>
              <span className="cell-second">
                {t.frame.agencies[agency]} · {words.since({ day: format.day(dayOf(since)) })}
              </span>
            </div>
            <Button size="small" onClick={() => setChange({ officer: { id: officerId, name }, head: false })}>
              {words.end}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={() => setChange('choose')}>{words.add}</Button>
      </div>
      {change === 'choose' && (
        <Choose
          taken={listed.map(({ officerId }) => officerId)}
          onChosen={(officer) => setChange({ officer, head: true })}
          onClose={close}
        />
      )}
      {change !== null && change !== 'choose' && <Approve change={change} onClose={close} />}
    </section>
  );
}

interface ChooseProps {
  readonly taken: readonly string[];
  readonly onChosen: (officer: OfficerCard) => void;
  readonly onClose: () => void;
}

function Choose({ taken, onChosen, onClose }: ChooseProps) {
  const t = useText();
  const words = t.after.heads;
  const officers = (useCall('officer.list', empty).value ?? []).filter(
    ({ active, agency, id }) => active && agency !== null && !taken.includes(id),
  );
  return (
    <Sheet title={words.add} onClose={onClose}>
      <Choices label={words.who} width={240}>
        {officers.map((officer) => (
          <Choice
            key={officer.id}
            label={officer.name}
            detail={`${officer.agency === null ? '' : t.frame.agencies[officer.agency]} · ${t.frame.roles[officer.role]}`}
            onChoose={() => onChosen(officer)}
          />
        ))}
      </Choices>
    </Sheet>
  );
}

function Approve({ change, onClose }: { readonly change: Change; readonly onClose: () => void }) {
  const t = useText();
  const words = t.after.heads;
  const set = useCommand('integrity.setHead');
  const { officer, head } = change;
  const title = head ? words.addTitle({ name: officer.name }) : words.endTitle({ name: officer.name });
  return (
    <Sheet title={title} onClose={onClose}>
      <div className="stack">
        <p>{words.second}</p>
        <SecondPerson
          call="integrity.setHead"
          subject={officer.id}
          question={words.second}
          accepts={({ role, id }) => (role === 'supervisor' || role === 'auditor') && id !== officer.id}
          onApproved={(approvalId) => {
            void set.run({ officerId: officer.id, head, approvalId }).then((answer) => {
              if (answer.ok) onClose();
            });
          }}
        />
        <FailureNotice failure={set.failure} />
      </div>
    </Sheet>
  );
}
