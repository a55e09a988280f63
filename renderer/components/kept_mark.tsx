import { IconHourglass } from '@tabler/icons-react';
import { useText } from '../state/ui.ts';

/** Beside an answer that is on this device alone, until the station is back. */
export function KeptMark() {
  const t = useText();
  return <IconHourglass className="kept-mark" size={16} stroke={1.75} role="img" aria-label={t.kept.mark} />;
}
