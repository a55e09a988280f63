import { useState } from 'react';
import type { BoardingInput } from '../../shared/contract/screening.ts';
import type { FlightView } from '../../shared/contract/shift.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { inOrder } from '../board.ts';
import { useNow } from '../clock.ts';
import { useCall } from '../state/calls.ts';
import { takeBoarding } from '../state/scan.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

/** A boarding pass on paper only, or on a telephone the reader does not like: the flight by touch, or the code pasted. */
export function TypeBoarding({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const [way, setWay] = useState<'flight' | 'code'>('flight');
  const take = (boarding: BoardingInput) => {
    takeBoarding(boarding);
    onClose();
  };
  return (
    <Sheet title={t.journey.scan.typeBoardingPass} onClose={onClose}>
      <div className="stack">
        <Choices label={t.journey.scan.typeBoardingPass} width={180}>
          <Choice label={t.journey.scan.asFlight} selected={way === 'flight'} onChoose={() => setWay('flight')} />
          <Choice label={t.journey.scan.asBarcode} selected={way === 'code'} onChoose={() => setWay('code')} />
        </Choices>
        {way === 'flight' ? <Flight onTake={take} /> : <Code onTake={take} />}
      </div>
    </Sheet>
  );
}

type Take = (boarding: BoardingInput) => void;

function Code({ onTake }: { readonly onTake: Take }) {
  const t = useText();
  const [text, setText] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        // A code ends with blanks that belong to it; only line ends of the pasting go.
        if (text.trim() !== '') onTake({ source: 'bcbp', text: text.replace(/[\r\n]+/g, '') });
      }}
    >
      <Field
        label={t.journey.scan.barcode}
        hint={t.journey.scan.barcodeHelp}
        value={text}
        onChange={setText}
        rows={4}
        maxLength={700}
        mono
        autoFocus
      />
      <Button kind="primary" size="decision" submit disabled={text.trim() === ''}>
        {t.journey.scan.read}
      </Button>
    </form>
  );
}

function Flight({ onTake }: { readonly onTake: Take }) {
  const t = useText();
  const now = useNow();
  const flights = inOrder(useCall('shift.current', empty).value?.flights ?? [], now);
  const [chosen, setChosen] = useState<FlightView | null>(null);
  const [finalAirport, setFinalAirport] = useState('');
  const [seat, setSeat] = useState('');
  const flight = chosen ?? (flights.length === 1 ? (flights[0] ?? null) : null);
  const airport = finalAirport === '' ? (flight?.destination ?? '') : finalAirport;
  const ready = flight !== null && /^[A-Z]{3}$/.test(airport);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onTake({ source: 'typed', flightId: flight.id, finalAirport: airport, seat });
      }}
    >
      {flights.length === 0 && <Notice what={t.journey.scan.noFlights} />}
      <FlightChoices flights={flights} chosen={flight} onChoose={setChosen} />
      <div className="pair">
        <Field
          label={t.journey.scan.finalAirport}
          value={finalAirport}
          onChange={(value) => setFinalAirport(value.toUpperCase())}
          placeholder={flight?.destination ?? ''}
          maxLength={3}
          mono
        />
        <Field
          label={t.journey.scan.seat}
          value={seat}
          onChange={(value) => setSeat(value.toUpperCase())}
          maxLength={5}
          mono
        />
      </div>
      <Button kind="primary" size="decision" submit disabled={!ready}>
        {t.journey.scan.read}
      </Button>
    </form>
  );
}

interface FlightChoicesProps {
  readonly flights: readonly FlightView[];
  readonly chosen: FlightView | null;
  readonly onChoose: (flight: FlightView) => void;
}

function FlightChoices({ flights, chosen, onChoose }: FlightChoicesProps) {
  const t = useText();
  const format = useFormat();
  return (
    <Choices label={t.journey.scan.flight} width={200}>
      {flights.map((flight) => (
        <Choice
          key={flight.id}
          label={`${flight.number} ${flight.destination}`}
          detail={t.frame.departs({ clock: format.clock(flight.departsAt) })}
          selected={flight.id === chosen?.id}
          onChoose={() => onChoose(flight)}
        />
      ))}
    </Choices>
  );
}
