import type { EventLine } from '../../shared/contract/log.ts';
import { Button } from '../components/button.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { caseIn, subjectId, subjectName, type Wanted } from '../log_filter.ts';
import { useCall } from '../state/calls.ts';
import { saveFile } from '../state/save.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

interface EventProps {
  readonly event: EventLine;
  readonly onNarrow: (more: Partial<Wanted>) => void;
  readonly onClose: () => void;
}

/** One event: when, who, about what, the way to all of its case and its officer, and its proof. */
export function AuditEvent({ event, onNarrow, onClose }: EventProps) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const words = t.evidence.event;
  const { actor, actorId, role } = event;
  return (
    <Sheet title={words.title(event)} onClose={onClose} size="wide">
      <div className="stack-wide">
        <div className="stack">
          <p className="lead">{t.events[event.kind]}</p>
          <dl className="facts">
            <dt>{words.when}</dt>
            <dd>{format.moment(event.at)}</dd>
            <dt>{words.who}</dt>
            <dd>
              {actor ?? t.admin.audit.system}
              {role !== null && <span className="soft"> · {t.frame.roles[role]}</span>}
            </dd>
            {event.subjects.length > 0 && (
              <>
                <dt>{words.about}</dt>
                <dd>
                  {event.subjects.map((subject) => (
                    <div key={subject}>
                      {subjectName(subject, t.evidence.browse.subjects)} <Mono wrap>{subjectId(subject)}</Mono>
                    </div>
                  ))}
                </dd>
              </>
            )}
            <dt>{words.hash}</dt>
            <dd>
              <Mono wrap>{event.leafHash}</Mono>
            </dd>
          </dl>
          <div className="row">
            {[...new Set(event.subjects.flatMap((subject) => caseIn(subject) ?? []))].map((id) => (
              <Button key={id} onClick={() => onNarrow({ about: id })}>
                {words.caseAll}
              </Button>
            ))}
            {actor !== null && actorId !== null && (
              <Button onClick={() => onNarrow({ officer: { id: actorId, name: actor } })}>{words.officerAll}</Button>
            )}
          </div>
        </div>
        {may('audit.proof') && <Proof seq={event.seq} />}
      </div>
    </Sheet>
  );
}

/** The proof that the event is in the signed log, to be read here and kept elsewhere. */
function Proof({ seq }: { readonly seq: number }) {
  const words = useText().evidence.event;
  const { value: made, failure } = useCall('audit.proof', { seq });
  const save = (text: string, ending: string) =>
    saveFile(new Blob([text], { type: 'application/octet-stream' }), `tapis-${String(seq)}.${ending}`);
  return (
    <section className="stack">
      <div className="stack-tight">
        <h3>{words.proof}</h3>
        <p className="soft">{words.proofLead}</p>
      </div>
      <FailureNotice failure={failure} />
      {made !== undefined && (
        <>
          <div className="row">
            <Button kind="primary" onClick={() => save(made.proof, 'tlog-proof')}>
              {words.saveProof}
            </Button>
            <Button onClick={() => save(made.leaf, 'json')}>{words.saveLeaf}</Button>
          </div>
          <details>
            <summary className="summary">{words.showProof}</summary>
            <pre className="proof-text mono" tabIndex={0}>
              {made.proof}
            </pre>
            <p className="field-label">{words.leaf}</p>
            <pre className="proof-text mono" tabIndex={0}>
              {made.leaf}
            </pre>
          </details>
        </>
      )}
    </section>
  );
}
