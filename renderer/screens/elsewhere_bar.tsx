import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { paths } from '../routes.ts';
import { setElsewhere, startOver, useScan } from '../state/scan.ts';
import { useText } from '../state/ui.ts';

/** The next traveller's papers were scanned while this record is open: nothing here is lost, the officer chooses. */
export function ElsewhereBar() {
  const t = useText();
  const [, go] = useLocation();
  const elsewhere = useScan((scan) => scan.elsewhere);
  if (!elsewhere) return null;
  return (
    <div className="cleared" role="status">
      <p className="cleared-words">
        <b>{t.journey.scan.elsewhere}</b>
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
