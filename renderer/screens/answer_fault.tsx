import { sentenceOf } from '../../shared/text/sentence.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { clearFault } from '../state/screening.ts';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';

/** Answers that could not be stored were taken back; this says so and offers to give them again. */
export function AnswerFaultBar({ work }: { readonly work: Work }) {
  const t = useText();
  const { fault, view } = work;
  if (fault === null) return null;
  // The general sentence says that every touch is stored; here it is exactly these that are not.
  const sentence = sentenceOf(t.errors, fault.failure);
  return (
    <Notice tone="error" what={sentence.what}>
      <p>{t.journey.answerFault.notStored({ count: fault.answers.length })}</p>
      {fault.failure.code !== 'host-gone' && <p>{sentence.todo}</p>}
      <div className="row">
        {view.state === 'open' && (
          <Button
            kind="primary"
            onClick={() => {
              clearFault(view.id);
              work.give(fault.answers);
            }}
          >
            {t.journey.answerFault.again}
          </Button>
        )}
        <Button onClick={() => clearFault(view.id)}>{t.journey.answerFault.dismiss}</Button>
      </div>
    </Notice>
  );
}
