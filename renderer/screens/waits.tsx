import { Notice } from '../components/notice.tsx';
import { useCutOff } from '../state/kept.ts';
import type { Work } from '../state/answers.ts';
import { useText } from '../state/ui.ts';

/** While the station does not answer: why the buttons below wait, and what the result above does not know yet. */
export function Waits({ work, result = false }: { readonly work: Work; readonly result?: boolean }) {
  const { kept: words } = useText();
  if (!useCutOff()) return null;
  const count = work.kept.size;
  return (
    <Notice tone="attention" what={words.decisionWaits}>
      <p>
        {words.decisionWhy}
        {result && count > 0 && ` ${words.resultBefore({ count })}`}
      </p>
    </Notice>
  );
}
