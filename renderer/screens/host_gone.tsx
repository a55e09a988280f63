import { Button } from '../components/button.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useCall } from '../state/calls.ts';
import { useFormat, useText, useUi } from '../state/ui.ts';

const empty = {};

/** What this device itself is, asked again and again while its host is gone. */
export const useSpareHere = (asked: boolean) =>
  useCall('spare.here', empty, { when: asked, every: 2_000 }).value?.spare ?? null;

/** The host does not answer: said on every device; on the spare with the way to take over. */
export function HostGone() {
  const words = useText().spare;
  const format = useFormat();
  const spare = useSpareHere(true);
  const setTakingOver = useUi((ui) => ui.setTakingOver);
  if (spare === null || spare.copiedAt === null) return <FailureNotice failure={{ code: 'station-unreachable' }} />;
  return (
    <Notice tone="error" what={words.hostGone}>
      <p>{words.hostGoneMore}</p>
      <p>{words.copiedAt({ when: format.moment(spare.copiedAt) })}</p>
      <div>
        <Button kind="primary" onClick={() => setTakingOver(true)}>
          {words.takeOver}
        </Button>
      </div>
    </Notice>
  );
}
