import { Notice } from '../components/notice.tsx';
import { useStation } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

/** The log does not go on from the head that was kept, or a verification found it broken: said where everybody passes, until a supervisor has cosigned again. */
export function LogAlarm() {
  const t = useText();
  const format = useFormat();
  const words = t.evidence.alarm;
  const alarm = useStation()?.logAlarm ?? null;
  if (alarm === null) return null;
  return (
    <Notice tone="error" what={alarm.fault === 'broken' ? words.broken({ seq: alarm.brokenAt }) : words[alarm.fault]}>
      <p>{(alarm.fault === 'broken' ? words.whenVerified : words.when)({ at: format.moment(alarm.at) })}</p>
      <p>{alarm.fault === 'broken' ? words.safeBroken : words.safe}</p>
      <p>{alarm.fault === 'broken' ? words.todoBroken : words.todo}</p>
    </Notice>
  );
}
