import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useText } from '../state/ui.ts';

const empty = {};

/** Passports that lie here although nobody has confirmed the paper form they were kept on: the ledger does not count them yet. */
export function OutageHeld() {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const count = useCall('outage.count', empty, { when: may('outage.count') }).value?.heldUnconfirmed ?? 0;
  if (count === 0) return null;
  return (
    <Notice tone="error" what={t.outage.heldUnconfirmed({ count })}>
      <div className="row">
        <Button size="small" onClick={() => go(paths.outage)}>
          {t.outage.title}
        </Button>
      </div>
    </Notice>
  );
}
