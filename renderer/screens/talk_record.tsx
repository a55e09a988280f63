import { provinceName } from '../../shared/domain/provinces.ts';
import type { Work } from '../state/answers.ts';
import { labelIn } from '../state/catalogue.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';
import { PersonWords } from './talk_people.tsx';
import { PrivateWords } from './talk_sheet.tsx';

/** The part of the record beside the answers; nothing where nothing was recorded. */
export function TalkRecord({ work }: { readonly work: Work }) {
  const t = useText();
  const { talk, people, province } = work.view;
  const { language, interpreter } = talk;
  const open = people.filter(({ saidInPrivate }) => !saidInPrivate);
  const closed = people.length - open.length;
  const lines = [
    ...(language.value === 'notRecorded'
      ? []
      : [{ what: t.talk.languageShort, value: language.line ?? t.talk.languages[language.value] }]),
    ...(interpreter.value === 'notRecorded'
      ? []
      : [
          {
            what: t.talk.interpreter,
            value: [
              t.talk.interpreters[interpreter.value],
              ...(interpreter.line === null ? [] : [interpreter.line]),
            ].join(': '),
          },
        ]),
    ...(province === null ? [] : [{ what: t.talk.province, value: provinceName(province) }]),
  ];
  const apart = talk.private.value !== 'notRecorded';
  if (lines.length === 0 && people.length === 0 && !apart) return null;
  return (
    <section>
      <h3 className="eyebrow">{t.talk.title}</h3>
      <ul className="record-lines">
        {lines.map(({ what, value }) => (
          <li key={what}>
            <span>{what}</span>
            <b>{value}</b>
          </li>
        ))}
        {apart && (
          <li>
            <span>{t.talk.private}</span>
            <div className="record-note">
              <PrivateWords work={work} />
            </div>
          </li>
        )}
        {open.map((person) => (
          <li key={person.id}>
            <div className="record-note">
              <PersonWords person={person} />
            </div>
          </li>
        ))}
      </ul>
      {closed > 0 && <p className="record-closed">{t.talk.closedPeople({ count: closed })}</p>}
    </section>
  );
}

/** What checking again brought; after the decision it only stands beside it, and says so. */
export function RecheckRecord({ work }: { readonly work: Work }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { rechecks } = work.view;
  if (rechecks.length === 0) return null;
  return (
    <section>
      <h3 className="eyebrow">{t.talk.recheck.later}</h3>
      <ul className="record-lines">
        {rechecks.map(({ code, outcome, stands, note, by, at }) => (
          <li key={`${code} ${at}`}>
            <span>
              {label(labelIn(work.index.documents, code))}
              <span className="small soft record-by">
                {t.decision.recordedBy({ officer: by, clock: format.moment(at) })}
                {stands === 'beside' && ` · ${t.talk.recheck.besideShort}`}
              </span>
            </span>
            <b>{t.talk.recheck.outcomes[outcome]}</b>
            {note !== null && <q className="record-note">{note}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}
