import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReviewCase } from '../../shared/contract/review.ts';
import type { DecisionId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { paths } from '../routes.ts';
import { useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { useOwnLine } from './review_list.tsx';
import { ReviewWordsSheet } from './review_words.tsx';

/** Both judgements side by side, what happened in the review so far, and the verdict. */
export function ReviewVerdict({ found }: { readonly found: ReviewCase }) {
  const words = useText().review;
  const ownLine = useOwnLine();
  const { item } = found;
  return (
    <section className="stack-wide">
      <Twice twice={found.twice} />
      <History acts={found.acts} />
      {item.state === 'accepted' && <Notice what={words.accepted} />}
      {item.own && <Notice tone="attention" what={ownLine} />}
      {item.state === 'returned' && <Notice tone="attention" what={words.returnedWaits} />}
      {item.state !== 'accepted' && !item.own && (
        <Verdict decisionId={item.decisionId} returned={item.state === 'returned'} />
      )}
    </section>
  );
}

function Twice({ twice }: { readonly twice: ReviewCase['twice'] }) {
  const t = useText();
  const words = t.review;
  if (twice === null) return null;
  const alike = twice.first === twice.second;
  return (
    <section className="stack-tight">
      <h2>{words.twice}</h2>
      <dl className="review-twice">
        <div>
          <dt>{words.first}</dt>
          <dd>{t.journey.own.choice[twice.first]}</dd>
        </div>
        <div>
          <dt>
            {words.second}: {twice.by}
          </dt>
          <dd>{t.journey.own.choice[twice.second]}</dd>
        </div>
      </dl>
      <p data-alike={alike} className="review-alike">
        <b>{alike ? words.alike : words.differ}</b>
        {twice.knew && <span className="soft"> · {words.knew}</span>}
      </p>
    </section>
  );
}

function History({ acts }: Pick<ReviewCase, 'acts'>) {
  const format = useFormat();
  const words = useText().review;
  if (acts.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{words.history}</h2>
      <ol className="record-lines">
        {acts.map(({ kind, by, at, words: said }, order) => (
          <li key={order}>
            <span>
              <b>{words.acts[kind]}</b>
              <span className="small soft record-by">{words.by({ name: by, when: format.moment(at) })}</span>
            </span>
            {said !== null && <q className="record-note">{said}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Verdict({ decisionId, returned }: { readonly decisionId: DecisionId; readonly returned: boolean }) {
  const words = useText().review;
  const [, go] = useLocation();
  const accept = useCommand('review.accept');
  const [note, setNote] = useState('');
  const [returning, setReturning] = useState(false);
  const said = note.trim();
  const finish = async () => {
    const answer = await accept.run({ decisionId, note: said === '' ? null : said });
    if (answer.ok) go(paths.reviews);
  };
  return (
    <section className="stack">
      <h2>{words.verdictTitle}</h2>
      <Field label={words.acceptNote} value={note} onChange={setNote} rows={2} maxLength={1000} />
      <FailureNotice failure={accept.failure} />
      <div className="row">
        <Button
          kind="primary"
          size="decision"
          busy={accept.busy}
          disabled={said !== '' && said.length < 5}
          onClick={() => void finish()}
        >
          {words.accept}
        </Button>
        {!returned && (
          <Button size="decision" onClick={() => setReturning(true)}>
            {words.return}
          </Button>
        )}
      </div>
      {returning && <ReturnSheet decisionId={decisionId} onClose={() => setReturning(false)} />}
    </section>
  );
}

function ReturnSheet({ decisionId, onClose }: { readonly decisionId: DecisionId; readonly onClose: () => void }) {
  const words = useText().review;
  const [, go] = useLocation();
  const giveBack = useCommand('review.return');
  const send = async (reason: string) => {
    const answer = await giveBack.run({ decisionId, reason });
    if (answer.ok) go(paths.reviews);
  };
  return (
    <ReviewWordsSheet
      title={words.returnTitle}
      label={words.returnReason}
      act={words.returnGo}
      busy={giveBack.busy}
      failure={giveBack.failure}
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    >
      <p className="lead">{words.returnLead}</p>
    </ReviewWordsSheet>
  );
}
