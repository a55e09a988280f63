import type { ScreeningView } from '../../shared/contract/screening.ts';
import { useFormat, useText } from '../state/ui.ts';

/** A record that comes from a paper form says so: its number, when it happened, when and by whom it was entered. */
export function OutageOrigin({ origin }: { readonly origin: ScreeningView['outage'] }) {
  const t = useText();
  const format = useFormat();
  if (origin === null) return null;
  const { form, happenedAt, enteredAt, enteredBy } = origin;
  return (
    <p className="outage-origin">
      <b>{t.outage.origin({ form })}</b>
      <span className="small soft">
        {format.moment(happenedAt)} · {t.outage.entered({ at: format.moment(enteredAt), officer: enteredBy })}
      </span>
    </p>
  );
}
