import { useState } from 'react';
import { PersonRelation, PersonRole } from '../../shared/domain/person.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field, Tick } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import type { Work } from '../state/answers.ts';
import { useCommand } from '../state/calls.ts';
import { atRevision } from '../state/screening.ts';
import { useText } from '../state/ui.ts';

interface PersonFormProps {
  readonly work: Work;
  readonly role?: PersonRole;
  readonly saidInPrivate?: boolean;
  readonly onDone: () => void;
}

const blank = { name: '', handle: '', agency: '', note: '' };
const lineOf = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Somebody around the journey, as far as it was said: the role and one thing to know the person by are enough. */
export function PersonForm(props: PersonFormProps) {
  const { work, onDone } = props;
  const t = useText();
  const add = useCommand('screening.addPerson');
  const [role, setRole] = useState<PersonRole | null>(props.role ?? null);
  const [relation, setRelation] = useState<PersonRelation | null>(null);
  const [lines, setLines] = useState(blank);
  const [saidInPrivate, setSaidInPrivate] = useState(props.saidInPrivate ?? false);
  const name = lineOf(lines.name);
  const handle = lineOf(lines.handle);
  const agency = lineOf(lines.agency);
  const known = name !== null || handle !== null || agency !== null;
  const save = async () => {
    if (role === null || !known) return;
    const person = { role, relation, name, handle, agency, note: lineOf(lines.note), saidInPrivate };
    const answer = await atRevision(work.view, (page) => add.run({ ...page, person }));
    if (answer.ok) onDone();
  };
  const field = (line: keyof typeof blank, label: string, maxLength: number) => (
    <Field
      label={label}
      value={lines[line]}
      onChange={(text) => setLines({ ...lines, [line]: text })}
      maxLength={maxLength}
    />
  );
  return (
    <form
      className="stack person-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Choices label={t.talk.personRole} width={130}>
        {PersonRole.options.map((one) => (
          <Choice key={one} label={t.talk.roles[one]} selected={role === one} onChoose={() => setRole(one)} />
        ))}
      </Choices>
      <div className="pair">
        {field('name', t.talk.name, 80)}
        {field('handle', t.talk.handle, 80)}
      </div>
      <div className="pair">
        {field('agency', t.talk.agency, 120)}
        {field('note', t.talk.personNote, 300)}
      </div>
      <div className="rest-basis" role="group" aria-label={t.talk.relation}>
        <span className="small soft">{t.talk.relation}</span>
        {PersonRelation.options.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={relation === one}
            onClick={() => setRelation(relation === one ? null : one)}
          >
            {t.talk.relations[one]}
          </button>
        ))}
      </div>
      <Tick label={t.talk.saidInPrivate} checked={saidInPrivate} onChange={setSaidInPrivate} />
      <div className="person-form-foot">
        <FailureNotice failure={add.failure} />
        {!known && <p className="small soft">{t.talk.oneOfThree}</p>}
        <div className="row row-spread">
          <Button kind="quiet" onClick={onDone}>
            {t.frame.cancel}
          </Button>
          <Button kind="primary" submit disabled={role === null || !known} busy={add.busy}>
            {t.talk.save}
          </Button>
        </div>
      </div>
    </form>
  );
}
