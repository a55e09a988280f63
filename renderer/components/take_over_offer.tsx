import { useCall } from '../state/calls.ts';
import { useKept } from '../state/kept.ts';
import { useFormat, useText, useUi } from '../state/ui.ts';
import { Button } from './button.tsx';

const empty = {};

/** What this device itself is, asked again and again while its host is gone. */
export const useSpareHere = () => useCall('spare.here', empty, { every: 2_000 }).value?.spare ?? null;

/** Under the word that the host does not answer: on the spare, and nowhere else, the way to take over. */
export function TakeOverOffer() {
  const words = useText().spare;
  const format = useFormat();
  const spare = useSpareHere();
  const setTakingOver = useUi((ui) => ui.setTakingOver);
  // A host that turns this device away is there.
  const turnedAway = useKept()?.host === 'turnedAway';
  if (spare === null || spare.copiedAt === null || turnedAway) return null;
  return (
    <>
      <p>
        <b>{words.spareHere}</b> {words.hostGoneMore} {words.copiedAt({ when: format.moment(spare.copiedAt) })}
      </p>
      <div>
        <Button kind="primary" onClick={() => setTakingOver(true)}>
          {words.takeOver}
        </Button>
      </div>
    </>
  );
}
