import { useState } from 'react';
import { useLocation } from 'wouter';
import type { InputOf } from '../../shared/contract/index.ts';
import type { FlightView, ShiftView } from '../../shared/contract/shift.ts';
import { Purpose } from '../../shared/domain/catalogue_entries.ts';
import { asksLicence, mayBeParty, PartyKind } from '../../shared/domain/party.ts';
import type { FlightId } from '../../shared/ids.ts';
import { millis } from '../../shared/time.ts';
import { inOrder } from '../board.ts';
import { ArrowArea } from '../components/arrow_area.tsx';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useNow } from '../clock.ts';
import { partyPath } from '../routes.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useCommand } from '../state/calls.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

/** Opened with few touches: who, which flight if there are several, what for; a leader where there is one. */
export function PartyOpen({ shift }: { readonly shift: ShiftView }) {
  const t = useText();
  const now = useNow();
  const [, go] = useLocation();
  const opening = useCommand('party.open');
  const [kind, setKind] = useState<PartyKind | null>(null);
  const [chosen, setChosen] = useState<FlightId | null>(null);
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const flights = inOrder(shift.flights, now).filter(({ departsAt }) => millis(departsAt) >= now);
  const flightId = chosen ?? flights[0]?.id ?? null;
  const open = async (input: InputOf<'party.open'>) => {
    const answer = await opening.run(input);
    if (answer.ok) go(partyPath(answer.value.partyId));
  };
  const choosePurpose = (wanted: Purpose) => {
    if (flightId === null) return;
    if (kind === 'family') void open({ kind, purpose: wanted.code, flightId });
    else setPurpose(wanted);
  };
  if (kind === 'group' && purpose !== null && flightId !== null) {
    return (
      <Frame>
        <GroupLines
          purpose={purpose}
          opening={opening}
          onBack={() => setPurpose(null)}
          onOpen={(lines) => void open({ kind, purpose: purpose.code, flightId, ...lines })}
        />
      </Frame>
    );
  }
  return (
    <Frame>
      <div className="stack-wide" aria-busy={opening.busy}>
        <ScreenHead title={t.party.openTitle} lead={t.party.openLead} />
        <FailureNotice failure={opening.failure} />
        {flights.length === 0 && <Notice tone="attention" what={t.party.noFlight} />}
        <section className="stack-tight">
          <h2>{t.party.kindQuestion}</h2>
          <Choices label={t.party.kindQuestion} width={320}>
            {PartyKind.options.map((one, index) => (
              <Choice
                key={one}
                size="decision"
                hotkey={String(index + 1)}
                label={t.party.kind[one]}
                detail={t.party.kindDetail[one]}
                selected={kind === one}
                onChoose={() => setKind(one)}
              />
            ))}
          </Choices>
        </section>
        {kind !== null && flights.length > 1 && <Flights flights={flights} chosen={flightId} onChoose={setChosen} />}
        {kind !== null && flightId !== null && <Purposes onChoose={choosePurpose} />}
      </div>
    </Frame>
  );
}

interface FlightsProps {
  readonly flights: readonly FlightView[];
  readonly chosen: FlightId | null;
  readonly onChoose: (flightId: FlightId) => void;
}

function Flights({ flights, chosen, onChoose }: FlightsProps) {
  const t = useText();
  const format = useFormat();
  return (
    <section className="stack-tight">
      <h2>{t.party.flightQuestion}</h2>
      <Choices label={t.party.flightQuestion} width={220}>
        {flights.map((flight) => (
          <Choice
            key={flight.id}
            label={`${flight.number} ${flight.destination}`}
            detail={format.clock(flight.departsAt)}
            selected={flight.id === chosen}
            onChoose={() => onChoose(flight.id)}
          />
        ))}
      </Choices>
    </section>
  );
}

/** The purposes that one touch may clear, in their groups. */
function Purposes({ onChoose }: { readonly onChoose: (purpose: Purpose) => void }) {
  const t = useText();
  const label = useLabel();
  const catalogue = useCatalogue();
  if (catalogue.index === null) {
    return (
      <FailureNotice failure={catalogue.failure}>
        <Button onClick={catalogue.again}>{t.frame.tryAgain}</Button>
      </FailureNotice>
    );
  }
  const allowed = catalogue.index.catalogue.purposes.filter(mayBeParty).toSorted((a, b) => a.order - b.order);
  return (
    <section className="stack-tight">
      <h2>{t.party.purposeQuestion}</h2>
      <ArrowArea className="party-purposes">
        {Purpose.shape.group.options.map((group) => {
          const members = allowed.filter((purpose) => purpose.group === group);
          if (members.length === 0) return null;
          return (
            <section key={group} className="tile-group" aria-label={t.journey.purpose.groups[group]}>
              <h3 className="eyebrow">{t.journey.purpose.groups[group]}</h3>
              {members.map((purpose) => (
                <Choice key={purpose.code} label={label(purpose.label)} onChoose={() => onChoose(purpose)} />
              ))}
            </section>
          );
        })}
      </ArrowArea>
    </section>
  );
}

interface GroupLinesProps {
  readonly purpose: Purpose;
  readonly opening: ReturnType<typeof useCommand<'party.open'>>;
  readonly onBack: () => void;
  readonly onOpen: (lines: { leader: string | null; licence: string | null }) => void;
}

const lineOf = (text: string): string | null => text.trim() || null;

/** Leader and licence, once. Only where an agency sends the group is its licence needed. */
function GroupLines({ purpose, opening, onBack, onOpen }: GroupLinesProps) {
  const t = useText();
  const label = useLabel();
  const [leader, setLeader] = useState('');
  const [licence, setLicence] = useState('');
  const [tried, setTried] = useState(false);
  const needed = asksLicence(purpose);
  const missing = needed && lineOf(licence) === null;
  return (
    <form
      className="stack form-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) onOpen({ leader: lineOf(leader), licence: lineOf(licence) });
      }}
    >
      <p className="eyebrow">{t.party.kind.group}</p>
      <h1>{label(purpose.label)}</h1>
      <FailureNotice failure={opening.failure} />
      <Field
        label={t.party.leader}
        hint={t.party.optional}
        value={leader}
        onChange={setLeader}
        maxLength={120}
        autoFocus
      />
      <Field
        label={t.party.licence}
        hint={needed ? t.party.licenceNeeded : t.party.optional}
        fault={tried && missing ? t.party.licenceFault : null}
        value={licence}
        onChange={setLicence}
        maxLength={120}
      />
      <div className="row">
        <Button kind="primary" size="decision" submit busy={opening.busy}>
          {t.party.startScanning}
        </Button>
        <Button kind="quiet" hotkey="Escape" onClick={onBack}>
          {t.frame.back}
        </Button>
      </div>
    </form>
  );
}
