import { Notice } from '../components/notice.tsx';
import { minutesToGate } from '../board.ts';
import { useNow } from '../clock.ts';
import { useCall } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const empty = {};
const soonMinutes = 10;

/** Red only when the gate is about to close on an undecided traveller; otherwise the countdown in the header is enough. */
export function GateWarning({ flightId, decided }: { readonly flightId: string | null; readonly decided: boolean }) {
  const t = useText();
  const now = useNow();
  const shift = useCall('shift.current', empty).value;
  const flight = shift?.flights.find(({ id }) => id === flightId);
  if (flight === undefined || decided) return null;
  const minutes = minutesToGate(flight, now);
  if (minutes >= soonMinutes) return null;
  return <Notice tone="error" what={minutes < 0 ? t.journey.gateClosed : t.journey.gateSoon({ minutes })} />;
}
