import { Link } from 'wouter';
import { partyPath } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

const empty = {};

/** Open parties of this agency; any of its officers goes on with them. Nothing while there are none. */
export function PartyList() {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const may = useMay();
  const { index } = useCatalogue();
  const open = useCall('party.list', empty, { when: may('party.list') }).value ?? [];
  if (open.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t.party.openOnes}</h2>
      <ul className="party-open">
        {open.map((party) => (
          <li key={party.partyId}>
            <Link className="queue-open" href={partyPath(party.partyId)} data-mine={party.mine}>
              <span className="queue-name">
                {t.party.kind[party.kind]} · {label(labelIn(index?.purposes, party.purpose))}
              </span>
              <span className="row row-spread small soft">
                <span>
                  {[party.flight, t.party.listed({ count: party.members }), party.mine ? null : party.officer]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
                <span>{t.party.openedAt({ clock: format.clock(party.openedAt) })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
