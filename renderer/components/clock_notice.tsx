import { dayOf } from '../../shared/time.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { Button } from './button.tsx';
import { FailureNotice, Notice } from './notice.tsx';

const empty = {};

const steps = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** The clock was set or has jumped: said on every screen until somebody has looked at it. */
export function ClockNotice() {
  const t = useText();
  const format = useFormat();
  const words = t.storage.clock;
  const may = useMay();
  const state = useCall('clock.state', empty, { every: 15_000 }).value;
  const confirm = useCommand('clock.confirm');
  if (state === undefined || state.doubt === null) return null;
  const { seconds } = state.doubt;
  // A second short of an hour is an hour.
  const size = Math.abs(seconds) + 1;
  const [unit, length] = steps.find(([, least]) => size >= least) ?? steps[3];
  const by = words[unit]({ count: Math.round(size / length) });
  const right = words.right({ time: format.clock(state.now), day: format.longDay(dayOf(state.now)) });
  return (
    <div className="clock-notice">
      <Notice tone="attention" what={words.jumped({ ahead: seconds > 0, by })}>
        <p>{words.lead}</p>
        <FailureNotice failure={confirm.failure} />
        {may('clock.confirm') && (
          <div>
            <Button size="small" busy={confirm.busy} onClick={() => void confirm.run(empty)}>
              {right}
            </Button>
          </div>
        )}
      </Notice>
    </div>
  );
}
