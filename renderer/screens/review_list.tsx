import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { ReviewItem } from '../../shared/contract/review.ts';
import { dayOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { reviewPath } from '../routes.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useOfficer, useStation } from '../state/session.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

/** Height of a line of three rows, px; each is measured once it is drawn. */
const usualHeight = 122;

/**
 * Decisions that wait, in the order given. Only the lines in sight are drawn, and, wherever it is, the one that has the focus with
 * its neighbours; each says which of how many it is. Tab goes from line to line as ever; arrows, Home, End and Page keys go there
 * at once.
 */
export function ReviewList({ items }: { readonly items: readonly ReviewItem[] }) {
  const words = useText().review;
  const box = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<ReviewItem['decisionId'] | null>(null);
  const wanted = useRef(false);
  const at = items.findIndex(({ decisionId }) => decisionId === held);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const beside = at < 0 ? [] : [at - 1, at, at + 1].filter((index) => index >= 0 && index < range.count);
      return [...new Set([...defaultRangeExtractor(range), ...beside])].sort((one, other) => one - other);
    },
    [at],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the list is drawn anew at each scroll, as it should be
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    getItemKey: (index) => items[index]?.decisionId ?? index,
    estimateSize: () => usualHeight,
    overscan: 4,
    rangeExtractor,
  });
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    box.current?.querySelector<HTMLElement>(`[data-index="${String(at)}"] button`)?.focus({ preventScroll: true });
  }, [at]);
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(items.length - 1, index));
    wanted.current = next !== at;
    setHeld(items[next]?.decisionId ?? null);
    rows.scrollToIndex(next);
  };
  const onKey = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / usualHeight));
    const places: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: items.length - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    goTo(place);
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setHeld(null);
  };
  return (
    <div ref={box} className="review-queue">
      <ul style={{ height: rows.getTotalSize() }} aria-label={words.title} onKeyDown={onKey} onBlur={onBlur}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              style={{ transform: `translateY(${String(start)}px)` }}
              onFocus={() => setHeld(item.decisionId)}
            >
              <Item item={item} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Who reviews a decision the reader took part in: another head of the agency, or, where there is none, how one comes to be. */
export function useOwnLine(): string {
  const words = useText().review;
  const me = useOfficer();
  const others = (useStation()?.officers ?? []).filter(
    ({ id, role, agency, active }) => active && role === 'supervisor' && agency === me?.agency && id !== me.id,
  );
  return others.length > 0 ? words.ownLine : words.ownAlone;
}

/** What a line says of the decision: nothing while it is to be judged first. */
export function useReviewTitle(): (item: ReviewItem) => string {
  const t = useText();
  return ({ kind }) => (kind === null ? t.review.blind : t.decision.kindsDone[kind]);
}

/** One decision that waits. */
function Item({ item }: { readonly item: ReviewItem }) {
  const t = useText();
  const format = useFormat();
  const label = useLabel();
  const [, go] = useLocation();
  const titleOf = useReviewTitle();
  const ownLine = useOwnLine();
  const words = t.review;
  const { index } = useCatalogue(item.catalogueSha256);
  const flight = item.flight ?? words.noFlight;
  const purpose = item.purpose === null ? null : label(labelIn(index?.purposes, item.purpose));
  const when = format.moment(item.since);
  return (
    <div className="after-item" data-urgency={item.overdue && item.state === 'waiting' ? 'act' : 'calm'}>
      <div className="grow stack-tight">
        <p className="custody-name">
          {titleOf(item)}
          {item.back && <span className="review-tag">{words.back}</span>}
        </p>
        <p className="small soft">{[flight, purpose, item.officer].filter((part) => part !== null).join(' · ')}</p>
        <p className="small review-causes">
          {item.blind ? words.blindLine : item.causes.map((cause) => t.later.reviewCauses[cause]).join(', ')}
        </p>
        {item.own && <p className="small soft">{ownLine}</p>}
      </div>
      <div className="after-standing">
        <b>{item.overdue ? words.late({ day: format.day(item.due) }) : words.due({ day: format.day(item.due) })}</b>
        <span className="small soft">{words.since({ when })}</span>
        {item.state === 'returned' && <span className="small">{words.withOfficer}</span>}
      </div>
      <Button
        onClick={() => go(reviewPath(item.screeningId, item.decisionId))}
        label={words.openCase({ flight, when: format.plainDay(dayOf(item.since)) })}
      >
        {words.open}
      </Button>
    </div>
  );
}
