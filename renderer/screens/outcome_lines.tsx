import type { OutputOf } from '../../shared/contract/index.ts';
import { useFormat, useText } from '../state/ui.ts';

/** What became of a case, as it was found after so many days. */
export function OutcomeLines({ found }: { readonly found: OutputOf<'handover.case'>['followUps'] }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.handover;
  return (
    <ul className="record-lines">
      {found.map((one) => (
        <li key={one.after}>
          <span>
            {words.days({ days: one.after })}
            <span className="small soft record-by">
              {one.by}, {format.moment(one.at)}
            </span>
          </span>
          <b>{words.outcome[one.outcome]}</b>
          {one.note !== null && <q className="record-note">{one.note}</q>}
        </li>
      ))}
    </ul>
  );
}
