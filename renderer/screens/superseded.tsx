import { Notice } from '../components/notice.tsx';
import { useCall } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

/** This machine was the station and is none any more: said where everybody passes. */
export function SupersededNotice() {
  const words = useText().spare;
  const format = useFormat();
  const superseded = useCall('spare.here', empty, { every: 5_000 }).value?.superseded ?? null;
  if (superseded === null) return null;
  return (
    <Notice tone="error" what={words.supersededTitle}>
      <p>{words.superseded({ address: superseded.address, when: format.moment(superseded.at) })}</p>
      <p>{words.supersededSafe}</p>
      <p>{words.supersededTodo}</p>
    </Notice>
  );
}
