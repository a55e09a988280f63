import { Notice } from '../components/notice.tsx';
import { useCall } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const empty = {};

/** On the board: the spare that is named does not have what is recorded here. Nothing to do at the desk but to know. */
export function SpareNotice() {
  const words = useText().spare;
  const spare = useCall('spare.state', empty, { every: 10_000 }).value?.spare ?? null;
  if (spare === null || spare.standing === 'inStep') return null;
  return (
    <Notice what={words.standing[spare.standing](spare)}>
      <p>{words.meaning[spare.standing]}</p>
    </Notice>
  );
}
