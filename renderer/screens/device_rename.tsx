import { useState } from 'react';
import type { DeviceView } from '../../shared/contract/network.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { DeviceFields } from './device_fields.tsx';

/** Another name or another place for a device; whoever works there goes on. */
export function DeviceRename({ device, onClose }: { readonly device: DeviceView; readonly onClose: () => void }) {
  const t = useText();
  const words = t.network;
  const rename = useCommand('device.rename');
  const [name, setName] = useState(device.name);
  const [place, setPlace] = useState(device.place);
  const wanted = name.trim();
  const ready = wanted !== '' && (wanted !== device.name || place !== device.place);
  const go = async () => {
    const answer = await rename.run({ deviceId: device.id, name: wanted, place });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.renameTitle(device)} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !rename.busy) void go();
        }}
      >
        <p>{words.renameLead}</p>
        <DeviceFields name={name} place={place} onName={setName} onPlace={setPlace} />
        <FailureNotice failure={rename.failure} />
        <div className="row row-spread">
          <Button kind="quiet" onClick={onClose}>
            {t.frame.back}
          </Button>
          <Button kind="primary" submit busy={rename.busy} disabled={!ready}>
            {t.frame.save}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
