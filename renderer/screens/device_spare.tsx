import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { NetworkPlace, type DeviceView } from '../../shared/contract/network.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

type Spare = NonNullable<OutputOf<'spare.state'>['spare']>;

interface DeviceSpareProps {
  readonly devices: readonly DeviceView[];
  /** The port of the host, which is the usual one of the spare as well. */
  readonly port: number;
}

/** The spare of the station: how it stands, and which device it is. */
export function DeviceSpare({ devices, port }: DeviceSpareProps) {
  const words = useText().spare;
  const may = useMay();
  const state = useCall('spare.state', empty, { every: 2_000 });
  const [choosing, setChoosing] = useState(false);
  const inUse = devices.filter(({ revokedAt }) => revokedAt === null);
  if (state.value === undefined) return <FailureNotice failure={state.failure} />;
  const { spare } = state.value;
  const close = () => setChoosing(false);
  return (
    <section className="stack settings">
      <h2>{words.title}</h2>
      <p className="soft">{words.lead}</p>
      {spare === null ? <Notice tone="attention" what={words.none} /> : <Standing spare={spare} />}
      {inUse.length === 0 && <p className="soft">{words.noDevices}</p>}
      {may('spare.name') && inUse.length > 0 && choosing && (
        <Choose devices={inUse} spare={spare} port={port} onClose={close} />
      )}
      {may('spare.name') && inUse.length > 0 && !choosing && (
        <Acts named={spare !== null} onChoose={() => setChoosing(true)} />
      )}
    </section>
  );
}

function Acts({ named, onChoose }: { readonly named: boolean; readonly onChoose: () => void }) {
  const words = useText().spare;
  const dismiss = useCommand('spare.dismiss');
  return (
    <>
      <FailureNotice failure={dismiss.failure} />
      <div className="row">
        <Button {...(named ? {} : { kind: 'primary' as const })} onClick={onChoose}>
          {named ? words.change : words.name}
        </Button>
        {named && (
          <Button kind="quiet" busy={dismiss.busy} onClick={() => void dismiss.run({})}>
            {words.dismiss}
          </Button>
        )}
      </div>
    </>
  );
}

function Standing({ spare }: { readonly spare: Spare }) {
  const words = useText().spare;
  const format = useFormat();
  const { standing, checked, fault, placeFault, percent, place } = spare;
  const sound = standing === 'inStep' && fault === null && placeFault === null;
  const what = words.standing[standing](spare);
  return (
    <Notice
      tone={sound ? 'calm' : 'attention'}
      what={standing === 'copying' ? `${what} ${words.percent({ percent })}` : what}
    >
      <p>{words.meaning[standing]}</p>
      {fault !== null && <p>{words.faults[fault]}</p>}
      {placeFault !== null && <p>{words.placeFaults[placeFault]}</p>}
      <p>
        {checked === null
          ? words.unchecked
          : words.checked({ when: format.moment(checked.at), events: checked.events })}
      </p>
      <p>{words.at(place)}</p>
    </Notice>
  );
}

interface ChooseProps {
  readonly devices: readonly DeviceView[];
  readonly spare: Spare | null;
  readonly port: number;
  readonly onClose: () => void;
}

function Choose({ devices, spare, port, onClose }: ChooseProps) {
  const t = useText();
  const words = t.spare;
  const name = useCommand('spare.name');
  const [deviceId, setDeviceId] = useState(spare?.deviceId ?? null);
  const [address, setAddress] = useState(spare?.place.address ?? '');
  const [ownPort, setOwnPort] = useState(String(spare?.place.port ?? port));
  const place = NetworkPlace.safeParse({ address: address.trim(), port: Number(ownPort) });
  const addressFits = NetworkPlace.shape.address.safeParse(address.trim()).success;
  const portFits = NetworkPlace.shape.port.safeParse(Number(ownPort)).success;
  const go = async () => {
    if (deviceId === null || !place.success) return;
    const answer = await name.run({ deviceId, place: place.data });
    if (answer.ok) onClose();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <div className="stack-tight">
        <span className="field-label">{words.which}</span>
        <Choices label={words.which}>
          {devices.map((device) => (
            <Choice
              key={device.id}
              label={device.name}
              detail={t.network.places[device.place]}
              selected={device.id === deviceId}
              onChoose={() => {
                setDeviceId(device.id);
                // Where it calls from is where others reach it, on most networks.
                setAddress(device.address ?? '');
              }}
            />
          ))}
        </Choices>
      </div>
      {deviceId !== null && (
        <>
          <Field
            label={words.place}
            hint={words.placeHint}
            value={address}
            onChange={(text) => setAddress(text.replaceAll(/[^\d.]/g, '').slice(0, 15))}
            inputMode="decimal"
            mono
            fault={address === '' || addressFits ? null : words.addressFault}
          />
          <Field
            label={t.network.port}
            value={ownPort}
            onChange={(text) => setOwnPort(text.replaceAll(/\D/g, '').slice(0, 5))}
            inputMode="numeric"
            mono
            fault={portFits ? null : t.network.portFault}
          />
        </>
      )}
      <FailureNotice failure={name.failure} />
      <div className="row">
        <Button kind="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button kind="primary" submit busy={name.busy} disabled={deviceId === null || !place.success}>
          {words.name}
        </Button>
      </div>
    </form>
  );
}
