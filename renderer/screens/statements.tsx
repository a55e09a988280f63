import { useState } from 'react';
import type { StatementView } from '../../shared/contract/statement.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import type { DecisionWords } from './decision_part.tsx';
import { PaperButton } from './paper_button.tsx';
import { StatementSheet } from './statement_sheet.tsx';

interface StatementsProps {
  readonly screeningId: ScreeningId;
  /** In the record beside the work it is one heading among many. */
  readonly aside?: boolean;
  /** Read only: no other is taken from here. */
  readonly reading?: boolean;
}

/** What the traveller said in own words, and the way to take another statement. */
export function Statements({ screeningId, aside = false, reading = false }: StatementsProps) {
  const words = useText().statement;
  const may = useMay();
  const list = useCall('statement.list', { screeningId }, { when: may('statement.list') });
  const [taking, setTaking] = useState(false);
  // A head of the other agency sees the record, but not what its traveller said.
  if (!may('statement.list') || list.failure?.code === 'screening-unknown') return null;
  const statements = list.value ?? [];
  return (
    <section className="stack-tight" aria-busy={list.waiting}>
      {aside ? <h3 className="eyebrow">{words.title}</h3> : <h2>{words.title}</h2>}
      <FailureNotice failure={list.failure} />
      {list.value?.length === 0 && <p className="small soft">{words.none}</p>}
      <ul className="stack-tight">
        {statements.map((one) => (
          <Statement key={one.id} statement={one} />
        ))}
      </ul>
      {!reading && (
        <div className="row">
          <Button size={aside ? 'small' : 'normal'} onClick={() => setTaking(true)}>
            {statements.length === 0 ? words.take : words.takeAnother}
          </Button>
          {may('paper.issue') && (
            <PaperButton
              kind="travellerStatement"
              subjectId={screeningId}
              label={words.blank}
              size={aside ? 'small' : 'normal'}
            />
          )}
        </div>
      )}
      {taking && (
        <StatementSheet screeningId={screeningId} another={statements.length > 0} onClose={() => setTaking(false)} />
      )}
    </section>
  );
}

/** Language, interpreter, and whether it was read back. */
function useGivenHow(): (statement: StatementView) => string {
  const t = useText();
  return (statement) => {
    if (statement.from === 'decision') {
      const { toldIn } = statement;
      return [t.statement.withDecision, ...(toldIn === null ? [] : [t.decision.languages[toldIn]])].join(' · ');
    }
    const { language, languageName, interpreter, interpreterName, readBack } = statement;
    const who = interpreterName ?? t.talk.interpreters[interpreter];
    return [
      languageName ?? t.talk.languages[language],
      ...(interpreter === 'none' ? [] : [t.statement.through({ who })]),
      readBack ? t.statement.wasReadBack : t.statement.notReadBack,
    ].join(' · ');
  };
}

/** So much of a statement stands open; the rest is one touch away. */
const shortWords = 240;

function Statement({ statement }: { readonly statement: StatementView }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const how = useGivenHow();
  const [whole, setWhole] = useState(false);
  const { content, at, by } = statement;
  const long = content.length > shortWords;
  return (
    <li className="stack-tight">
      <blockquote className="after-words">{long && !whole ? `${content.slice(0, shortWords)}…` : content}</blockquote>
      <p className="small soft">
        {t.statement.savedAt({ at: format.moment(at), by })} · {how(statement)}
      </p>
      <div className="row">
        {long && (
          <Button kind="quiet" size="small" onClick={() => setWhole(!whole)}>
            {whole ? t.statement.less : t.statement.more}
          </Button>
        )}
        {may('paper.issue') && (
          <PaperButton kind="travellerStatement" subjectId={statement.id} label={t.statement.print} size="small" />
        )}
      </div>
    </li>
  );
}

/** A statement taken before goes into the decision with one touch, word for word. */
export function TakenStatements({ screeningId, draft, change }: DecisionWords & StatementsProps) {
  const words = useText().statement;
  const format = useFormat();
  const list = useCall('statement.list', { screeningId });
  const taken = (list.value ?? []).filter(({ from }) => from === 'taken');
  if (taken.length === 0) return null;
  return (
    <div className="row">
      {taken.map(({ id, content, at }) => (
        <Button
          key={id}
          size="small"
          disabled={draft.statementText === content}
          onClick={() => change({ statement: 'given', statementText: content })}
        >
          {words.use({ at: format.moment(at) })}
        </Button>
      ))}
    </div>
  );
}
