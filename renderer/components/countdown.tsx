import { millis, type Instant } from '../../shared/time.ts';
import { useNow } from '../clock.ts';
import { useText } from '../state/ui.ts';

/** Minutes before a gate closes at which the colour of time changes. */
const soonMinutes = 30;
const nowMinutes = 10;

interface CountdownProps {
  readonly to: Instant;
  /** Shown instead when the moment is past. */
  readonly past?: string;
  /** Undo periods and lock-outs only count; they are no reason for alarm. */
  readonly plain?: boolean;
}

/** Time until a moment on the station's clock: hours and minutes, below ten minutes with seconds. */
export function Countdown({ to, past, plain = false }: CountdownProps) {
  const t = useText();
  const left = Math.max(0, Math.ceil((millis(to) - useNow()) / 1000));
  const minutes = Math.floor(left / 60);
  const urgency = plain
    ? 'far'
    : left === 0
      ? 'past'
      : minutes < nowMinutes
        ? 'now'
        : minutes < soonMinutes
          ? 'soon'
          : 'far';
  return (
    <span className="countdown" role="timer" data-urgency={urgency}>
      {left === 0 ? (past ?? t.frame.passed) : words(t.frame, left, minutes)}
    </span>
  );
}

function words(t: ReturnType<typeof useText>['frame'], left: number, minutes: number): string {
  if (minutes >= 60) return t.hoursShort({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  if (minutes >= nowMinutes) return t.minutesShort({ minutes });
  return `${minutes}:${String(left % 60).padStart(2, '0')}`;
}
