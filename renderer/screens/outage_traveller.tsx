import { useState } from 'react';
import { parseMrz } from '../../shared/domain/mrz.ts';
import { SelectionReason } from '../../shared/domain/words.ts';
import type { Day } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field, Pick } from '../components/field.tsx';
import { Mono } from '../components/mono.tsx';
import { Notice } from '../components/notice.tsx';
import { useCatalogue } from '../state/catalogue.ts';
import { useCall } from '../state/calls.ts';
import { changeOutage, type OutageDraft } from '../state/outage.ts';
import { useLabel, useText } from '../state/ui.ts';
import { TypePassport } from './type_passport.tsx';

const empty = {};

interface TravellerProps {
  readonly draft: OutageDraft;
  readonly day: Day;
}

/** Who it was about: the passport scanned or typed, flight, purpose, and why this person. */
export function TravellerOnPaper({ draft, day }: TravellerProps) {
  const t = useText();
  const label = useLabel();
  const { index } = useCatalogue();
  const purposes = index?.catalogue.purposes.toSorted((a, b) => a.order - b.order) ?? [];
  return (
    <>
      <PassportPart draft={draft} day={day} />
      <FlightPart draft={draft} />
      <Pick
        label={t.outage.purpose}
        value={draft.purpose}
        onChange={(purpose) => changeOutage({ purpose })}
        options={[
          { value: '', label: t.outage.purposeChoose },
          ...purposes.map((one) => ({ value: one.code, label: label(one.label) })),
        ]}
      />
      <section className="stack-tight">
        <h2>{t.outage.selection}</h2>
        <Choices label={t.outage.selection} width={180}>
          {SelectionReason.options.map((reason) => (
            <Choice
              key={reason}
              label={t.journey.purpose.selection[reason]}
              selected={draft.selection === reason}
              onChoose={() => changeOutage({ selection: reason })}
            />
          ))}
        </Choices>
      </section>
    </>
  );
}

function PassportPart({ draft, day }: TravellerProps) {
  const t = useText();
  const [typing, setTyping] = useState(false);
  const read = readName(draft, day);
  return (
    <section className="stack-tight">
      <h2>{t.outage.passport}</h2>
      <div className="row row-spread">
        {read === null ? (
          <p className="lead">{t.outage.passportScan}</p>
        ) : (
          <p className="lead">
            <b>{read.name}</b> <Mono>{read.number}</Mono>
          </p>
        )}
        <Button onClick={() => setTyping(true)}>{t.journey.scan.typePassport}</Button>
      </div>
      {draft.notPassport && <Notice tone="attention" what={t.outage.passportUnread} />}
      {typing && (
        <TypePassport
          onClose={() => setTyping(false)}
          onTake={(passport) => changeOutage({ passport, notPassport: false })}
        />
      )}
    </section>
  );
}

/** The name in a passport as the page reads it; the application reads it again. */
function readName({ passport }: OutageDraft, day: Day): { readonly name: string; readonly number: string } | null {
  if (passport === null) return null;
  if (passport.source === 'typed') {
    return { name: `${passport.givenNames} ${passport.surname}`.trim(), number: passport.documentNumber };
  }
  const read = parseMrz(passport.text, day);
  return read.ok ? { name: read.value.displayName, number: read.value.documentNumber } : null;
}

function FlightPart({ draft }: { readonly draft: OutageDraft }) {
  const t = useText();
  const flights = useCall('shift.current', empty).value?.flights ?? [];
  // The same number may fly on two days of one shift; the form names the number, the day stands above.
  const numbers = [...new Set(flights.map(({ number }) => number))];
  const known = numbers.includes(draft.flight);
  const [other, setOther] = useState(draft.flight !== '' && !known);
  const choose = (flight: string) => {
    setOther(false);
    changeOutage({ flight });
  };
  return (
    <section className="stack-tight">
      <h2>{t.outage.flight}</h2>
      <Choices label={t.outage.flight} width={150}>
        {numbers.map((number) => (
          <Choice
            key={number}
            label={number}
            selected={!other && draft.flight === number}
            onChoose={() => choose(number)}
          />
        ))}
        <Choice
          label={t.outage.flightOther}
          selected={other}
          onChoose={() => {
            setOther(true);
            changeOutage({ flight: '' });
          }}
        />
        <Choice label={t.outage.flightNone} selected={!other && draft.flight === ''} onChoose={() => choose('')} />
      </Choices>
      {other && (
        <Field
          label={t.outage.flightOther}
          value={draft.flight}
          onChange={(flight) => changeOutage({ flight: flight.toUpperCase() })}
          maxLength={8}
          mono
          autoFocus
        />
      )}
    </section>
  );
}
