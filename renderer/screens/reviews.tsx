import { useState } from 'react';
import type { ReviewItem } from '../../shared/contract/review.ts';
import { ReviewCause } from '../../shared/domain/decision_review.ts';
import { Choice } from '../components/choice.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { AgreementPanel } from './review_agreement.tsx';
import { ReviewList } from './review_list.tsx';

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
        {shown.length > 0 && <ReviewList key={filter} items={shown} />}
        <AgreementPanel />
      </section>
    </Frame>
  );
}
