import { useCall } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { Notice } from './notice.tsx';

const empty = {};

/** This machine was the station and is none any more: said on every screen, and at the door with what to do. */
export function SupersededNotice({ whole }: { readonly whole: boolean }) {
  const words = useText().spare;
  const format = useFormat();
  const superseded = useCall('spare.here', empty, { every: 10_000 }).value?.superseded ?? null;
  if (superseded === null) return null;
  return (
    <div className={whole ? '' : 'clock-notice'}>
      <Notice tone="error" what={words.supersededTitle}>
        <p>{words.superseded({ address: superseded.address, when: format.moment(superseded.at) })}</p>
        <p>{words.supersededSafe}</p>
        {whole && <p>{words.supersededTodo}</p>}
      </Notice>
    </div>
  );
}
