import { DevicePlace } from '../../shared/domain/words.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { useText } from '../state/ui.ts';

interface PlaceChoicesProps {
  readonly label: string;
  readonly place: DevicePlace | null;
  readonly onChoose: (place: DevicePlace) => void;
}

/** Where a machine stands. */
export function PlaceChoices({ label, place, onChoose }: PlaceChoicesProps) {
  const words = useText().network;
  return (
    <div className="stack-tight">
      <span className="field-label">{label}</span>
      <Choices label={label} width={230}>
        {DevicePlace.options.map((one) => (
          <Choice key={one} label={words.places[one]} selected={one === place} onChoose={() => onChoose(one)} />
        ))}
      </Choices>
    </div>
  );
}

interface DeviceFieldsProps {
  readonly name: string;
  readonly place: DevicePlace | null;
  readonly onName: (name: string) => void;
  readonly onPlace: (place: DevicePlace) => void;
}

/** What a device is called and where it stands. */
export function DeviceFields({ name, place, onName, onPlace }: DeviceFieldsProps) {
  const words = useText().network;
  return (
    <>
      <Field
        label={words.deviceName}
        hint={words.deviceNameHint}
        value={name}
        onChange={onName}
        maxLength={40}
        autoFocus
      />
      <PlaceChoices label={words.whichPlace} place={place} onChoose={onPlace} />
    </>
  );
}
