import { useState } from 'react';
import { useLocation } from 'wouter';
import type { LogLine } from '../../shared/contract/shift.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { screeningPath } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

const empty = {};
const filters = ['all', 'onlyOpen', 'onlyClarified'] as const;
type Filter = (typeof filters)[number];

const keep: Readonly<Record<Filter, (line: LogLine) => boolean>> = {
  all: () => true,
  onlyOpen: ({ state }) => state === 'open',
  onlyClarified: ({ depth }) => depth === 'clarification',
};

/** Everything of this shift in the order it happened, without names. */
export function ShiftLog() {
  const t = useText();
  const { log } = t.shift;
  const reading = useCall('shift.log', empty);
  const [filter, setFilter] = useState<Filter>('all');
  const lines = (reading.value ?? []).toSorted((a, b) => b.at.localeCompare(a.at)).filter(keep[filter]);
  return (
    <Frame>
      <div className="stack-wide">
        <ScreenHead title={log.title} lead={log.lead} />
        <Choices label={log.title} width={160}>
          {filters.map((name) => (
            <Choice key={name} label={log[name]} selected={filter === name} onChoose={() => setFilter(name)} />
          ))}
        </Choices>
        <FailureNotice failure={reading.failure} />
        {lines.length === 0 && !reading.waiting && <p className="lead soft">{log.empty}</p>}
        {lines.length > 0 && <LogTable lines={lines} />}
      </div>
    </Frame>
  );
}

function LogTable({ lines }: { readonly lines: readonly LogLine[] }) {
  const { log } = useText().shift;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{log.time}</th>
          <th scope="col">{log.flight}</th>
          <th scope="col">{log.depth}</th>
          <th scope="col">{log.purpose}</th>
          <th scope="col">{log.outcome}</th>
          <th scope="col">{log.officer}</th>
          <th scope="col">{log.effort}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LogRow key={line.screeningId} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function LogRow({ line }: { readonly line: LogLine }) {
  const t = useText();
  const format = useFormat();
  const label = useLabel();
  const may = useMay();
  const [, go] = useLocation();
  const { log } = t.shift;
  const purposes = useCatalogue().index?.purposes;
  const clock = format.clock(line.at);
  const effort = line.seconds === null ? null : t.frame.secondsShort({ seconds: Math.round(line.seconds) });
  const hands = line.touches === null ? null : log.touches({ touches: line.touches, keys: line.keys ?? 0 });
  return (
    <tr>
      <td>
        {may('screening.get') ? (
          <button
            type="button"
            className="button"
            data-size="small"
            aria-label={log.openRecord({ clock })}
            onClick={() => go(screeningPath(line.screeningId))}
          >
            {clock}
          </button>
        ) : (
          clock
        )}
      </td>
      <td>{line.flight ?? <span className="soft">{log.unknownFlight}</span>}</td>
      <td>{log.depths[line.depth]}</td>
      <td>{line.purpose === null ? '–' : label(labelIn(purposes, line.purpose))}</td>
      <td>
        <b>{line.decision === null ? log.state[line.state] : t.shift.close.totals[line.decision]}</b>
        {line.state === 'void' && line.decision !== null && <span className="soft"> {log.state.void}</span>}
      </td>
      <td>
        {line.officer}
        {line.secondOfficer !== null && <span className="cell-second">{log.second({ name: line.secondOfficer })}</span>}
      </td>
      <td className="nowrap">
        {effort ?? '–'}
        {hands !== null && <span className="cell-second">{hands}</span>}
      </td>
    </tr>
  );
}
