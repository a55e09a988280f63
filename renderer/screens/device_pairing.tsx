import { useEffect, useRef, useState } from 'react';
import type { DeviceView } from '../../shared/contract/network.ts';
import { DevicePlace } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { QrCode } from '../components/qr_code.tsx';
import { Sheet } from '../components/sheet.tsx';
import { call, useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const empty = {};

/** A code for one device, the device that asks with it, its name and place. Closing takes the code back. */
export function DevicePairing({ onClose }: { readonly onClose: () => void }) {
  const words = useText().network;
  const pair = useCommand('device.pair');
  const [code, setCode] = useState<string | null>(null);
  const [done, setDone] = useState<DeviceView | null>(null);
  const state = useCall('device.pairing', empty, { every: 1_000, when: code !== null && done === null }).value;
  const make = async () => {
    const answer = await pair.run({});
    if (answer.ok) setCode(answer.value.code);
  };
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void make();
  });
  const close = () => {
    // A code that nobody looks at any more is no longer good; where it is over already there is nothing to take back.
    if (done === null) void call('device.endPairing', {});
    onClose();
  };
  return (
    <Sheet title={words.pairTitle} onClose={close}>
      <div className="stack">
        <FailureNotice failure={pair.failure} />
        {done !== null && <Done device={done} onClose={close} />}
        {done === null && state?.state === 'waiting' && code !== null && <Code code={code} seconds={state.seconds} />}
        {done === null && state?.state === 'asked' && state.comparison !== null && (
          <Asked comparison={state.comparison} onDone={setDone} onRefused={onClose} />
        )}
        {done === null && (state?.state === 'expired' || state?.state === 'lost') && (
          <>
            <Notice tone="attention" what={words[state.state]} />
            <div className="row">
              <Button kind="primary" busy={pair.busy} onClick={() => void make()}>
                {words.again}
              </Button>
            </div>
          </>
        )}
      </div>
    </Sheet>
  );
}

function Code({ code, seconds }: { readonly code: string; readonly seconds: number }) {
  const words = useText().network;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <div className="pairing">
      <QrCode text={code} label={words.code} />
      <div className="stack">
        <p>{words.pairLead}</p>
        <p role="timer">{words.secondsLeft({ seconds })}</p>
        <Button size="small" onClick={() => void copy()}>
          {copied ? words.copied : words.copy}
        </Button>
      </div>
    </div>
  );
}

interface AskedProps {
  readonly comparison: string;
  readonly onDone: (device: DeviceView) => void;
  readonly onRefused: () => void;
}

function Asked({ comparison, onDone, onRefused }: AskedProps) {
  const words = useText().network;
  const approve = useCommand('device.approve');
  const refuse = useCommand('device.endPairing');
  const [name, setName] = useState('');
  const [place, setPlace] = useState<DevicePlace | null>(null);
  const go = async () => {
    if (place === null) return;
    const answer = await approve.run({ comparison, name, place });
    if (answer.ok) onDone(answer.value);
  };
  const end = async () => {
    const answer = await refuse.run({});
    if (answer.ok) onRefused();
  };
  return (
    <>
      <Notice what={words.asked}>
        <p>{words.compare}</p>
        <p className="comparison mono">{spaced(comparison)}</p>
      </Notice>
      <Field
        label={words.deviceName}
        hint={words.deviceNameHint}
        value={name}
        onChange={setName}
        maxLength={40}
        autoFocus
      />
      <div className="stack-tight">
        <span className="field-label">{words.whichPlace}</span>
        <Choices label={words.whichPlace} width={180}>
          {DevicePlace.options.map((one) => (
            <Choice key={one} label={words.places[one]} selected={one === place} onChoose={() => setPlace(one)} />
          ))}
        </Choices>
      </div>
      <FailureNotice failure={approve.failure} />
      <FailureNotice failure={refuse.failure} />
      <div className="row row-spread">
        <Button busy={refuse.busy} onClick={() => void end()}>
          {words.refuse}
        </Button>
        <Button
          kind="primary"
          disabled={name.trim() === '' || place === null}
          busy={approve.busy}
          onClick={() => void go()}
        >
          {words.approve}
        </Button>
      </div>
    </>
  );
}

/** Six digits are read aloud as two groups of three. */
export const spaced = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3)}`;

function Done({ device, onClose }: { readonly device: DeviceView; readonly onClose: () => void }) {
  const t = useText();
  const words = t.network;
  return (
    <>
      <Notice what={words.pairedNow(device)}>
        <p>{words.places[device.place]}</p>
      </Notice>
      <div className="row row-spread">
        <span />
        <Button kind="primary" onClick={onClose}>
          {t.frame.close}
        </Button>
      </div>
    </>
  );
}
