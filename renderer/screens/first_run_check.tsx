import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useStation } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { creation, type StationDraft } from './first_run_draft.ts';

/** Everything once more, before it is made. PINs are not shown. */
export function FirstRunCheck({ draft, onBack }: { readonly draft: StationDraft; readonly onBack: () => void }) {
  const t = useText();
  const { first } = t.shift;
  const station = useStation();
  const create = useCommand('station.create');
  const input = creation(draft);
  const go = () => {
    if (input !== null) void create.run(input);
  };
  const agency = draft.agency === null ? '' : t.frame.agencies[draft.agency];
  return (
    <section className="stack-wide">
      <h1>{first.checkQuestion}</h1>
      <dl className="facts">
        <dt>{first.stationName}</dt>
        <dd>
          {draft.name} <span className="mono soft">{`${draft.airport}-${draft.counter}`}</span>
        </dd>
        <dt>{t.frame.roles.admin}</dt>
        <dd>{draft.admin.name}</dd>
        <dt>{t.frame.roles.supervisor}</dt>
        <dd>
          {draft.supervisor.name} <span className="soft">{agency}</span>
        </dd>
      </dl>
      <p className="soft">{first.checkLead}</p>
      {station !== undefined && <p className="soft">{first[station.keyProtection]}</p>}
      <FailureNotice failure={create.failure} />
      <div className="foot">
        <Button kind="quiet" hotkey="Escape" onClick={onBack}>
          {t.frame.back}
        </Button>
        <Button kind="primary" size="decision" hotkey="Enter" busy={create.busy} disabled={input === null} onClick={go}>
          {create.busy ? first.creating : first.create}
        </Button>
      </div>
    </section>
  );
}
