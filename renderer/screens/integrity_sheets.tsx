import { useEffect, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { IntegrityLine } from '../../shared/contract/sealed.ts';
import { AgencyCode } from '../../shared/domain/words.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

const kinds = ['bribe', 'insider', 'other'] as const;
const states = ['received', 'passedOn', 'closed'] as const;

interface IntegrityWriteProps {
  readonly screeningId: ScreeningId | null;
  readonly onClose: () => void;
}

/** A report that goes past the head of the shift. */
export function IntegrityWrite({ screeningId, onClose }: IntegrityWriteProps) {
  const t = useText();
  const words = t.after.integrity;
  const report = useCommand('integrity.report');
  const [kind, setKind] = useState<(typeof kinds)[number] | null>(null);
  const [leaveOut, setLeaveOut] = useState<AgencyCode | null>(null);
  const [content, setContent] = useState('');
  const [sent, setSent] = useState(false);
  const send = async () => {
    if (kind === null) return;
    const answer = await report.run({ kind, screeningId, leaveOut, content });
    if (answer.ok) setSent(true);
  };
  if (sent) {
    return (
      <Sheet title={words.title} onClose={onClose}>
        <div className="stack">
          <Notice what={words.sent} />
          <div>
            <Button kind="primary" onClick={onClose}>
              {t.frame.close}
            </Button>
          </div>
        </div>
      </Sheet>
    );
  }
  return (
    <Sheet title={words.write} onClose={onClose}>
      <div className="stack">
        <p className="soft">{words.lead}</p>
        <Choices label={words.kindTitle} width={180}>
          {kinds.map((one) => (
            <Choice
              key={one}
              label={words.kind[one]}
              size="decision"
              selected={kind === one}
              onChoose={() => setKind(one)}
            />
          ))}
        </Choices>
        <Field label={words.content} value={content} onChange={setContent} maxLength={4000} rows={6} />
        <h3>{words.leaveOut}</h3>
        <Choices label={words.leaveOut} width={180}>
          {[null, ...AgencyCode.options].map((one) => (
            <Choice
              key={one ?? 'none'}
              label={one === null ? words.leaveOutNone : words.leaveOutOf({ agency: t.frame.agencies[one] })}
              selected={leaveOut === one}
              onChoose={() => setLeaveOut(one)}
            />
          ))}
        </Choices>
        <FailureNotice failure={report.failure} />
        <div>
          <Button
            kind="primary"
            size="decision"
            disabled={kind === null || content.trim().length < 15}
            busy={report.busy}
            onClick={() => void send()}
          >
            {words.send}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

/** One report; opening it is recorded, and a head writes down what was done. */
export function IntegrityRead({ line, onClose }: { readonly line: IntegrityLine; readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.integrity;
  const { run: read, failure } = useCommand('integrity.read');
  const handle = useCommand('integrity.handle');
  const [found, setFound] = useState<OutputOf<'integrity.read'> | null>(null);
  const [note, setNote] = useState('');
  useEffect(() => {
    void read({ reportId: line.id }).then((answer) => {
      if (answer.ok) setFound(answer.value);
    });
  }, [read, line.id]);
  const act = async (state: (typeof states)[number]) => {
    const answer = await handle.run({ reportId: line.id, state, note });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.kind[line.kind]} onClose={onClose}>
      <div className="stack">
        <p className="small soft">
          {words.by({ name: line.by, when: format.moment(line.at) })} · {words.readNote}
        </p>
        <FailureNotice failure={failure} />
        {found !== null && (
          <>
            <blockquote className="after-words">{found.content}</blockquote>
            {found.screeningId !== null && <p className="small mono">{words.case({ id: found.screeningId })}</p>}
            <ul className="record-lines">
              {found.steps.map((step) => (
                <li key={`${step.at} ${step.state}`}>
                  <span>{words.by({ name: step.by, when: format.moment(step.at) })}</span>
                  <b>{words.state[step.state]}</b>
                  {step.note !== null && <q className="record-note">{step.note}</q>}
                </li>
              ))}
            </ul>
          </>
        )}
        {line.mayHandle && (
          <>
            <Field label={words.handleNote} value={note} onChange={setNote} maxLength={1000} rows={3} />
            <FailureNotice failure={handle.failure} />
            <Choices label={words.title} width={150}>
              {states.map((state) => (
                <Choice
                  key={state}
                  label={words.handle[state]}
                  size="decision"
                  disabled={state !== 'received' && note.trim().length < 5}
                  onChoose={() => void act(state)}
                />
              ))}
            </Choices>
          </>
        )}
      </div>
    </Sheet>
  );
}
