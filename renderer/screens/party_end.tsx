import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { PartyView } from '../../shared/contract/party.ts';
import { millis } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useNow } from '../clock.ts';
import { paths } from '../routes.ts';
import { useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

/** A party that is over: signed and still to be taken back for a minute, taken back, or given up. */
export function PartyEnd({ view }: { readonly view: PartyView }) {
  const t = useText();
  const [, go] = useLocation();
  const top = useRef<HTMLDivElement>(null);
  // The sheet with the PIN went with what it signed; the focus must not go with it.
  useEffect(() => {
    top.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="stack" ref={top} tabIndex={-1} data-quiet-focus>
      {view.signed !== null && <Signed partyId={view.id} signed={view.signed} />}
      {view.state === 'undone' && (
        <Notice what={t.party.undoneTitle}>
          <p>{t.party.undoneLead}</p>
        </Notice>
      )}
      {view.state === 'cancelled' && (
        <Notice what={t.party.cancelledTitle}>
          <p>{t.party.cancelledLead}</p>
        </Notice>
      )}
      <div className="row">
        <Button kind="primary" size="decision" hotkey="Enter" onClick={() => go(paths.scan)}>
          {t.journey.scan.startOver}
        </Button>
        <Button size="decision" hotkey="r" onClick={() => go(paths.partyOpen)}>
          {t.party.start}
        </Button>
      </div>
    </div>
  );
}

interface SignedProps {
  readonly partyId: PartyView['id'];
  readonly signed: NonNullable<PartyView['signed']>;
}

function Signed({ partyId, signed }: SignedProps) {
  const t = useText();
  const format = useFormat();
  const now = useNow();
  const undo = useCommand('party.undoSign');
  const left = signed.undoUntil === null ? 0 : Math.ceil((millis(signed.undoUntil) - now) / 1000);
  return (
    <>
      <div className="cleared" role="status">
        <IconCheck size={28} stroke={2.25} aria-hidden="true" />
        <p className="cleared-words">
          <b>{t.party.signed({ count: signed.count })}</b>
          <span>{t.party.signedBy({ officer: signed.by, clock: format.clock(signed.at) })}</span>
        </p>
        {left > 0 && (
          <Button hotkey="u" size="decision" busy={undo.busy} onClick={() => void undo.run({ partyId })}>
            {t.party.undo}
            <span className="cleared-left" aria-hidden="true">
              {left}
            </span>
          </Button>
        )}
      </div>
      <p className="soft">{t.party.signedNote}</p>
      <FailureNotice failure={undo.failure} />
    </>
  );
}
