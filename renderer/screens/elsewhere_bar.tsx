import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { paths } from '../routes.ts';
import { setElsewhere, startOver, useScan } from '../state/scan.ts';
import { useText } from '../state/ui.ts';

/**
 * The next traveller's papers were scanned while this record is on the screen. Where there is still something to do here
 * the officer chooses; where nothing is left (`done`) the next traveller comes at once.
 */
export function ElsewhereBar({ done }: { readonly done: boolean }) {
  const t = useText();
  const [, go] = useLocation();
  const elsewhere = useScan((scan) => scan.elsewhere);
  const passOnly = useScan((scan) => scan.passport === null);
  useEffect(() => {
    if (!elsewhere || !done) return;
    setElsewhere(false);
    go(paths.scan);
  }, [elsewhere, done, go]);
  if (!elsewhere) return null;
  return (
    <div className="cleared" role="status">
      <p className="cleared-words">
        <b>{passOnly ? t.journey.scan.elsewherePass : t.journey.scan.elsewhere}</b>
      </p>
      <Button
        kind="primary"
        onClick={() => {
          setElsewhere(false);
          go(paths.scan);
        }}
      >
        {t.journey.scan.elsewhereGo}
      </Button>
      <Button onClick={startOver}>{t.journey.scan.elsewhereStay}</Button>
    </div>
  );
}
