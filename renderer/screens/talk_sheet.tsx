import { useState } from 'react';
import { Interpreter, PrivateTalk, TalkLanguage, type TalkPart } from '../../shared/domain/talk.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import type { Work } from '../state/answers.ts';
import { useCommand } from '../state/calls.ts';
import { atRevision } from '../state/screening.ts';
import { useText } from '../state/ui.ts';
import { PeoplePart } from './talk_people.tsx';
import { ProvincePart } from './talk_province.tsx';

/** Stores one touch on the talk. */
export function useTalk(work: Work) {
  const set = useCommand('screening.setTalk');
  const store = (talk: TalkPart) => atRevision(work.view, (page) => set.run({ ...page, talk }));
  return { store, busy: set.busy, failure: set.failure };
}

/** How the talk is held and who is around the journey; every touch is stored, a touch on what is chosen takes it back. */
export function TalkSheet({ work, onClose }: { readonly work: Work; readonly onClose: () => void }) {
  const t = useText();
  const talk = useTalk(work);
  const store = (part: TalkPart) => void talk.store(part);
  return (
    <Sheet title={t.talk.title} size="wide" onClose={onClose}>
      <div className="stack" aria-busy={talk.busy}>
        <p className="soft">{t.talk.lead}</p>
        <FailureNotice failure={talk.failure} />
        <LanguagePart work={work} onStore={store} />
        <InterpreterPart work={work} onStore={store} />
        {!(work.list?.minor ?? work.view.minor) && <PrivatePart work={work} onStore={store} />}
        <PeoplePart work={work} />
        <ProvincePart work={work} />
        <div className="row row-spread">
          <p className="small soft">{t.talk.stored}</p>
          <Button onClick={onClose}>{t.talk.done}</Button>
        </div>
      </div>
    </Sheet>
  );
}

interface PartProps {
  readonly work: Work;
  readonly onStore: (part: TalkPart) => void;
}

function LanguagePart({ work, onStore }: PartProps) {
  const t = useText();
  const now = work.view.talk.language;
  const [naming, setNaming] = useState(false);
  const choose = (value: TalkLanguage) => {
    setNaming(value === 'other' && now.value !== 'other');
    const next = value === now.value ? 'notRecorded' : value;
    if (next !== 'other') onStore({ part: 'language', value: next, line: null });
  };
  return (
    <section className="stack-tight">
      <h3>{t.talk.language}</h3>
      {now.value === 'notRecorded' && <p className="small soft">{t.talk.languageAssumed}</p>}
      <Choices label={t.talk.language} width={130}>
        {TalkLanguage.options
          .filter((value) => value !== 'notRecorded')
          .map((value) => (
            <Choice
              key={value}
              label={value === 'other' ? (now.line ?? t.talk.languages.other) : t.talk.languages[value]}
              selected={now.value === value || (naming && value === 'other')}
              onChoose={() => choose(value)}
            />
          ))}
      </Choices>
      {naming && (
        <LineForm
          label={t.talk.languageOther}
          onSave={(line) => {
            setNaming(false);
            onStore({ part: 'language', value: 'other', line });
          }}
        />
      )}
    </section>
  );
}

function InterpreterPart({ work, onStore }: PartProps) {
  const t = useText();
  const now = work.view.talk.interpreter;
  return (
    <section className="stack-tight">
      <h3>{t.talk.interpreter}</h3>
      <Choices label={t.talk.interpreter} width={190}>
        {Interpreter.options
          .filter((value) => value !== 'notRecorded')
          .map((value) => (
            <Choice
              key={value}
              label={t.talk.interpreters[value]}
              selected={now.value === value}
              onChoose={() =>
                onStore({ part: 'interpreter', value: value === now.value ? 'notRecorded' : value, line: null })
              }
            />
          ))}
      </Choices>
      {now.value === 'companion' && <Notice tone="attention" what={t.talk.companionWarning} />}
      {now.value === 'professional' && (
        <LineForm
          key={now.line ?? ''}
          label={t.talk.interpreterName}
          first={now.line ?? ''}
          onSave={(line) => onStore({ part: 'interpreter', value: 'professional', line })}
        />
      )}
    </section>
  );
}

/** What was recorded when the private questions were opened; here only that there was no private talk. */
function PrivatePart({ work, onStore }: PartProps) {
  const t = useText();
  const now = work.view.talk.private;
  const none = now.value === PrivateTalk.enum.notHeld;
  return (
    <section className="stack-tight">
      <h3>{t.talk.private}</h3>
      <PrivateWords work={work} />
      {(none || now.value === 'notRecorded') && (
        <div className="private-none">
          <Choice
            label={t.talk.privates.notHeld}
            selected={none}
            onChoose={() =>
              onStore({
                part: 'private',
                value: none ? 'notRecorded' : 'notHeld',
                line: null,
                officerOffered: now.officerOffered,
              })
            }
          />
        </div>
      )}
    </section>
  );
}

/** How the private talk was held, in one line. */
export function PrivateWords({ work }: { readonly work: Work }) {
  const t = useText();
  const { value, line, officerOffered, backEntry } = work.view.talk.private;
  const words = [
    line === null ? t.talk.privates[value] : `${t.talk.privates[value]} ${line}`,
    ...(officerOffered === null ? [] : [officerOffered ? t.talk.officerOfferedShort : t.talk.officerNotOffered]),
    ...(backEntry.length === 0 ? [] : [t.talk.backEntry({ count: backEntry.length })]),
  ];
  return <p className="small soft">{words.join(' · ')}</p>;
}

interface LineFormProps {
  readonly label: string;
  readonly first?: string;
  readonly onSave: (line: string) => void;
}

function LineForm({ label, first = '', onSave }: LineFormProps) {
  const t = useText();
  const [line, setLine] = useState(first);
  const ready = line.trim() !== '' && line.trim() !== first;
  return (
    <form
      className="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(line.trim());
      }}
    >
      <Field label={label} value={line} onChange={setLine} maxLength={80} autoFocus />
      <Button submit disabled={!ready}>
        {t.talk.save}
      </Button>
    </form>
  );
}
