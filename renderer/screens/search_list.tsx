import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { HistoryLine } from '../../shared/contract/search.ts';
import { Mono } from '../components/mono.tsx';
import { auditOfPath, screeningPath } from '../routes.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

/** Height of a line, px. */
const lineHeight = 76;

interface ListProps {
  readonly lines: readonly HistoryLine[];
  /** What was typed; the same letters are marked in the names. */
  readonly marked: string;
  /** The end is near: read on. Null where there is no more. */
  readonly onEnd: (() => void) | null;
  /** Back to the field. */
  readonly onLeave: () => void;
}

/** What was found. Only the lines in sight are drawn; arrows choose, Enter opens, Esc leaves. */
export function SearchList({ lines, marked, onEnd, onLeave }: ListProps) {
  const words = useText().search;
  const may = useMay();
  const [, go] = useLocation();
  const [chosen, setChosen] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the list is drawn anew at each scroll, as it should be
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 6,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= lines.length - 10) onEnd?.();
  }, [last, lines.length, onEnd]);
  // What was found takes the keys at once: the first line is one Enter away.
  useEffect(() => box.current?.focus(), []);
  const open = (line: HistoryLine | undefined) => {
    if (line === undefined) return;
    go(may('screening.get') ? screeningPath(line.screeningId) : auditOfPath(line.screeningId));
  };
  const choose = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index));
    setChosen(next);
    rows.scrollToIndex(next);
  };
  const onKey = (event: KeyboardEvent) => {
    const page = Math.max(1, drawn.length - 8);
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => (chosen === 0 ? onLeave() : choose(chosen - 1)),
      PageDown: () => choose(chosen + page),
      PageUp: () => choose(chosen - page),
      Home: () => choose(0),
      End: () => choose(lines.length - 1),
      Enter: () => open(lines[chosen]),
      Escape: onLeave,
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    act();
  };
  return (
    <div
      ref={box}
      className="search-list"
      role="listbox"
      tabIndex={0}
      aria-label={words.results}
      aria-activedescendant={`found-${String(chosen)}`}
      onKeyDown={onKey}
    >
      <div className="search-lines" role="presentation" style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const line = lines[index];
          return line === undefined ? null : (
            <div
              key={line.screeningId}
              id={`found-${String(index)}`}
              className="search-line"
              role="option"
              aria-selected={index === chosen}
              aria-posinset={index + 1}
              aria-setsize={lines.length}
              style={{ transform: `translateY(${String(start)}px)` }}
              onClick={() => open(line)}
            >
              <Line line={line} marked={marked} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Line({ line, marked }: { readonly line: HistoryLine; readonly marked: string }) {
  const t = useText();
  const format = useFormat();
  const words = t.search;
  const { name, numberEnd, openedAt, flight, destination, officer, decision, fit } = line;
  return (
    <>
      <div className="search-who">
        <p className="search-name">
          {name === null ? <span className="soft">{words.unnamed}</span> : <Marked name={name} marked={marked} />}
          {fit !== 'same' && <span className="search-fit small">{words.fit[fit]}</span>}
        </p>
        <p className="small soft">
          {numberEnd !== null && (
            <>
              <Mono>{words.passportEnd({ end: numberEnd })}</Mono> ·{' '}
            </>
          )}
          {officer}
        </p>
      </div>
      <div className="search-when small">
        <p>{format.moment(openedAt)}</p>
        <p className="soft">
          <Mono>{flight ?? '–'}</Mono> · {destination ?? '–'}
        </p>
      </div>
      <p className="search-decision">{decision === null ? words.open : t.decision.kindsDone[decision]}</p>
    </>
  );
}

/** A name with the words in it that were typed. */
function Marked({ name, marked }: { readonly name: string; readonly marked: string }) {
  const typed = marked
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word.length > 1);
  return name.split(' ').map((word, index) => {
    const begun = typed.find((one) => word.toUpperCase().startsWith(one));
    return (
      <span key={`${word}${String(index)}`}>
        {index > 0 && ' '}
        {begun !== undefined && <mark>{word.slice(0, begun.length)}</mark>}
        {begun === undefined ? word : word.slice(begun.length)}
      </span>
    );
  });
}
