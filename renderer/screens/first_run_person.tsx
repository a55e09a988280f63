import { AgencyCode } from '../../shared/domain/words.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field, Tick } from '../components/field.tsx';
import { useText } from '../state/ui.ts';
import { FirstRunButtons } from './first_run_buttons.tsx';
import { personFaults, personReady, type FirstRunProps, type PersonDraft } from './first_run_draft.ts';

const onlyDigits = (value: string) => value.replaceAll(/\D/g, '').slice(0, 12);

/** One of the first two people, with a PIN only that person knows. */
export function FirstRunPerson(props: FirstRunProps & { readonly who: 'admin' | 'supervisor' }) {
  const { draft, who, onChange, onNext, onBack } = props;
  const t = useText();
  const { first } = t.shift;
  const person = draft[who];
  const faults = personFaults(person, t);
  const ready = personReady(person, t) && (who === 'admin' || draft.agency !== null);
  const change = (part: Partial<PersonDraft>) => onChange({ [who]: { ...person, ...part } });
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onNext();
      }}
    >
      <div className="stack-tight">
        <h1>{who === 'admin' ? first.adminQuestion : first.supervisorQuestion}</h1>
        <p className="soft">{who === 'admin' ? first.adminLead : first.supervisorLead}</p>
      </div>
      <div className="pair pair-wide">
        <Field
          label={first.name}
          hint={first.nameHint}
          value={person.name}
          onChange={(name) => change({ name })}
          maxLength={80}
          autoFocus
          fault={faults.name}
        />
        <Field
          label={first.serviceNumber}
          hint={t.frame.optional}
          value={person.serviceNumber}
          onChange={(serviceNumber) => change({ serviceNumber })}
          maxLength={30}
          mono
        />
      </div>
      {who === 'supervisor' && (
        <div className="stack-tight">
          <span className="field-label">{first.agency}</span>
          <Choices label={first.agency}>
            {AgencyCode.options.map((agency) => (
              <Choice
                key={agency}
                label={t.frame.agencies[agency]}
                selected={draft.agency === agency}
                onChoose={() => onChange({ agency, official: agency === 'immigration' && draft.official })}
              />
            ))}
          </Choices>
          {draft.agency === 'immigration' && (
            <Tick label={first.official} checked={draft.official} onChange={(official) => onChange({ official })} />
          )}
        </div>
      )}
      <div className="pair">
        <Field
          label={first.pin}
          hint={t.frame.pinRule}
          value={person.pin}
          onChange={(pin) => change({ pin: onlyDigits(pin) })}
          type="password"
          inputMode="numeric"
          mono
          fault={faults.pin}
        />
        <Field
          label={t.frame.pinAgain}
          hint={first.aloneHint}
          value={person.again}
          onChange={(again) => change({ again: onlyDigits(again) })}
          type="password"
          inputMode="numeric"
          mono
          fault={faults.again}
        />
      </div>
      <FirstRunButtons onBack={onBack} ready={ready} />
    </form>
  );
}
