import { useState } from 'react';
import { NetworkPlace, usualNetworkPort } from '../../shared/contract/network.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

type State = OutputOf<'network.state'>;

/** Where the host answers other devices, or that it does not. */
export function DeviceNetwork({ state }: { readonly state: State }) {
  const words = useText().network;
  const switchOn = useCommand('network.switchOn');
  const switchOff = useCommand('network.switchOff');
  const [only] = state.addresses.length === 1 ? state.addresses : [];
  const [address, setAddress] = useState(state.place?.address ?? only?.address ?? '');
  const [port, setPort] = useState(String(state.place?.port ?? usualNetworkPort));
  const wanted = NetworkPlace.safeParse({ address, port: Number(port) });
  const portFits = NetworkPlace.shape.port.safeParse(Number(port)).success;
  const same = state.place?.address === address && String(state.place.port) === port;
  const go = () => {
    if (wanted.success) void switchOn.run(wanted.data);
  };
  return (
    <section className="stack settings">
      <h2>{words.network}</h2>
      <Standing state={state} />
      {state.addresses.length === 0 && <p className="soft">{words.noAddress}</p>}
      {state.addresses.length > 0 && (
        <div className="stack-tight">
          <span className="field-label">{words.whichAddress}</span>
          <Choices label={words.whichAddress}>
            {state.addresses.map((one) => (
              <Choice
                key={one.address}
                label={one.address}
                detail={one.card}
                selected={one.address === address}
                onChoose={() => setAddress(one.address)}
              />
            ))}
          </Choices>
        </div>
      )}
      <Field
        label={words.port}
        value={port}
        onChange={(text) => setPort(text.replaceAll(/\D/g, '').slice(0, 5))}
        inputMode="numeric"
        mono
        fault={portFits ? null : words.portFault}
      />
      <FailureNotice failure={switchOn.failure} />
      <FailureNotice failure={switchOff.failure} />
      <div className="row">
        {state.place !== null && (
          <Button busy={switchOff.busy} onClick={() => void switchOff.run({})}>
            {words.switchOff}
          </Button>
        )}
        {(!same || !state.listening) && (
          <Button kind="primary" disabled={!wanted.success} busy={switchOn.busy} onClick={go}>
            {state.place === null || same ? words.switchOn : words.change}
          </Button>
        )}
      </div>
    </section>
  );
}

function Standing({ state: { place, listening, fault } }: { readonly state: State }) {
  const words = useText().network;
  if (place === null) {
    return (
      <Notice what={words.off}>
        <p>{words.offMore}</p>
      </Notice>
    );
  }
  if (listening) return <Notice what={words.on(place)} />;
  return (
    <Notice tone="attention" what={words.notListening(place)}>
      {fault !== null && <p>{words.faults[fault]}</p>}
      {fault !== null && <p>{words.faultSafe}</p>}
    </Notice>
  );
}
