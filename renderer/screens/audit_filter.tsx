import { eventGroups, type EventGroup } from '../../shared/audit/event_groups.ts';
import { Button } from '../components/button.tsx';
import { Field, Pick } from '../components/field.tsx';
import { readDay } from '../days.ts';
import { isIdentifier, noFilter, type Wanted } from '../log_filter.ts';
import { useStation } from '../state/session.ts';
import { useText } from '../state/ui.ts';

const isGroup = (text: string): text is EventGroup => Object.hasOwn(eventGroups, text);
const groups = Object.keys(eventGroups).filter(isGroup);

interface FilterProps {
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

/** Which events are shown: all that is chosen must hold. */
export function AuditFilter({ wanted, onChange }: FilterProps) {
  const words = useText().evidence.browse;
  const set = (more: Partial<Wanted>) => onChange({ ...wanted, ...more });
  return (
    <div className="audit-filter">
      <Kinds wanted={wanted} set={set} />
      <Officer wanted={wanted} set={set} />
      <Field
        label={words.about}
        placeholder={words.aboutHint}
        mono
        maxLength={64}
        value={wanted.about}
        fault={wanted.about === '' || isIdentifier(wanted.about) ? null : words.aboutFault}
        onChange={(about) => set({ about: about.trim() })}
      />
      <TypedDay label={words.from} value={wanted.from} onChange={(from) => set({ from })} />
      <TypedDay label={words.to} value={wanted.to} onChange={(to) => set({ to })} />
      {wanted !== noFilter && (
        <div className="field">
          <Button kind="quiet" onClick={() => onChange(noFilter)}>
            {words.clear}
          </Button>
          <span className="field-fault" />
        </div>
      )}
    </div>
  );
}

interface TypedDayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day as people write it, whatever the browser thinks of days. */
export function TypedDay({ label, value, onChange }: TypedDayProps) {
  const words = useText().evidence.browse;
  return (
    <Field
      label={label}
      value={value}
      placeholder="21-11-2026"
      inputMode="numeric"
      maxLength={10}
      fault={value.length >= 8 && readDay(value) === null ? words.dayFault : null}
      onChange={onChange}
    />
  );
}

interface PartProps {
  readonly wanted: Wanted;
  readonly set: (more: Partial<Wanted>) => void;
}

function Kinds({ wanted: { group, kind }, set }: PartProps) {
  const t = useText();
  const words = t.evidence.browse;
  const kinds = group === null ? [] : [...eventGroups[group]];
  return (
    <>
      <Pick
        label={words.group}
        value={group ?? ''}
        onChange={(value) => set({ group: isGroup(value) ? value : null, kind: null })}
        options={[
          { value: '', label: words.anyGroup },
          ...groups.map((one) => ({ value: one, label: words.groups[one] })),
        ]}
      />
      {group !== null && (
        <Pick
          label={words.kind}
          value={kind ?? ''}
          onChange={(value) => set({ kind: kinds.find((one) => one === value) ?? null })}
          options={[{ value: '', label: words.anyKind }, ...kinds.map((one) => ({ value: one, label: t.events[one] }))]}
        />
      )}
    </>
  );
}

function Officer({ wanted: { officer }, set }: PartProps) {
  const words = useText().evidence.browse;
  const active = useStation()?.officers ?? [];
  const gone = officer === null || active.some(({ id }) => id === officer.id) ? [] : [officer];
  const all = [...active, ...gone].map(({ id, name }) => ({ id, name }));
  return (
    <Pick
      label={words.officer}
      value={officer?.id ?? ''}
      onChange={(value) => set({ officer: all.find(({ id }) => id === value) ?? null })}
      options={[{ value: '', label: words.anyOfficer }, ...all.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
