import { useState } from 'react';
import type { EventLine } from '../../shared/contract/log.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { caseIn, filterOf, noFilter, subjectText, type Wanted } from '../log_filter.ts';
import { useCall } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { AuditEvent } from './audit_event.tsx';
import { AuditFilter } from './audit_filter.tsx';

const pageSize = 50;

interface EventsProps {
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

/** Events, newest first, by kind, officer, case and day; one touch from an event to all of its case or its officer. */
export function AuditEvents({ wanted, onChange }: EventsProps) {
  const t = useText();
  const words = t.admin.audit;
  // Another filter begins with the newest again.
  const [page, setPage] = useState<{ readonly of: Wanted; readonly before: number | null }>({
    of: wanted,
    before: null,
  });
  const before = page.of === wanted ? page.before : null;
  const [open, setOpen] = useState<EventLine | null>(null);
  const reading = useCall('audit.list', { before, limit: pageSize, filter: filterOf(wanted) });
  const { events = [], next = null } = reading.value ?? {};
  const narrow = (more: Partial<Wanted>) => {
    setOpen(null);
    onChange({ ...noFilter, ...more });
  };
  return (
    <section className="stack">
      <AuditFilter wanted={wanted} onChange={onChange} />
      <FailureNotice failure={reading.failure} />
      {reading.value !== undefined && events.length === 0 && (
        <p className="lead soft">{wanted === noFilter ? words.empty : t.evidence.browse.none}</p>
      )}
      {events.length > 0 && <EventTable events={events} onOpen={setOpen} onNarrow={narrow} />}
      <div className="row">
        {before !== null && <Button onClick={() => setPage({ of: wanted, before: null })}>{words.newest}</Button>}
        {next !== null && <Button onClick={() => setPage({ of: wanted, before: next })}>{words.earlier}</Button>}
      </div>
      {open !== null && <AuditEvent event={open} onNarrow={narrow} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface TableProps {
  readonly events: readonly EventLine[];
  readonly onOpen: (event: EventLine) => void;
  readonly onNarrow: (more: Partial<Wanted>) => void;
}

function EventTable({ events, onOpen, onNarrow }: TableProps) {
  const words = useText().admin.audit;
  return (
    <table className="table audit-table">
      <thead>
        <tr>
          <th scope="col" className="number">
            {words.number}
          </th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.about}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.seq} event={event} onOpen={onOpen} onNarrow={onNarrow} />
        ))}
      </tbody>
    </table>
  );
}

function EventRow({ event, onOpen, onNarrow }: Omit<TableProps, 'events'> & { readonly event: EventLine }) {
  const t = useText();
  const format = useFormat();
  const words = t.evidence.browse;
  const { actor, actorId } = event;
  return (
    <tr>
      <td className="number">
        <button type="button" className="cell-touch mono" title={words.open(event)} onClick={() => onOpen(event)}>
          {format.number(event.seq)}
        </button>
      </td>
      <td className="nowrap">{format.moment(event.at)}</td>
      <td>{t.events[event.kind]}</td>
      <td>
        {actor !== null && actorId !== null ? (
          <button
            type="button"
            className="cell-touch"
            title={words.officerOf({ name: actor })}
            onClick={() => onNarrow({ officer: { id: actorId, name: actor } })}
          >
            {actor}
          </button>
        ) : (
          <span className="soft">{actor ?? t.admin.audit.system}</span>
        )}
        {event.role !== null && <span className="cell-second">{t.frame.roles[event.role]}</span>}
      </td>
      <td className="cell-ids">
        {event.subjects.map((subject) => {
          const id = caseIn(subject);
          return id === null ? (
            <span key={subject} className="soft" title={subject}>
              {subjectText(subject, words.subjects)}
            </span>
          ) : (
            <button
              key={subject}
              type="button"
              className="cell-touch"
              title={words.caseOf({ id })}
              onClick={() => onNarrow({ about: id })}
            >
              {subjectText(subject, words.subjects)}
            </button>
          );
        })}
      </td>
    </tr>
  );
}
