import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { clearFault } from '../state/screening.ts';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';

/** Answers that could not be stored were taken back; this says so and offers to give them again. */
export function AnswerFaultBar({ work }: { readonly work: Work }) {
  const t = useText();
  const { fault, view } = work;
  if (fault === null) return null;
  return (
    <FailureNotice failure={fault.failure}>
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
    </FailureNotice>
  );
}
