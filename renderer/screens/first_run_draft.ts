/** What the first run has typed so far, and what is wrong with it. */
import type { InputOf } from '../../shared/contract/index.ts';
import type { AgencyCode } from '../../shared/domain/words.ts';
import type { Text } from '../../shared/text/id.ts';
import { pinFault } from '../pin.ts';

export interface PersonDraft {
  readonly name: string;
  readonly serviceNumber: string;
  readonly pin: string;
  readonly again: string;
}

export interface StationDraft {
  readonly airport: string;
  readonly counter: string;
  readonly name: string;
  readonly admin: PersonDraft;
  readonly supervisor: PersonDraft;
  readonly agency: AgencyCode | null;
  readonly official: boolean;
}

const nobody: PersonDraft = { name: '', serviceNumber: '', pin: '', again: '' };

export const emptyDraft: StationDraft = {
  airport: 'PLM',
  counter: '',
  name: '',
  admin: nobody,
  supervisor: nobody,
  agency: null,
  official: false,
};

export interface FirstRunProps {
  readonly draft: StationDraft;
  readonly onChange: (part: Partial<StationDraft>) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

/** Faults of what stands in a field; an empty field has none yet, it is only not ready. */
export function stationFaults(draft: StationDraft, t: Text) {
  const { airport, counter, name } = draft;
  return {
    airport: airport === '' || /^[A-Z]{3}$/.test(airport) ? null : t.shift.first.airportFault,
    counter: counter === '' || /^[A-Z0-9]{1,6}$/.test(counter) ? null : t.shift.first.counterFault,
    name: name === '' || name.trim().length >= 3 ? null : t.shift.first.stationNameFault,
  };
}

export const stationReady = ({ airport, counter, name }: StationDraft): boolean =>
  /^[A-Z]{3}$/.test(airport) && /^[A-Z0-9]{1,6}$/.test(counter) && name.trim().length >= 3;

export function personFaults({ name, pin, again }: PersonDraft, t: Text) {
  return {
    name: name === '' || name.trim().length >= 2 ? null : t.shift.first.nameFault,
    pin: pin.length < 6 ? null : pinFault(pin, t),
    again: again === '' || pin.startsWith(again) ? null : t.frame.pinsDiffer,
  };
}

export const personReady = (person: PersonDraft, t: Text): boolean =>
  person.name.trim().length >= 2 && pinFault(person.pin, t) === null && person.again === person.pin;

/** The call that creates the station, or null while something is missing. */
export function creation(draft: StationDraft): InputOf<'station.create'> | null {
  const { airport, counter, agency, official } = draft;
  if (agency === null) return null;
  const person = ({ name, serviceNumber, pin }: PersonDraft) => ({
    name: name.trim(),
    serviceNumber: serviceNumber.trim(),
    pin,
  });
  return {
    airport,
    counter,
    name: draft.name.trim(),
    admin: person(draft.admin),
    supervisor: { ...person(draft.supervisor), agency, immigrationOfficial: agency === 'immigration' && official },
  };
}
