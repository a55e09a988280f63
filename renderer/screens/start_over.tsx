import { Button } from '../components/button.tsx';
import { startOver } from '../state/scan.ts';
import { useText } from '../state/ui.ts';

/** Puts both papers away for the next traveller. */
export function StartOver() {
  const t = useText();
  return (
    <Button kind="quiet" hotkey="n" onClick={startOver}>
      {t.journey.scan.startOver}
    </Button>
  );
}
