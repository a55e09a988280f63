import { useState } from 'react';
import type { CheckpointLine } from '../../shared/contract/audit.ts';
import { Button } from '../components/button.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

const newest = { limit: 8 };

/** What the station signed of its log, who cosigned it when, and the station's key to compare. */
export function Checkpoints() {
  const t = useText();
  const words = t.evidence.checkpoints;
  const reading = useCall('audit.checkpoints', newest);
  const { checkpoints = [], stationKey } = reading.value ?? {};
  return (
    <section className="stack">
      <div className="stack-tight">
        <h2>{words.title}</h2>
        <p className="soft">{words.lead}</p>
      </div>
      <FailureNotice failure={reading.failure} />
      {checkpoints.length > 0 && <CheckpointTable checkpoints={checkpoints} />}
      {checkpoints.length === 0 && !reading.waiting && <p className="soft">{words.none}</p>}
      {stationKey !== undefined && (
        <dl className="facts">
          <dt>{words.key}</dt>
          <dd>
            <Mono wrap>{stationKey}</Mono>
          </dd>
        </dl>
      )}
      <Cosign />
    </section>
  );
}

function CheckpointTable({ checkpoints }: { readonly checkpoints: readonly CheckpointLine[] }) {
  const format = useFormat();
  const words = useText().evidence.checkpoints;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.cause}</th>
          <th scope="col" className="number">
            {words.size}
          </th>
          <th scope="col">{words.cosignedBy}</th>
        </tr>
      </thead>
      <tbody>
        {checkpoints.map(({ size, at, cause, cosignedBy }) => (
          <tr key={size}>
            <td className="nowrap">{format.moment(at)}</td>
            <td>{words.causes[cause]}</td>
            <td className="number mono">{format.number(size)}</td>
            <td>
              {cosignedBy.length === 0 && <span className="soft">{words.nobody}</span>}
              {cosignedBy.map((one) => (
                <div key={`${one.name} ${one.at}`}>
                  {one.name} <span className="soft nowrap">{format.moment(one.at)}</span>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A supervisor cosigns the newest checkpoint with the own PIN. Nothing for anybody else, or when it is done. */
function Cosign() {
  const words = useText().evidence.checkpoints;
  const may = useMay();
  const size = useCall('audit.checkpoints', newest, { when: may('audit.cosign') }).value?.toCosign ?? null;
  const [signing, setSigning] = useState<number | null>(null);
  const [done, setDone] = useState<number | null>(null);
  return (
    <>
      {done !== null && size === null && <Notice what={words.cosigned({ count: done })} />}
      {size !== null && (
        <div>
          <Button kind="primary" onClick={() => setSigning(size)}>
            {words.cosign}
          </Button>
        </div>
      )}
      {signing !== null && (
        <CosignSheet
          size={signing}
          onClose={() => setSigning(null)}
          onDone={() => {
            setDone(signing);
            setSigning(null);
          }}
        />
      )}
    </>
  );
}

interface CosignSheetProps {
  readonly size: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function CosignSheet({ size, onClose, onDone }: CosignSheetProps) {
  const words = useText().evidence.checkpoints;
  const cosign = useCommand('audit.cosign');
  const enter = async (pin: string) => {
    const answer = await cosign.run({ size, pin });
    if (answer.ok) onDone();
  };
  return (
    <Sheet title={words.cosignTitle} onClose={onClose}>
      <div className="stack">
        <p className="lead">{words.cosignLead({ count: size })}</p>
        <PinPad
          label={words.pin}
          go={words.cosignGo}
          busy={cosign.busy}
          failure={cosign.failure}
          onEnter={(pin) => void enter(pin)}
        />
      </div>
    </Sheet>
  );
}
