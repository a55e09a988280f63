import { useState } from 'react';
import { longestStatement, StatementInterpreter, StatementLanguage } from '../../shared/domain/statement.ts';
import type { ScreeningId, StatementId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import {
  blankStatement,
  changeStatement,
  dropStatement,
  statementOf,
  useStatementDrafts,
  type StatementDraft,
} from '../state/statement_draft.ts';
import { useText } from '../state/ui.ts';
import { PaperButton } from './paper_button.tsx';

interface StatementSheetProps {
  readonly screeningId: ScreeningId;
  /** There is a statement already: this one stands beside it. */
  readonly another: boolean;
  readonly onClose: () => void;
}

/** A statement taken in the traveller's own words; once it is stored, one touch prints it. */
export function StatementSheet({ screeningId, another, onClose }: StatementSheetProps) {
  const t = useText();
  const words = t.statement;
  const [taken, setTaken] = useState<StatementId | null>(null);
  if (taken === null) {
    return (
      <Sheet title={words.sheetTitle} onClose={onClose} size="wide">
        <StatementForm screeningId={screeningId} another={another} onTaken={setTaken} />
      </Sheet>
    );
  }
  return (
    <Sheet title={words.sheetTitle} onClose={onClose} size="wide">
      <div className="stack">
        <Notice what={words.saved} />
        <div className="row">
          <PaperButton
            kind="travellerStatement"
            subjectId={taken}
            label={words.print}
            size="decision"
            primary
            printNow
          />
          <Button size="decision" onClick={onClose}>
            {words.done}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

interface StatementFormProps extends Omit<StatementSheetProps, 'onClose'> {
  readonly onTaken: (id: StatementId) => void;
}

function StatementForm({ screeningId, another, onTaken }: StatementFormProps) {
  const words = useText().statement;
  const take = useCommand('statement.take');
  const draft = useStatementDrafts(({ of }) => of[screeningId] ?? blankStatement);
  const change = (more: Partial<StatementDraft>) => changeStatement(screeningId, more);
  const statement = statementOf(draft);
  const save = async () => {
    if (statement === null) return;
    const answer = await take.run({ screeningId, statement });
    if (!answer.ok) return;
    dropStatement(screeningId);
    onTaken(answer.value.statementId);
  };
  return (
    <div className="stack">
      <div className="stack-tight">
        <p>{words.lead}</p>
        <p className="small soft">{words.privateNote}</p>
        {another && <p className="small soft">{words.anotherNote}</p>}
      </div>
      <Field
        label={words.content}
        value={draft.content}
        onChange={(content) => change({ content })}
        hint={words.left({ count: longestStatement - draft.content.length })}
        maxLength={longestStatement}
        rows={9}
        autoFocus
      />
      <LanguagePart draft={draft} change={change} />
      <InterpreterPart draft={draft} change={change} />
      <ReadBackPart draft={draft} change={change} />
      <FailureNotice failure={take.failure} />
      <div className="after-foot">
        <p className="soft" role="status">
          {statement === null ? words.missing : null}
        </p>
        <Button
          kind="primary"
          size="decision"
          disabled={statement === null}
          busy={take.busy}
          onClick={() => void save()}
        >
          {words.save}
        </Button>
      </div>
    </div>
  );
}

interface PartProps {
  readonly draft: StatementDraft;
  readonly change: (more: Partial<StatementDraft>) => void;
}

function LanguagePart({ draft, change }: PartProps) {
  const t = useText();
  return (
    <section className="stack-tight">
      <h3>{t.statement.language}</h3>
      <Choices label={t.statement.language} width={240}>
        {StatementLanguage.options.map((language) => (
          <Choice
            key={language}
            label={t.talk.languages[language]}
            selected={draft.language === language}
            onChoose={() => change({ language })}
          />
        ))}
      </Choices>
      {draft.language === 'other' && (
        <Field
          label={t.statement.languageName}
          value={draft.languageName}
          onChange={(languageName) => change({ languageName })}
          maxLength={80}
        />
      )}
    </section>
  );
}

function InterpreterPart({ draft, change }: PartProps) {
  const t = useText();
  return (
    <section className="stack-tight">
      <h3>{t.statement.interpreter}</h3>
      <Choices label={t.statement.interpreter} width={190}>
        {StatementInterpreter.options.map((interpreter) => (
          <Choice
            key={interpreter}
            label={t.talk.interpreters[interpreter]}
            selected={draft.interpreter === interpreter}
            onChoose={() => change({ interpreter })}
          />
        ))}
      </Choices>
      {draft.interpreter === 'companion' && <Notice tone="attention" what={t.statement.companionWarning} />}
      {draft.interpreter !== 'none' && (
        <Field
          label={t.statement.interpreterName}
          value={draft.interpreterName}
          onChange={(interpreterName) => change({ interpreterName })}
          maxLength={80}
        />
      )}
    </section>
  );
}

function ReadBackPart({ draft, change }: PartProps) {
  const words = useText().statement;
  return (
    <section className="stack-tight">
      <h3>{words.readBack}</h3>
      <Choices label={words.readBack} width={240}>
        <Choice
          label={words.readBackYes}
          selected={draft.readBack === true}
          onChoose={() => change({ readBack: true })}
        />
        <Choice
          label={words.readBackNo}
          selected={draft.readBack === false}
          onChoose={() => change({ readBack: false })}
        />
      </Choices>
    </section>
  );
}
