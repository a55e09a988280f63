import { Notice } from '../components/notice.tsx';
import { useCall } from '../state/calls.ts';
import { useLabel, useText } from '../state/ui.ts';

const empty = {};

/** The numbers anybody can call from here. */
export function HelpLines() {
  const t = useText();
  const label = useLabel();
  const lines = useCall('help.lines', empty).value ?? [];
  if (lines.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t.journey.help.lines}</h2>
      <dl className="lines">
        {lines.map(({ code, label: name, number }) => (
          <div key={code}>
            <dt>{label(name)}</dt>
            <dd className="mono">{number}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What to do before anybody can record anything, and that nothing is recorded. */
export function HelpFirst({ signedOut }: { readonly signedOut: boolean }) {
  const { help } = useText().journey;
  return (
    <>
      <Notice tone="attention" what={signedOut ? help.notRecorded : help.notRecordedLocked} />
      <div className="help-first">
        <section className="stack-tight">
          <h2>{help.first}</h2>
          <ol className="help-steps">
            {help.firstSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        <HelpLines />
      </div>
    </>
  );
}
