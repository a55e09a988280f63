import { useState } from 'react';
import type { ViewLine } from '../../shared/contract/log.ts';
import { addDays, dayOf, instantOf } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import { FailureNotice } from '../components/notice.tsx';
import { readDay, typedDay } from '../days.ts';
import { noFilter, type Wanted } from '../log_filter.ts';
import { useCall } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { TypedDay } from './audit_filter.tsx';

/** As many lines as the application gives. */
const mostLines = 200;

type By = 'officer' | 'case';

/** Who looked at whose data in some days: by officer or by case, and from there to the events themselves. */
export function AuditViews({ onOpen }: { readonly onOpen: (wanted: Wanted) => void }) {
  const words = useText().evidence.views;
  const browse = useText().evidence.browse;
  const [by, setBy] = useState<By>('officer');
  const [days, setDays] = useState(() => {
    const today = dayOf(instantOf(stationNow()));
    return { from: typedDay(addDays(today, -6)), to: typedDay(today) };
  });
  const [from, to] = [readDay(days.from), readDay(days.to)];
  const span = { from: from ?? '', to: to ?? '' };
  const reading = useCall('audit.views', { by, ...span }, { when: from !== null && to !== null });
  const lines = reading.value;
  const open = ({ id, name }: ViewLine) =>
    onOpen({
      ...noFilter,
      group: 'views',
      ...days,
      ...(by === 'officer' ? { officer: { id, name: name ?? id } } : { about: id }),
    });
  return (
    <section className="stack">
      <p className="soft">{words.lead}</p>
      <div className="audit-filter">
        <div className="field">
          <span className="field-label">{words.by}</span>
          <div className="stages" role="group" aria-label={words.by}>
            {(['officer', 'case'] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="stage"
                aria-pressed={by === one}
                aria-current={by === one ? 'true' : undefined}
                onClick={() => setBy(one)}
              >
                {one === 'officer' ? words.byOfficer : words.byCase}
              </button>
            ))}
          </div>
          <span className="field-fault" />
        </div>
        <TypedDay label={browse.from} value={days.from} onChange={(typed) => setDays({ ...days, from: typed })} />
        <TypedDay label={browse.to} value={days.to} onChange={(typed) => setDays({ ...days, to: typed })} />
      </div>
      <FailureNotice failure={reading.failure} />
      {lines !== undefined && lines.length === 0 && <p className="lead soft">{words.none}</p>}
      {lines !== undefined && lines.length > 0 && <ViewTable by={by} lines={lines} onOpen={open} />}
      {lines?.length === mostLines && <p className="soft">{words.most({ count: mostLines })}</p>}
    </section>
  );
}

interface TableProps {
  readonly by: By;
  readonly lines: readonly ViewLine[];
  readonly onOpen: (line: ViewLine) => void;
}

function ViewTable({ by, lines, onOpen }: TableProps) {
  const t = useText();
  const format = useFormat();
  const words = t.evidence.views;
  return (
    <table className="table audit-table">
      <thead>
        <tr>
          <th scope="col">{by === 'officer' ? words.officer : words.case}</th>
          {[words.seen, words.searched, words.opened, by === 'officer' ? words.cases : words.officers].map((name) => (
            <th key={name} scope="col" className="number">
              {name}
            </th>
          ))}
          <th scope="col">{words.last}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>
              <button
                type="button"
                className={`cell-touch${line.name === null ? ' mono' : ''}`}
                onClick={() => onOpen(line)}
              >
                {line.name ?? line.id}
              </button>
              {line.role !== null && <span className="cell-second">{t.frame.roles[line.role]}</span>}
            </td>
            {[line.views, line.searches, line.opened, line.others].map((count, column) => (
              <td key={column} className="number mono">
                {format.number(count)}
              </td>
            ))}
            <td className="nowrap">{format.moment(line.last)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
