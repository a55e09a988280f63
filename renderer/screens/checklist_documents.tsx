import { IconCheck } from '@tabler/icons-react';
import { answerKey, type AnswerValue } from '../../shared/contract/screening.ts';
import type { ChecklistDocument } from '../../shared/domain/checklist.ts';
import { documentCode } from '../../shared/domain/rule_codes.ts';
import type { DocumentStatus } from '../../shared/domain/words.ts';
import { ArrowArea } from '../components/arrow_area.tsx';
import { Button } from '../components/button.tsx';
import { Choice } from '../components/choice.tsx';
import { documentAnswer, type Work } from '../state/answers.ts';
import { useLabel, useText } from '../state/ui.ts';
import { AnswerRow, useActiveRow } from './answer_row.tsx';
import { StepFoot } from './step_foot.tsx';

const statuses: readonly DocumentStatus[] = ['seen', 'missing', 'doubtful', 'notApplicable', 'notCheckable'];

const answerOf = (code: string, value: DocumentStatus): AnswerValue => ({ kind: 'document', code, value });

interface StepProps {
  readonly work: Work;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The papers of this purpose, one touch each; what is not touched stays "not asked for" and never counts. */
export function DocumentsStep({ work, onBack, onNext }: StepProps) {
  const t = useText();
  const label = useLabel();
  const documents = work.list?.documents ?? [];
  const ePmi = documents.find(({ code }) => code === documentCode.ePmi);
  const covers = documents.filter(({ coveredBy }) => coveredBy === 'ePmi').length;
  const given = documentAnswer(work, documentCode.ePmi) === 'seen';
  const rows = documents.filter(({ code, covered }) => !covered && !(code === documentCode.ePmi && covers > 0));
  const open = rows.filter(({ code }) => documentAnswer(work, code) === 'notChecked').map(({ code }) => code);
  const row = useActiveRow({
    codes: rows.map(({ code }) => code),
    open,
    choices: statuses.length,
    onAnswer: (code, choice) => {
      const status = statuses[choice];
      if (status !== undefined) work.give([answerOf(code, status)]);
    },
  });
  return (
    <section className="stack">
      <h2 className="question">{t.journey.documents.title}</h2>
      {work.list !== null && <p className="soft">{label(work.list.rule)}</p>}
      {ePmi !== undefined && covers > 0 && <EPmi work={work} given={given} covers={covers} />}
      <ArrowArea className="rows" label={t.journey.documents.title}>
        {rows.map((document, index) => (
          <DocumentRow
            key={document.code}
            work={work}
            document={document}
            active={row.active === document.code}
            headed={rows[index - 1]?.need !== document.need}
            onActive={() => row.setActive(document.code)}
          />
        ))}
      </ArrowArea>
      {documents.length === 0 && <p className="soft">{t.journey.documents.none}</p>}
      <StepFoot onBack={onBack} onNext={onNext} next={t.journey.documents.next}>
        <span className="soft">{t.journey.documents.remaining({ count: open.length })}</span>
      </StepFoot>
    </section>
  );
}

/** Two equal ways: valid and matching in one touch, or not there and the papers one by one. */
function EPmi({ work, given, covers }: { readonly work: Work; readonly given: boolean; readonly covers: number }) {
  const t = useText();
  const give = (value: DocumentStatus) => work.give([answerOf(documentCode.ePmi, value)]);
  if (given) {
    return (
      <div className="epmi-given" role="status">
        <IconCheck size={28} stroke={2.25} aria-hidden="true" />
        <p className="grow">
          <b>{t.journey.documents.ePmiGiven}</b>
        </p>
        <Button onClick={() => give('notChecked')}>{t.journey.documents.ePmiUndo}</Button>
      </div>
    );
  }
  return (
    <Choice
      size="decision"
      hotkey="e"
      label={t.journey.documents.ePmi}
      detail={t.journey.documents.ePmiNote({ count: covers })}
      onChoose={() => give('seen')}
    />
  );
}

interface DocumentRowProps {
  readonly work: Work;
  readonly document: ChecklistDocument;
  readonly active: boolean;
  /** The first of its need: says what that need means. */
  readonly headed: boolean;
  readonly onActive: () => void;
}

/** The paper a boarding pass speaks for; whether it is seen stays the officer's to say. */
const outboundTicket = 'outboundTicket';

/** Flight and destination of the boarding pass in the record, where nothing speaks against the pass itself; else null. */
function validPass({ view: { boardingPass, findings } }: Work): string | null {
  const leg = boardingPass?.legs[0];
  if (boardingPass === null || leg === undefined) return null;
  const against = new Set<string>(['nameDifferent', 'flightNotToday', 'notFromStation', 'legsDoNotConnect']);
  if (findings.some(({ code }) => against.has(code))) return null;
  return `${leg.flightNumber} → ${boardingPass.destination}`;
}

function DocumentRow({ work, document, active, headed, onActive }: DocumentRowProps) {
  const t = useText();
  const label = useLabel();
  const { code, need, askedOf, note, lookAt, legalBasis } = document;
  const now = documentAnswer(work, code);
  const passRead = validPass(work);
  return (
    <>
      {headed && (
        <h2 className="rows-head">
          {t.journey.documents.need[need]} <span className="small soft">{t.journey.documents.needNote[need]}</span>
        </h2>
      )}
      <AnswerRow
        label={label(document.label)}
        active={active}
        kept={work.kept.has(answerKey({ kind: 'document', code }))}
        onActive={onActive}
        choices={statuses.map((status) => ({
          key: status,
          label: t.journey.documents.status[status],
          chosen: now === status,
          onChoose: () => work.give([answerOf(code, status)]),
        }))}
      >
        {code === outboundTicket && passRead !== null && now === 'notChecked' && (
          <p className="small">{t.journey.documents.passRead({ flight: passRead })}</p>
        )}
        {active && <p className="small soft">{label(lookAt)}</p>}
        {active && note !== null && <p className="small soft">{label(note)}</p>}
        {active && legalBasis !== null && (
          <p className="small soft">{t.journey.documents.lawful({ basis: legalBasis })}</p>
        )}
        {now === 'notCheckable' && <p className="small soft">{t.talk.recheck.onList}</p>}
        {askedOf === 'agency' && <p className="small soft">{t.journey.documents.askedOfAgency}</p>}
      </AnswerRow>
    </>
  );
}
