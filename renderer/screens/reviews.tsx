import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReviewItem } from '../../shared/contract/review.ts';
import { ReviewCause } from '../../shared/domain/decision_review.ts';
import { dayOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Choice } from '../components/choice.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { reviewPath } from '../routes.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useCall } from '../state/calls.ts';
import { useOfficer, useStation } from '../state/session.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';
import { AgreementPanel } from './review_agreement.tsx';

const empty = {};

/** What a line is shown by: all, those to be judged first, those that came back, or one cause. */
type Filter = 'all' | 'blind' | 'back' | ReviewCause;

const fits = (filter: Filter, { blind, back, causes }: ReviewItem): boolean => {
  if (filter === 'all') return true;
  if (filter === 'blind') return blind;
  return filter === 'back' ? back : causes.includes(filter);
};

/** Decisions of this agency that wait for a reviewer, the oldest first, with their age and why. */
export function ReviewsScreen() {
  const t = useText();
  const words = t.review;
  const queue = useCall('review.queue', empty);
  const [filter, setFilter] = useState<Filter>('all');
  const items = queue.value ?? [];
  const shown = items.filter((item) => fits(filter, item));
  const filters: readonly Filter[] = ['all', 'blind', 'back', ...ReviewCause.options];
  const used = filters.filter((one) => one === 'all' || items.some((item) => fits(one, item)));
  const nameOf = (one: Filter) =>
    one === 'all' || one === 'blind' || one === 'back' ? words[one] : t.later.reviewCauses[one];
  return (
    <Frame>
      <section className="stack-wide" aria-busy={queue.waiting}>
        <ScreenHead title={words.title} lead={words.lead} />
        <FailureNotice failure={queue.failure} />
        {used.length > 1 && (
          <div className="review-filters" role="group" aria-label={words.filter}>
            {used.map((one) => (
              <Choice
                key={one}
                label={`${nameOf(one)} (${String(items.filter((item) => fits(one, item)).length)})`}
                selected={filter === one}
                onChoose={() => setFilter(one)}
              />
            ))}
          </div>
        )}
        {!queue.waiting && items.length === 0 && (
          <div className="empty">
            <p className="lead">{words.none}</p>
            <p className="soft">{words.noneNote}</p>
          </div>
        )}
        {items.length > 0 && shown.length === 0 && <p className="soft">{words.noneOf}</p>}
        <ul>
          {shown.map((item) => (
            <Item key={item.decisionId} item={item} />
          ))}
        </ul>
        <AgreementPanel />
      </section>
    </Frame>
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
    <li className="after-item" data-urgency={item.overdue && item.state === 'waiting' ? 'act' : 'calm'}>
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
    </li>
  );
}
