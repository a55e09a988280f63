import { IconHourglass } from '@tabler/icons-react';
import { useCutOff } from '../state/kept.ts';
import { useText } from '../state/ui.ts';

/**
 * While the station does not answer: why the buttons below wait.
 * @param uncounted answers that the result on the screen does not count
 */
export function Waits({ uncounted = 0 }: { readonly uncounted?: number }) {
  const { kept: words } = useText();
  if (!useCutOff()) return null;
  return (
    <p className="decision-waits" role="status">
      <IconHourglass size={20} stroke={1.75} aria-hidden="true" />
      <span>
        <b>{words.decisionWaits}.</b> {uncounted > 0 ? words.resultBefore({ count: uncounted }) : words.decisionWhy}
      </span>
    </p>
  );
}
