import { useState } from 'react';
import { HandoverTo, PassportWith, PhoneWith } from '../../shared/domain/handover.ts';
import type { HandoverId, ScreeningId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';

interface HandoverNewProps {
  readonly screeningId: ScreeningId;
  readonly name: string;
  readonly passportHeld: boolean;
  readonly onClose: () => void;
  readonly onOffered: (id: HandoverId) => void;
}

const told = ['belongings', 'health', 'needs', 'copies'] as const;

/** To whom, and what goes with the person. */
export function HandoverNew({ screeningId, name, passportHeld, onClose, onOffered }: HandoverNewProps) {
  const t = useText();
  const words = t.after.handover;
  const agency = useOfficer()?.agency ?? null;
  const offer = useCommand('handover.offer');
  const [toWhom, setTo] = useState<HandoverTo | null>(null);
  const [office, setOffice] = useState('');
  const [place, setPlace] = useState('');
  const [reason, setReason] = useState('');
  const [passport, setPassport] = useState<PassportWith>(passportHeld ? 'inCustody' : 'ownHand');
  const [phone, setPhone] = useState<PhoneWith>('ownHand');
  const [rest, setRest] = useState({ belongings: '', health: '', needs: '', copies: '' });
  const ready = toWhom !== null && office.trim().length > 1 && reason.trim().length > 4;
  const send = async () => {
    if (toWhom === null) return;
    const contents = { passport, phone, ...rest };
    const answer = await offer.run({ screeningId, toWhom, office, place, reason, contents });
    if (answer.ok) onOffered(answer.value.handoverId);
  };
  return (
    <Sheet title={`${words.offer} ${name}`} onClose={onClose} size="wide">
      <div className="stack">
        <h3>{words.toTitle}</h3>
        <Choices label={words.toTitle} width={200}>
          {HandoverTo.options
            .filter((one) => one !== agency)
            .map((one) => (
              <Choice
                key={one}
                label={words.to[one]}
                size="decision"
                selected={toWhom === one}
                onChoose={() => setTo(one)}
              />
            ))}
        </Choices>
        <div className="pair">
          <Field label={words.office} value={office} onChange={setOffice} maxLength={120} />
          <Field label={words.place} value={place} onChange={setPlace} maxLength={120} />
        </div>
        <Field label={words.reason} value={reason} onChange={setReason} maxLength={1000} rows={3} />
        <h3>{words.passportTitle}</h3>
        <Choices label={words.passportTitle} width={210}>
          {PassportWith.options.map((one) => (
            <Choice
              key={one}
              label={words.passport[one]}
              selected={passport === one}
              onChoose={() => setPassport(one)}
            />
          ))}
        </Choices>
        <h3>{words.phoneTitle}</h3>
        <Choices label={words.phoneTitle} width={210}>
          {PhoneWith.options.map((one) => (
            <Choice key={one} label={words.phone[one]} selected={phone === one} onChoose={() => setPhone(one)} />
          ))}
        </Choices>
        <div className="pair">
          {told.map((one) => (
            <Field
              key={one}
              label={words[one]}
              value={rest[one]}
              onChange={(value) => setRest((before) => ({ ...before, [one]: value }))}
              maxLength={500}
              rows={2}
            />
          ))}
        </div>
        <FailureNotice failure={offer.failure} />
        <div className="after-foot">
          <p className="soft" role="status">
            {ready ? null : words.missing}
          </p>
          <Button kind="primary" size="decision" disabled={!ready} busy={offer.busy} onClick={() => void send()}>
            {words.send}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
