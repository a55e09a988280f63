import { Button } from '../components/button.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { Who } from './who.tsx';

/** Another officer takes the tablet, or this one goes home. Open work stays with its owner. */
export function OfficerSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const signOut = useCommand('session.signOut');
  return (
    <Sheet title={t.frame.switchOfficer} onClose={onClose} size="wide">
      <div className="stack-wide">
        <p className="soft">{t.shift.workStays}</p>
        <Who onDone={onClose} />
        <Button busy={signOut.busy} onClick={() => void signOut.run({})}>
          {t.frame.signOut}
        </Button>
      </div>
    </Sheet>
  );
}
