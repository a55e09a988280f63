import { useState } from 'react';
import { usualNetworkPort, type DeviceView } from '../../shared/contract/network.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { AdminLinks } from './admin_links.tsx';
import { DeviceNetwork } from './device_network.tsx';
import { DevicePairing } from './device_pairing.tsx';
import { DeviceRename } from './device_rename.tsx';
import { DeviceSpare } from './device_spare.tsx';

const empty = {};

/** The counter's network and the devices of this station. */
export function DevicesScreen() {
  const words = useText().network;
  const network = useCall('network.state', empty, { every: 2_000 });
  const devices = useCall('device.list', empty, { every: 2_000 });
  const pair = useCommand('device.pair');
  const [code, setCode] = useState<string | null>(null);
  const make = async () => {
    const answer = await pair.run({});
    if (answer.ok) setCode(answer.value.code);
  };
  const serves = network.value?.listening === true;
  const list = devices.value !== undefined && <List devices={devices.value} />;
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        <AdminLinks />
        <ScreenHead title={words.title} lead={words.lead} back={false}>
          {serves && (
            <Button kind="primary" busy={pair.busy} onClick={() => void make()}>
              {words.pair}
            </Button>
          )}
        </ScreenHead>
        <FailureNotice failure={network.failure} />
        <FailureNotice failure={pair.failure} />
        {/* Once it serves, its devices are what one comes for; before, the switch. */}
        {serves && list}
        {network.value !== undefined && <DeviceNetwork key={keyOf(network.value.place)} state={network.value} />}
        {!serves && list}
        {serves && devices.value !== undefined && (
          <DeviceSpare devices={devices.value} port={network.value?.place?.port ?? usualNetworkPort} />
        )}
        {code !== null && <DevicePairing code={code} onAgain={() => void make()} onClose={() => setCode(null)} />}
      </div>
    </Frame>
  );
}

/** Another place is another form: what was typed for the one before is not meant for it. */
const keyOf = (place: { readonly address: string; readonly port: number } | null): string =>
  place === null ? '' : `${place.address}:${place.port}`;

function List({ devices }: { readonly devices: readonly DeviceView[] }) {
  const words = useText().network;
  const [revoked, setRevoked] = useState<DeviceView | null>(null);
  const [renamed, setRenamed] = useState<DeviceView | null>(null);
  return (
    <section className="stack">
      <h2>{words.devices}</h2>
      {devices.length === 0 && <p className="soft">{words.none}</p>}
      {devices.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              {[words.name, words.place, words.paired, words.seen].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <Line
                key={device.id}
                device={device}
                onRename={() => setRenamed(device)}
                onRevoke={() => setRevoked(device)}
              />
            ))}
          </tbody>
        </table>
      )}
      {renamed !== null && <DeviceRename device={renamed} onClose={() => setRenamed(null)} />}
      {revoked !== null && <Revoke device={revoked} onClose={() => setRevoked(null)} />}
    </section>
  );
}

interface LineProps {
  readonly device: DeviceView;
  readonly onRename: () => void;
  readonly onRevoke: () => void;
}

function Line({ device, onRename, onRevoke }: LineProps) {
  const words = useText().network;
  const format = useFormat();
  const { revokedAt, revokedBy } = device;
  return (
    <tr data-revoked={revokedAt !== null}>
      <td>
        <b>{device.name}</b>
        <br />
        <span className="soft">
          <Mono>{device.fingerprint.slice(0, 16)}</Mono>
        </span>
      </td>
      <td>{words.places[device.place]}</td>
      <td>{words.by({ when: format.moment(device.pairedAt), who: device.pairedBy })}</td>
      <td>
        {revokedAt !== null && words.revokedBy({ when: format.moment(revokedAt), who: revokedBy ?? '' })}
        {revokedAt === null && <Seen device={device} />}
      </td>
      <td className="number">
        {revokedAt === null && (
          <div className="row">
            <Button size="small" onClick={onRename} label={words.renameTitle(device)}>
              {words.rename}
            </Button>
            <Button size="small" onClick={onRevoke} label={words.revokeTitle(device)}>
              {words.revoke}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}

function Seen({ device }: { readonly device: DeviceView }) {
  const words = useText().network;
  const format = useFormat();
  if (device.connected) return <b>{words.connected}</b>;
  return <>{device.seenAt === null ? words.never : format.moment(device.seenAt)}</>;
}

function Revoke({ device, onClose }: { readonly device: DeviceView; readonly onClose: () => void }) {
  const t = useText();
  const words = t.network;
  const revoke = useCommand('device.revoke');
  const go = async () => {
    const answer = await revoke.run({ deviceId: device.id });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.revokeTitle(device)} onClose={onClose} size="narrow">
      <div className="stack">
        <p>{words.revokeLead}</p>
        <FailureNotice failure={revoke.failure} />
        <div className="row row-spread">
          <Button kind="quiet" onClick={onClose}>
            {t.frame.back}
          </Button>
          <Button kind="primary" busy={revoke.busy} onClick={() => void go()}>
            {words.revokeNow}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
