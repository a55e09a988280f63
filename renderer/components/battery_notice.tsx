import { useEffect, useRef, useState } from 'react';
import { batteryState } from '../../shared/domain/battery.ts';
import { useBattery } from '../state/battery.ts';
import { useCommand, type Answer } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { FailureNotice, Notice } from './notice.tsx';

/** A battery that runs out: said on every screen; when it nearly has, a backup is made without anybody asking. */
export function BatteryNotice() {
  const words = useText().storage.battery;
  const format = useFormat();
  const battery = useBattery();
  const backup = useCommand('backup.powerLow');
  const [made, setMade] = useState<Answer<'backup.powerLow'> | null>(null);
  const asked = useRef(false);
  const state = battery === null ? 'fine' : batteryState(battery);
  const percent = battery?.percent ?? 0;
  const { run } = backup;
  useEffect(() => {
    if (state !== 'ending') {
      asked.current = false;
    } else if (!asked.current) {
      asked.current = true;
      void run({ percent }).then(setMade);
    }
  }, [state, percent, run]);
  if (state === 'fine') return null;
  return (
    <div className="battery-notice">
      <Notice tone="attention" what={state === 'low' ? words.low({ percent }) : words.ending({ percent })}>
        <p>{state === 'low' ? words.charge : words.move}</p>
        {state === 'ending' && made?.ok === true && made.value.at !== null && (
          <p>{words.kept({ time: format.clock(made.value.at) })}</p>
        )}
        {state === 'ending' && <FailureNotice failure={backup.failure} />}
      </Notice>
    </div>
  );
}
