import { useState } from 'react';
import { pinTooSimple } from '../../shared/domain/lockout.ts';
import { Done } from '../components/done.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Steps } from '../components/steps.tsx';
import { useCommand, type AnyFailure } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const steps = ['old', 'new', 'again'] as const;
type Step = (typeof steps)[number];

/** The PIN as it is, the new one, the new one again. Where only the old one was wrong, the new one is not asked for anew. */
export function OwnPin({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const words = t.shift.ownPin;
  const change = useCommand('session.changePin');
  const [step, setStep] = useState<Step | 'done'>('old');
  const [oldPin, setOldPin] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const [failure, setFailure] = useState<AnyFailure | null>(null);

  const goTo = (next: Step, why: AnyFailure | null = null) => {
    setFailure(why);
    setStep(next);
  };
  const send = async (from: string, to: string) => {
    const answer = await change.run({ oldPin: from, pin: to });
    if (answer.ok) return setStep('done');
    const ofNewPin = answer.error.code === 'pin-too-simple' || answer.error.code === 'pin-unchanged';
    setConfirmed(ofNewPin ? null : to);
    goTo(ofNewPin ? 'new' : 'old', answer.error);
  };
  const enter = (pin: string) => {
    if (step === 'old') {
      setOldPin(pin);
      return confirmed === null ? goTo('new') : void send(pin, confirmed);
    }
    if (step === 'new') {
      if (pinTooSimple(pin)) return setFailure({ code: 'pin-too-simple' });
      if (pin === oldPin) return setFailure({ code: 'pin-unchanged' });
      setChosen(pin);
      return goTo('again');
    }
    return pin === chosen ? void send(oldPin, pin) : goTo('new', { code: 'pins-differ' });
  };

  if (step === 'done') {
    return (
      <Sheet title={words.open} onClose={onClose} size="narrow">
        <div className="stack">
          <Done what={words.done} onClose={onClose}>
            <p>{words.doneLead}</p>
          </Done>
        </div>
      </Sheet>
    );
  }
  const leads = {
    old: confirmed === null ? words.oldLead : words.oldAgainLead,
    new: t.frame.pinRule,
    again: words.againLead,
  };
  return (
    <Sheet title={words.open} onClose={onClose} size="wide">
      <div className="stack-wide">
        <Steps names={steps.map((one) => words[one])} current={steps.indexOf(step)} />
        <PinPad
          key={step}
          label={words[step]}
          go={step === 'again' || confirmed !== null ? words.go : t.frame.next}
          busy={change.busy}
          failure={failure}
          onEnter={enter}
        >
          <p className="soft">{leads[step]}</p>
        </PinPad>
      </div>
    </Sheet>
  );
}
