import type { Work } from '../state/answers.ts';
import { labelIn } from '../state/catalogue.ts';
import { useLabel, useText } from '../state/ui.ts';

/** The party this traveller came with, and what several of its people said. For the eye only. */
export function RecordParty({ work }: { readonly work: Work }) {
  const t = useText();
  const label = useLabel();
  const { index, view } = work;
  const { party } = view;
  if (party === null) return null;
  // What was said in private does not stand open on a screen others may see: only that there is something.
  const isPrivate = (code: string) => index.indicators.get(code)?.stage === 'private';
  const shown = party.facts.filter(({ code }) => !isPrivate(code));
  const closed = party.facts.length - shown.length;
  return (
    <section>
      <h3 className="eyebrow">{t.party.facts[party.kind]({ members: party.members })}</h3>
      {party.facts.length === 0 && <p className="small soft">{t.party.facts.none}</p>}
      <ul className="record-lines">
        {shown.map(({ code, count }) => (
          <li key={code} data-weight={count > 1}>
            <span>{label(labelIn(index.indicators, code))}</span>
            <b>{t.party.facts.people({ count })}</b>
          </li>
        ))}
      </ul>
      {closed > 0 && <p className="record-closed">{t.journey.record.closedNote({ count: closed })}</p>}
      {shown.length > 0 && <p className="small soft">{t.party.facts.note}</p>}
    </section>
  );
}
