import { useState } from 'react';
import type { FlightEntry } from '../../shared/contract/shift.ts';
import { Button } from '../components/button.tsx';
import { FileChooser } from '../components/file_chooser.tsx';
import { Field } from '../components/field.tsx';
import { Mono } from '../components/mono.tsx';
import { Sheet } from '../components/sheet.tsx';
import type { FlightDefaults } from '../flight_draft.ts';
import { readSchedule } from '../schedule_text.ts';
import { useText } from '../state/ui.ts';

interface FlightsPasteProps {
  readonly defaults: FlightDefaults & { readonly airport: string };
  readonly onTake: (flights: readonly FlightEntry[]) => void;
  readonly onClose: () => void;
}

/** A schedule from a chat or a CSV file; what was read and what was not stands there before it is taken. */
export function FlightsPaste({ defaults, onTake, onClose }: FlightsPasteProps) {
  const t = useText();
  const { flights } = t.shift;
  const [text, setText] = useState('');
  const schedule = readSchedule(text, defaults);
  const open = async (chosen: File) => setText(await chosen.text());
  return (
    <Sheet title={flights.pasteTitle} onClose={onClose} size="wide">
      <div className="stack">
        <Field
          label={flights.pasteLabel}
          hint={flights.pasteLead}
          value={text}
          onChange={setText}
          rows={8}
          mono
          autoFocus
        />
        {text.trim() !== '' && (
          <div className="stack-tight" role="status">
            <p className="field-label">{flights.pasteRead({ count: schedule.flights.length })}</p>
            <ul className="paste-list">
              {schedule.flights.map((flight, index) => (
                <li key={index}>
                  <Mono>{`${flight.departs}  ${flight.number}  ${flight.destination}  ${flight.seats ?? '–'}`}</Mono>
                </li>
              ))}
            </ul>
            {schedule.unread.length > 0 && (
              <>
                <p className="field-fault">{flights.pasteUnread({ count: schedule.unread.length })}</p>
                <ul className="paste-list">
                  {schedule.unread.map((line, index) => (
                    <li key={index}>
                      <Mono wrap>{line}</Mono>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        <div className="row row-spread">
          <FileChooser
            label={flights.file}
            accept=".csv,.txt,text/csv,text/plain"
            quiet
            onChoose={(file) => void open(file)}
          />
          <Button kind="primary" disabled={schedule.flights.length === 0} onClick={() => onTake(schedule.flights)}>
            {flights.pasteAdd}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
