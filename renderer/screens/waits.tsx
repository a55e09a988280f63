import { Notice } from '../components/notice.tsx';
import { useCutOff } from '../state/kept.ts';
import { useText } from '../state/ui.ts';

/** While the station does not answer: why the buttons below wait. */
export function Waits() {
  const { kept: words } = useText();
  if (!useCutOff()) return null;
  return (
    <Notice tone="attention" what={`${words.decisionWaits}.`}>
      <p>{words.decisionWhy}</p>
    </Notice>
  );
}
