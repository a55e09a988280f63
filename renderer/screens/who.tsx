/** Name, then PIN: used to sign in, to switch officer and to unlock. */
import { useState, type ReactNode } from 'react';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { useCommand } from '../state/calls.ts';
import { useStation } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { Enrol } from './enrol.tsx';

interface WhoProps {
  /** Whose name is already chosen, e.g. who locked the screen. */
  readonly first?: OfficerCard | null;
  readonly onDone?: () => void;
  /** What stands under the names, and goes once one is chosen. */
  readonly foot?: ReactNode;
}

/** Two touches and a PIN: well under three seconds for a practised hand. */
export function Who({ first = null, onDone, foot }: WhoProps) {
  const t = useText();
  const officers = useStation()?.officers ?? [];
  const [chosen, setChosen] = useState<OfficerCard | null>(first);
  const signIn = useCommand('session.signIn');
  const officer = chosen === null ? null : (officers.find(({ id }) => id === chosen.id) ?? chosen);

  if (officer === null) {
    return (
      <>
        <Names officers={officers} onChoose={setChosen} />
        {foot}
      </>
    );
  }
  const another = () => {
    signIn.dismiss();
    setChosen(null);
  };
  const enter = async (pin: string) => {
    const answer = await signIn.run({ officerId: officer.id, pin });
    if (answer.ok) onDone?.();
  };
  const other = (
    <div>
      <Button onClick={another} hotkey="Escape">
        {t.shift.otherOfficer}
      </Button>
    </div>
  );
  if (officer.enrolling) {
    return (
      <Enrol officer={officer} {...(onDone === undefined ? {} : { onDone })}>
        {other}
      </Enrol>
    );
  }
  return (
    <PinPad
      key={officer.id}
      label={t.frame.pinEnter({ name: officer.name })}
      busy={signIn.busy}
      failure={signIn.failure}
      onEnter={(pin) => void enter(pin)}
    >
      <p className="soft">{t.frame.roles[officer.role]}</p>
      {other}
    </PinPad>
  );
}

const agencies = ['bp3mi', 'immigration', null] as const;

interface NamesProps {
  readonly officers: readonly OfficerCard[];
  readonly onChoose: (officer: OfficerCard) => void;
}

/** Names by agency, the two agencies side by side with the same weight. */
function Names({ officers, onChoose }: NamesProps) {
  const t = useText();
  const active = officers.filter((officer) => officer.active);
  return (
    <div className="who-names">
      {agencies.map((agency) => {
        const own = active.filter((officer) => officer.agency === agency);
        if (own.length === 0) return null;
        const name = agency === null ? t.frame.noAgency : t.frame.agencies[agency];
        return (
          <section key={name} className="stack-tight who-agency">
            <h2 className="eyebrow">{name}</h2>
            <Choices label={name} width={200}>
              {own.map((officer) => (
                <Choice
                  key={officer.id}
                  label={officer.name}
                  detail={officer.enrolling ? t.shift.enrolFirst : t.frame.roles[officer.role]}
                  size="decision"
                  onChoose={() => onChoose(officer)}
                />
              ))}
            </Choices>
          </section>
        );
      })}
    </div>
  );
}
