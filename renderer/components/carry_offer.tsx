import { beginCarry } from '../state/carry.ts';
import { useSession } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { Button } from './button.tsx';

/** On a device that is cut off: a referral may go to the other desk as a code all the same. */
export function CarryOffer() {
  const words = useText().carried;
  const sender = useSession()?.officer?.name ?? '';
  return (
    <Button size="small" onClick={() => beginCarry(sender)}>
      {words.open}
    </Button>
  );
}
