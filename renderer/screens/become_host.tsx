import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field, Tick } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { readAgain, useCommand } from '../state/calls.ts';
import { useFormat, useText, useUi } from '../state/ui.ts';
import { useSpareHere } from '../components/take_over_offer.tsx';

type Found = OutputOf<'spare.look'>;

/** On the spare, while the host is gone: the copy is checked, an admin proves to be one, and this machine is the host. */
export function BecomeHost() {
  const words = useText().spare;
  const spare = useSpareHere();
  const look = useCommand('spare.look');
  const setTakingOver = useUi((ui) => ui.setTakingOver);
  const [found, setFound] = useState<Found | null>(null);
  const close = () => setTakingOver(false);
  const check = async (passphrase: string | null) => {
    const answer = await look.run({ passphrase });
    if (answer.ok) setFound(answer.value);
  };
  return (
    <Page>
      <div className="page-narrow stack-wide">
        <div className="stack-tight">
          <h1>{words.takeTitle({ station: spare?.station ?? '' })}</h1>
          <p className="lead">{words.takeLead}</p>
        </div>
        {found === null ? (
          <Check
            passphrase={spare?.passphrase === true}
            busy={look.busy}
            onCheck={(passphrase) => void check(passphrase)}
            onBack={close}
          >
            <FailureNotice failure={look.failure} />
          </Check>
        ) : (
          <Take found={found} onBack={close} />
        )}
      </div>
    </Page>
  );
}

interface CheckProps {
  /** The copy lies under the passphrase of the station. */
  readonly passphrase: boolean;
  readonly busy: boolean;
  readonly onCheck: (passphrase: string | null) => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

function Check({ passphrase, busy, onCheck, onBack, children }: CheckProps) {
  const words = useText().spare;
  const [isOff, setIsOff] = useState(false);
  const [told, setTold] = useState('');
  const ready = isOff && (!passphrase || told !== '');
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onCheck(passphrase ? told : null);
      }}
    >
      <Tick label={words.hostIsOff} checked={isOff} onChange={setIsOff} />
      {passphrase && <Field label={words.passphrase} value={told} onChange={setTold} type="password" maxLength={200} />}
      {children}
      <div className="foot">
        <Button kind="quiet" hotkey="Escape" onClick={onBack}>
          {words.back}
        </Button>
        <Button kind="primary" submit busy={busy} disabled={!ready}>
          {busy ? words.looking : words.look}
        </Button>
      </div>
    </form>
  );
}

function Take({ found, onBack }: { readonly found: Found; readonly onBack: () => void }) {
  const t = useText();
  const words = t.spare;
  const format = useFormat();
  const setTakingOver = useUi((ui) => ui.setTakingOver);
  const take = useCommand('spare.takeOver');
  const [only] = found.admins.length === 1 ? found.admins : [];
  const [admin, setAdmin] = useState(only ?? null);
  const when = found.lastEventAt === null ? '' : format.moment(found.lastEventAt);
  const go = async (pin: string) => {
    if (admin === null) return;
    const answer = await take.run({ officerId: admin.id, pin });
    if (!answer.ok) return;
    setTakingOver(false);
    await readAgain();
  };
  return (
    <div className="stack-wide">
      <Notice what={words.found({ events: found.events, when })} />
      {admin === null ? (
        <div className="stack-tight">
          <span className="field-label">{words.who}</span>
          <Choices label={words.who}>
            {found.admins.map((one) => (
              <Choice key={one.id} label={one.name} onChoose={() => setAdmin(one)} />
            ))}
          </Choices>
        </div>
      ) : (
        <PinPad
          label={t.frame.pinEnter({ name: admin.name })}
          go={words.takeNow}
          busy={take.busy}
          failure={take.failure}
          onEnter={(pin) => void go(pin)}
        >
          <p className="soft">{words.who}</p>
        </PinPad>
      )}
      <div>
        <Button kind="quiet" onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </div>
  );
}
