import { useState, type ReactNode } from 'react';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { pinFault } from '../pin.ts';

interface EnrolProps {
  readonly officer: OfficerCard;
  readonly onDone?: () => void;
  /** The way to another name. */
  readonly children: ReactNode;
}

/** First sign-in: the one-time code from the technician, then a PIN of one's own, twice. */
export function Enrol({ officer, onDone, children }: EnrolProps) {
  const t = useText();
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const enrol = useCommand('session.enrol');
  const fault = pin === '' ? null : pinFault(pin, t);
  const differs = again !== '' && again !== pin;
  const ready = /^\d{8}$/.test(code) && pin !== '' && fault === null && again === pin;
  const send = async () => {
    const answer = await enrol.run({ officerId: officer.id, code, pin });
    if (answer.ok) onDone?.();
  };
  const digits = (set: (value: string) => void, most: number) => (value: string) =>
    set(value.replaceAll(/\D/g, '').slice(0, most));
  return (
    <form
      className="stack enrol"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !enrol.busy) void send();
      }}
    >
      <h2 className="question">{t.shift.enrolTitle({ name: officer.name })}</h2>
      <Field
        label={t.shift.enrolCode}
        hint={t.shift.enrolCodeHint}
        value={code}
        onChange={digits(setCode, 8)}
        mono
        inputMode="numeric"
        autoFocus
      />
      <Field
        label={t.shift.newPin}
        hint={t.frame.pinRule}
        value={pin}
        onChange={digits(setPin, 12)}
        type="password"
        mono
        inputMode="numeric"
        fault={fault}
      />
      <Field
        label={t.frame.pinAgain}
        value={again}
        onChange={digits(setAgain, 12)}
        type="password"
        mono
        inputMode="numeric"
        fault={differs ? t.frame.pinsDiffer : null}
      />
      <FailureNotice failure={enrol.failure} />
      <div className="row row-spread">
        {children}
        <Button submit kind="primary" disabled={!ready} busy={enrol.busy}>
          {t.shift.enrolGo}
        </Button>
      </div>
    </form>
  );
}
