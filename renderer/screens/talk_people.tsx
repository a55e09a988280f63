import { useState } from 'react';
import type { PersonRole, PersonView } from '../../shared/domain/person.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import type { Work } from '../state/answers.ts';
import { useCommand } from '../state/calls.ts';
import { atRevision } from '../state/screening.ts';
import { useText } from '../state/ui.ts';
import { PersonForm } from './person_form.tsx';

/** Everybody recorded. Whom somebody named in private shows only after a touch: others may see this screen. */
export function PeoplePart({ work }: { readonly work: Work }) {
  const t = useText();
  const drop = useCommand('screening.dropPerson');
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const { people } = work.view;
  const closed = people.filter(({ saidInPrivate }) => saidInPrivate);
  const shown = all ? people : people.filter(({ saidInPrivate }) => !saidInPrivate);
  return (
    <section className="stack-tight" aria-busy={drop.busy}>
      <h3>{t.talk.people}</h3>
      <FailureNotice failure={drop.failure} />
      {people.length === 0 && <p className="small soft">{t.talk.peopleNone}</p>}
      <ul className="people">
        {shown.map((person) => (
          <li key={person.id} className="person">
            <PersonWords person={person} />
            <Button
              size="small"
              onClick={() => void atRevision(work.view, (page) => drop.run({ ...page, personId: person.id }))}
            >
              {t.talk.takeBack}
            </Button>
          </li>
        ))}
      </ul>
      {closed.length > 0 && !all && (
        <div className="row record-closed">
          <span className="grow">{t.talk.closedPeople({ count: closed.length })}</span>
          <Button size="small" onClick={() => setAll(true)}>
            {t.talk.showClosed}
          </Button>
        </div>
      )}
      {adding ? (
        <PersonForm work={work} onDone={() => setAdding(false)} />
      ) : (
        <div className="row">
          <Button onClick={() => setAdding(true)}>{t.talk.addPerson}</Button>
        </div>
      )}
    </section>
  );
}

/** Somebody in two lines. */
export function PersonWords({ person }: { readonly person: PersonView }) {
  const t = useText();
  const { role, relation, name, handle, agency, note } = person;
  const known = [name, handle, agency].filter((line) => line !== null);
  return (
    <div className="person-words">
      <p>
        <b>{t.talk.roles[role]}</b>: {known.length === 0 && t.talk.erased}
        {known.map((line, at) => (
          <span key={at} className="person-known">
            {line}
            {at < known.length - 1 && ' ·'}
          </span>
        ))}
      </p>
      <p className="small soft">
        {[...(relation === null ? [] : [t.talk.relations[relation]]), t.talk.by({ officer: person.by })].join(' · ')}
      </p>
      {note !== null && <q className="small soft">{note}</q>}
    </div>
  );
}

interface WhoProps {
  readonly work: Work;
  readonly role: PersonRole;
  readonly saidInPrivate: boolean;
}

/** Beside a fact about recruiting, paying or going along: who is it? */
export function RecordWho({ work, role, saidInPrivate }: WhoProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const count = work.view.people.filter((person) => person.role === role).length;
  return (
    <>
      <button type="button" className="note-open" onClick={() => setOpen(true)}>
        {t.talk.who}
        {count > 0 && ` (${t.talk.roles[role]}: ${String(count)})`}
      </button>
      {open && (
        <Sheet title={t.talk.addTitle} onClose={close}>
          <PersonForm work={work} role={role} saidInPrivate={saidInPrivate} onDone={close} />
        </Sheet>
      )}
    </>
  );
}
