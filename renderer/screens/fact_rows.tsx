import { useEffect, useRef, useState, type ReactNode } from 'react';
import { answerKey, type AnswerValue } from '../../shared/contract/screening.ts';
import type { ChecklistIndicator, ChecklistMitigation } from '../../shared/domain/checklist.ts';
import type { PersonRole } from '../../shared/domain/person.ts';
import type { EvidenceBasis, IndicatorValue, MitigationValue } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { basisWord, indicatorAnswer, indicatorOf, mitigationAnswer, type Work } from '../state/answers.ts';
import { useLabel, useText } from '../state/ui.ts';
import { RecordWho } from './talk_people.tsx';
import { AnswerRow } from './answer_row.tsx';

const values: readonly IndicatorValue[] = ['present', 'absent', 'notAsked', 'declined'];
const mitigationValues: readonly MitigationValue[] = ['present', 'absent', 'notAsked'];

interface IndicatorRowProps {
  readonly work: Work;
  readonly indicator: ChecklistIndicator;
  /** Standing alone, the fact is asked in words of its own. */
  readonly showQuestion: boolean;
  readonly active: boolean;
  readonly onActive: () => void;
  readonly children?: ReactNode;
}

/** One fact: is it so? What the answer rests on stands beside it as soon as it says something. */
export function IndicatorRow({ work, indicator, showQuestion, active, onActive, children }: IndicatorRowProps) {
  const t = useText();
  const label = useLabel();
  const answer = indicatorAnswer(work, indicator.code);
  const [begun, setBegun] = useState<Begun | null>(null);
  const { note, question } = indicator;
  const shown = answer !== null && (answer.value === 'present' || (active && answer.value === 'absent'));
  return (
    <AnswerRow
      label={label(indicator.label)}
      active={active}
      kept={work.kept.has(answerKey({ kind: 'indicator', code: indicator.code }))}
      onActive={onActive}
      choices={values.map((value) => ({
        key: value,
        label: t.journey.questions.value[value],
        chosen: answer?.value === value,
        onChoose: () => work.give([indicatorOf(indicator, value, { note: answer?.note ?? null })]),
      }))}
    >
      {question !== null && (showQuestion || active) && (
        <p className="row-question" data-said={!showQuestion}>
          {label(question)}
        </p>
      )}
      {question !== null && (showQuestion || active) && indicator.yesMeans === 'absent' && (
        <p className="small soft">{t.journey.questions.turned({ answer: t.journey.questions.value.absent })}</p>
      )}
      {indicator.rules.map((rule) => (
        <p key={rule.code} className="row-rule">
          {t.journey.questions.destinationRule({ ...rule, name: label(rule.label) })}
          {active && (
            <span className="soft">
              {[rule.appliesOnlyTo === null ? null : label(rule.appliesOnlyTo), rule.legalBasis]
                .filter(Boolean)
                .map((words) => ` · ${String(words)}`)}
            </span>
          )}
        </p>
      ))}
      {active && note !== null && <p className="small soft">{label(note)}</p>}
      {(shown || begun !== null) && (
        <Rest work={work} indicator={indicator} answer={answer ?? begun} begun={begun} onBegin={setBegun} />
      )}
      {children}
    </AnswerRow>
  );
}

type Begun = Extract<AnswerValue, { kind: 'indicator' }>;

interface RestProps {
  readonly work: Work;
  readonly indicator: ChecklistIndicator;
  readonly answer: Begun | null;
  /** The answer a note is being written on. Whatever becomes of that answer meanwhile, the words stay under the hand. */
  readonly begun: Begun | null;
  readonly onBegin: (answer: Begun | null) => void;
}

/** Whom facts of a group speak of. */
const whoOf: Readonly<Record<string, PersonRole>> = { REC: 'recruiter', ACC: 'companion', FIN: 'payer' };

