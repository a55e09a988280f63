import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { CarriedFrom } from '../../shared/domain/carried.ts';
import { Button } from '../components/button.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { screeningPath } from '../routes.ts';
import { call, useCommand, type AnyFailure } from '../state/calls.ts';
import { leaveCarried, useCarry } from '../state/carry.ts';
import { useFormat, useText } from '../state/ui.ts';

/** A code that the reader read at Immigration's desk: what it says, and one touch to take the traveller over. */
export function CarriedSheet() {
  const words = useText().carried;
  const code = useCarry((carry) => carry.read);
  if (code === null) return null;
  return (
    <Sheet title={words.readTitle} onClose={leaveCarried}>
      <Carried key={code} code={code} />
    </Sheet>
  );
}

function Carried({ code }: { readonly code: string }) {
  const t = useText();
  const words = t.carried;
  const [, go] = useLocation();
  const accept = useCommand('carried.accept');
  const [failure, setFailure] = useState<AnyFailure | null>(null);
  const [said, setSaid] = useState<OutputOf<'carried.read'> | null>(null);
  useEffect(() => {
    void call('carried.read', { code }).then((answer) => {
      if (answer.ok) setSaid(answer.value);
      else setFailure(answer.error);
    });
  }, [code]);
  const take = async () => {
    const answer = await accept.run({ code });
    if (!answer.ok) return;
    leaveCarried();
    go(screeningPath(answer.value.screeningId));
  };
  return (
    <div className="stack">
      <FailureNotice failure={failure} />
      {said !== null && (
        <>
          <div>
            <p className="record-name">{said.document.displayName}</p>
            <p>
              <Mono>{said.document.documentNumber}</Mono>
              {said.flight !== '' && ` · ${said.flight}`}
            </p>
          </div>
          <CarriedWords said={said} />
          <Notice tone="attention" what={words.by(said)}>
            <p>{words.byUnchecked}</p>
          </Notice>
          <FailureNotice failure={accept.failure} />
          <div className="row row-spread">
            <Button size="decision" onClick={leaveCarried}>
              {t.frame.close}
            </Button>
            <Button kind="primary" size="decision" busy={accept.busy} onClick={() => void take()}>
              {words.accept}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** What was said on the other desk, word for word. */
function CarriedWords({ said }: { readonly said: CarriedFrom }) {
  const t = useText();
  const words = t.carried;
  const format = useFormat();
  const lines = [
    [words.chosen, t.journey.purpose.selection[said.selection]],
    [words.purpose, said.purpose],
    [words.asked, said.asked],
    [words.note, said.note],
  ].filter(([, line]) => line !== '');
  return (
    <div className="stack-tight">
      <q>{said.reason}</q>
      {lines.map(([label, line]) => (
        <p key={label} className="small">
          <span className="soft">{label}: </span>
          {line}
        </p>
      ))}
      <p className="small soft">
        {words.from({ device: said.device, place: t.network.placeNouns[said.place], when: format.moment(said.madeAt) })}
      </p>
    </div>
  );
}

/** A record that was carried here says so: from where, by whom as written, and with which words. */
export function CarriedOrigin({ origin }: { readonly origin: CarriedFrom | null }) {
  const words = useText().carried;
  if (origin === null) return null;
  return (
    <section className="stack-tight">
      <h3 className="eyebrow">{words.origin}</h3>
      <CarriedWords said={origin} />
      <p className="small">
        <b>{words.by(origin)}</b>
      </p>
      <p className="small soft">{words.byUnchecked}</p>
    </section>
  );
}
