import { useState } from 'react';
import type { DeviceView } from '../../shared/contract/network.ts';
import type { DevicePlace } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Done } from '../components/done.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { QrCode } from '../components/qr_code.tsx';
import { Sheet } from '../components/sheet.tsx';
import { call, useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { DeviceFields } from './device_fields.tsx';

const empty = {};

interface PairingProps {
  readonly code: string;
  /** A new code in the place of one that is over. */
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** A code for one device, the device that asks with it, its name and place. Closing takes the code back. */
export function DevicePairing({ code, onAgain, onClose }: PairingProps) {
  const words = useText().network;
  const [paired, setPaired] = useState<DeviceView | null>(null);
  const state = useCall('device.pairing', empty, { every: 1_000, when: paired === null }).value;
  const close = () => {
    // A code that nobody looks at any more is no longer good; where it is over already there is nothing to take back.
    if (paired === null) void call('device.endPairing', {});
    onClose();
  };
  return (
    <Sheet title={words.pairTitle} onClose={close}>
      <div className="stack">
        {paired !== null ? (
          <Done what={words.pairedNow(paired)} onClose={close}>
            <p>{words.places[paired.place]}</p>
          </Done>
        ) : state?.state === 'asked' && state.comparison !== null ? (
          <Asked comparison={state.comparison} onPaired={setPaired} onRefused={onClose} />
        ) : state?.state === 'expired' || state?.state === 'lost' ? (
          <>
            <Notice tone="attention" what={words[state.state]} />
            <div className="row">
              <Button kind="primary" onClick={onAgain}>
                {words.again}
              </Button>
            </div>
          </>
        ) : (
          state?.state === 'waiting' && <Code code={code} seconds={state.seconds} />
        )}
      </div>
    </Sheet>
  );
}

function Code({ code, seconds }: { readonly code: string; readonly seconds: number }) {
  const words = useText().network;
  const [copied, setCopied] = useState<'not' | 'done' | 'failed'>('not');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied('done');
    } catch {
      // The browser gives no reason a person could act on; the code itself is still there to be read.
      setCopied('failed');
    }
  };
  return (
    <div className="pairing">
      <QrCode text={code} label={words.code} />
      <div className="stack">
        <p>{words.pairLead}</p>
        <p role="timer">{words.secondsLeft({ seconds })}</p>
        <Button size="small" onClick={() => void copy()}>
          {copied === 'done' ? words.copied : words.copy}
        </Button>
        {copied === 'failed' && <p role="status">{words.copyFailed}</p>}
      </div>
    </div>
  );
}

interface AskedProps {
  readonly comparison: string;
  readonly onPaired: (device: DeviceView) => void;
  readonly onRefused: () => void;
}

function Asked({ comparison, onPaired, onRefused }: AskedProps) {
  const words = useText().network;
  const approve = useCommand('device.approve');
  const refuse = useCommand('device.endPairing');
  const [name, setName] = useState('');
  const [place, setPlace] = useState<DevicePlace | null>(null);
  const go = async () => {
    if (place === null) return;
    const answer = await approve.run({ comparison, name, place });
    if (answer.ok) onPaired(answer.value);
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
      <DeviceFields name={name} place={place} onName={setName} onPlace={setPlace} />
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