/** What an answer rests on (the usual one is taken, one touch changes it) and the fact in the officer's own words. */
function Rest({ work, indicator, answer, begun, onBegin }: RestProps) {
  const t = useText();
  const known = work.index.indicators.get(indicator.code);
  // A report on integrity is sealed: whom it is about does not belong among people others may read.
  if (answer === null) return null;
  const asksWho = answer.value === 'present' && known?.decisiveFor !== 'integrityReport' && work.writable;
  const word = (basis: EvidenceBasis) => basisWord(t, work.index, { code: indicator.code, basis });
  const who = asksWho ? whoOf[known?.group ?? ''] : undefined;
  return (
    <div className="rest">
      <div className="rest-basis" role="group" aria-label={t.journey.questions.basis}>
        <span className="small soft">{t.journey.questions.basis}</span>
        {indicator.basis.length === 1 && <b className="small">{word(indicator.basis[0] ?? 'document')}</b>}
        {indicator.basis.length > 1 &&
          indicator.basis.map((basis) => (
            <button
              key={basis}
              type="button"
              className="chip"
              aria-pressed={answer.basis === basis}
              onClick={() => work.give([{ ...answer, basis }])}
            >
              {word(basis)}
            </button>
          ))}
      </div>
      {begun === null ? (
        <button type="button" className="note-open" onClick={() => onBegin(answer)}>
          {answer.note === null ? t.journey.questions.addNote : <q>{answer.note}</q>}
        </button>
      ) : (
        <Note
          note={begun.note}
          onDone={(note) => {
            onBegin(null);
            if (note === begun.note) return;
            const mine = { ...begun, note };
            // Somebody else has answered it since: neither goes over the other unseen.
            if (work.writable && sameAnswer(answer, begun)) work.give([mine]);
            else work.holdBack([mine]);
          }}
        />
      )}
      {who !== undefined && <RecordWho work={work} role={who} saidInPrivate={known?.stage === 'private'} />}
    </div>
  );
}

const sameAnswer = (a: Begun, b: Begun): boolean => a.value === b.value && a.basis === b.basis && a.note === b.note;

interface NoteProps {
  /** What stood there when it was opened. */
  readonly note: string | null;
  readonly onDone: (note: string | null) => void;
}

/** The note is stored when it is left, like every other answer; also when the screen goes from under it. */
function Note({ note, onDone }: NoteProps) {
  const t = useText();
  const [text, setText] = useState(note ?? '');
  const save = () => onDone(text.trim() === '' ? null : text.trim());
  const leave = useRef<(() => void) | null>(null);
  const written = useRef(false);
  useEffect(() => {
    leave.current = written.current || text === (note ?? '') ? null : save;
  });
  useEffect(() => () => leave.current?.(), []);
  const done = () => {
    written.current = true;
    leave.current = null;
    save();
  };
  return (
    <div className="stack-tight" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && done()}>
      <Field
        label={t.journey.questions.note}
        value={text}
        onChange={setText}
        placeholder={t.journey.questions.notePlaceholder}
        maxLength={500}
        rows={2}
        autoFocus
      />
      <div className="row">
        <Button size="small" onClick={done}>
          {t.journey.questions.saveNote}
        </Button>
      </div>
    </div>
  );
}

interface MitigationRowProps {
  readonly work: Work;
  readonly mitigation: ChecklistMitigation;
  readonly active: boolean;
  readonly onActive: () => void;
}

/** One mitigating fact: there, not there, or not asked. */
export function MitigationRow({ work, mitigation, active, onActive }: MitigationRowProps) {
  const t = useText();
  const label = useLabel();
  const { code } = mitigation;
  const answer = mitigationAnswer(work, code);
  return (
    <AnswerRow
      label={label(mitigation.label)}
      active={active}
      kept={work.kept.has(answerKey({ kind: 'mitigation', code }))}
      onActive={onActive}
      choices={mitigationValues.map((value) => ({
        key: value,
        label: t.journey.own.value[value],
        chosen: answer?.value === value,
        onChoose: () => work.give([{ kind: 'mitigation', code, value }]),
      }))}
    >
      {active && (
        <p className="row-question" data-said="true">
          {label(mitigation.question)}
        </p>
      )}
    </AnswerRow>
  );
}
