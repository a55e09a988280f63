import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { paths, screeningPath } from '../routes.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useFirst } from '../state/desk.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { ReviewWordsSheet } from './review_words.tsx';

const empty = {};

/** What of reviews and signatures cannot wait: to the officer what was given back, to the shift head what is past its day. */
export function ReviewAlerts() {
  const first = useFirst();
  return (
    <>
      <Returned />
      {/* At the shift head's desk it stands at the top of the board anyway, with its days. */}
      {first !== 'oversight' && <Overdue />}
    </>
  );
}

type Given = OutputOf<'review.mine'>[number];

function Returned() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const words = t.review.mine;
  const mine = useCall('review.mine', empty, { when: may('review.mine') }).value ?? [];
  const [answering, setAnswering] = useState<string | null>(null);
  const open = mine.find(({ decisionId }) => decisionId === answering);
  return (
    <>
      {mine.map((given) => (
        <Notice
          key={given.decisionId}
          tone="attention"
          what={words.alert({
            flight: given.flight ?? t.review.noFlight,
            when: format.moment(given.decidedAt),
          })}
        >
          <p>{words.reason({ name: given.by, reason: given.reason })}</p>
          <div className="row">
            <Button size="small" onClick={() => go(screeningPath(given.screeningId))}>
              {words.open}
            </Button>
            <Button size="small" onClick={() => setAnswering(given.decisionId)}>
              {words.answer}
            </Button>
          </div>
        </Notice>
      ))}
      {open !== undefined && <AnswerSheet given={open} onClose={() => setAnswering(null)} />}
    </>
  );
}

function AnswerSheet({ given, onClose }: { readonly given: Given; readonly onClose: () => void }) {
  const words = useText().review.mine;
  const answer = useCommand('review.answer');
  const send = async (text: string) => {
    const done = await answer.run({ decisionId: given.decisionId, answer: text });
    if (done.ok) onClose();
  };
  return (
    <ReviewWordsSheet
      title={words.title}
      label={words.words}
      act={words.save}
      busy={answer.busy}
      failure={answer.failure}
      onSend={(text) => void send(text)}
      onClose={onClose}
    >
      <p>{words.reason({ name: given.by, reason: given.reason })}</p>
      <p className="soft">{words.lead}</p>
    </ReviewWordsSheet>
  );
}

function Overdue() {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const words = t.review;
  const late = useCall('review.count', empty, { when: may('review.count') }).value?.overdue ?? 0;
  const shifts = useCall('shift.signatures', empty, { when: may('shift.signatures') }).value ?? [];
  const unsigned = shifts.filter(({ mine, overdue }) => mine && overdue).length;
  if (late + unsigned === 0) return null;
  return (
    <div className="columns">
      {late > 0 && (
        <Notice tone="error" what={words.overdueLoud({ count: late })}>
          <div className="row">
            <Button size="small" onClick={() => go(paths.reviews)}>
              {words.title}
            </Button>
          </div>
        </Notice>
      )}
      {unsigned > 0 && (
        <Notice tone="error" what={words.shifts.overdueLoud({ count: unsigned })}>
          <div className="row">
            <Button size="small" onClick={() => go(paths.shifts)}>
              {words.shifts.title}
            </Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
