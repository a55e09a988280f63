import type { ObjectionView } from '../../shared/contract/objection.ts';
import { useFormat, useText } from '../state/ui.ts';

/** What it is about, from whom, received when. */
export function ObjectionLine({ objection }: { readonly objection: ObjectionView }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.objection;
  const { decision, receivedOn, channel, receivedBy, bringer, broughtBy, late } = objection;
  return (
    <>
      <p className="small">
        <b>{words.kind[objection.kind]}</b>
        {decision !== null && (
          <>
            {' · '}
            {words.about({
              kind: t.decision.kindsDone[decision.kind],
              day: format.moment(decision.at),
              officer: decision.officer,
            })}
          </>
        )}
      </p>
      <p className="small soft">
        {words.from({ name: bringer, by: words.by[broughtBy] })} ·{' '}
        {words.received({ day: format.day(receivedOn), channel: words.channel[channel], by: receivedBy })}
        {late && ` · ${words.late}`}
      </p>
    </>
  );
}

/** State in words, the day of ten, and the deadline; provisional where a year has no decree. */
export function ObjectionStanding({ objection }: { readonly objection: ObjectionView }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.objection;
  const { state, day, deadline, provisional } = objection;
  const running = state === 'open' || state === 'appealed' || state === 'overdue';
  const until = running
    ? words.deadline.answer
    : state === 'rejected'
      ? words.deadline.appeal
      : words.deadline.carryOut;
  return (
    <p className="after-standing">
      <b>{words.state[state]}</b>
      {running && day !== null && <span>{words.day({ day })}</span>}
      {deadline !== null && (
        <span className="small">
          {until({ day: format.day(deadline) })}
          {provisional && ` (${t.after.holidays.provisionalShort})`}
        </span>
      )}
    </p>
  );
}
