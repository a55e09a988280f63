import { IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { millis } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useNow } from '../clock.ts';
import { labelIn, useCatalogue } from '../state/catalogue.ts';
import { useCommand } from '../state/calls.ts';
import { dropCleared, putBack, type Cleared } from '../state/scan.ts';
import { useLabel, useText } from '../state/ui.ts';

interface ClearedBarProps {
  readonly cleared: Cleared;
  /** The next traveller is already being looked at. */
  readonly slim: boolean;
}

/** The clearance just given, in its place, for as long as it can be taken back. The next traveller may be scanned meanwhile. */
export function ClearedBar({ cleared, slim }: ClearedBarProps) {
  const t = useText();
  const label = useLabel();
  const { index } = useCatalogue();
  const undo = useCommand('screening.undoClear');
  const left = Math.ceil((millis(cleared.undoUntil) - useNow()) / 1000);
  useEffect(() => {
    if (left <= 0) dropCleared();
  }, [left]);
  const takeBack = async () => {
    const answer = await undo.run({ screeningId: cleared.screeningId });
    if (answer.ok) putBack(cleared);
  };
  return (
    <>
      <div className="cleared" data-slim={slim} role="status">
        <IconCheck size={28} stroke={2.25} aria-hidden="true" />
        <p className="cleared-words">
          <b>{t.journey.purpose.cleared}</b>
          <span>
            {cleared.name} · {label(labelIn(index?.purposes, cleared.purpose))}
          </span>
        </p>
        <Button hotkey="u" size={slim ? 'normal' : 'decision'} busy={undo.busy} onClick={() => void takeBack()}>
          {t.journey.purpose.undo}
          <span className="cleared-left" aria-hidden="true">
            {Math.max(0, left)}
          </span>
        </Button>
      </div>
      <FailureNotice failure={undo.failure} />
    </>
  );
}
