import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { PrivateTalk } from '../../shared/domain/talk.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';
import { useTalk } from './talk_sheet.tsx';

/** Private questions only where nobody listens, and how that was made sure stands on the record; a child gets none. */
export function PrivateGate({ work, onAlone }: { readonly work: Work; readonly onAlone: () => void }) {
  const t = useText();
  return (
    <div className="private-gate">
      <h2 className="question private-title">
        <IconLock size={32} stroke={1.5} aria-hidden="true" />
        {t.journey.questions.privateClosed}
      </h2>
      <p>{t.journey.questions.privateWhy}</p>
      {(work.list?.minor ?? work.view.minor) ? (
        <p>{t.journey.questions.privateMinor}</p>
      ) : (
        <Ways work={work} onAlone={onAlone} />
      )}
    </div>
  );
}

/** Three ways, one touch each; paper needs its number, and its answers are entered afterwards. */
function Ways({ work, onAlone }: { readonly work: Work; readonly onAlone: () => void }) {
  const t = useText();
  const talk = useTalk(work);
  const [onPaper, setOnPaper] = useState(false);
  const [offered, setOffered] = useState(work.view.talk.private.officerOffered);
  const open = async (value: PrivateTalk, line: string | null) => {
    const answer = await talk.store({ part: 'private', value, line, officerOffered: offered });
    if (answer.ok) onAlone();
  };
  return (
    <div className="stack private-ways" aria-busy={talk.busy}>
      <div className="rest-basis" role="group" aria-label={t.talk.officerOffered}>
        <span>{t.talk.officerOffered}</span>
        {([true, false] as const).map((yes) => (
          <button
            key={String(yes)}
            type="button"
            className="chip"
            aria-pressed={offered === yes}
            onClick={() => setOffered(offered === yes ? null : yes)}
          >
            {yes ? t.talk.yes : t.talk.no}
          </button>
        ))}
      </div>
      <Choices label={t.talk.privateHow} width={220}>
        <Choice
          size="decision"
          hotkey="y"
          label={t.talk.privates.hereAlone}
          onChoose={() => void open('hereAlone', null)}
        />
        <Choice
          size="decision"
          hotkey="d"
          label={t.talk.privates.secondDevice}
          onChoose={() => void open('secondDevice', null)}
        />
        <Choice
          size="decision"
          hotkey="k"
          label={t.talk.privates.paper}
          selected={onPaper}
          onChoose={() => setOnPaper(!onPaper)}
        />
      </Choices>
      {onPaper && <PaperNumber first={work.view.talk.private.line ?? ''} onGo={(line) => void open('paper', line)} />}
      <FailureNotice failure={talk.failure} />
    </div>
  );
}

function PaperNumber({ first, onGo }: { readonly first: string; readonly onGo: (line: string) => void }) {
  const t = useText();
  const [number, setNumber] = useState(first);
  const ready = number.trim() !== '';
  return (
    <form
      className="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onGo(number.trim());
      }}
    >
      <Field
        label={t.talk.paperNumber}
        hint={t.talk.paperHelp}
        value={number}
        onChange={(text) => setNumber(text.toUpperCase())}
        maxLength={40}
        mono
        autoFocus
      />
      <Button kind="primary" submit disabled={!ready}>
        {t.talk.paperGo}
      </Button>
    </form>
  );
}
