import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { useAppearance, useText, useUi } from '../state/ui.ts';
import { ForgottenPin } from './forgotten_pin.tsx';
import { OwnPin } from './own_pin.tsx';
import { Who } from './who.tsx';

/** Another officer takes the tablet, or this one goes home, or changes the own PIN. Open work stays with its owner. */
export function OfficerSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const signOut = useCommand('session.signOut');
  const appearance = useAppearance();
  const setAppearance = useUi((ui) => ui.setAppearance);
  const [ownPin, setOwnPin] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const isHead = useOfficer()?.role === 'supervisor';
  if (ownPin) return <OwnPin onClose={onClose} />;
  if (forgotten) return <ForgottenPin onClose={onClose} />;
  return (
    <Sheet title={t.frame.switchOfficer} onClose={onClose} size="wide">
      <div className="stack-wide">
        <Who onDone={onClose} />
        <div className="row row-spread sheet-foot">
          <div className="row">
            <Button size="small" onClick={() => setAppearance(appearance === 'dark' ? 'light' : 'dark')}>
              {appearance === 'dark' ? t.frame.toLight : t.frame.toDark}
            </Button>
            <Button size="small" onClick={() => setOwnPin(true)}>
              {t.shift.ownPin.open}
            </Button>
            {isHead && (
              <Button size="small" onClick={() => setForgotten(true)}>
                {t.admin.officers.forgotten}
              </Button>
            )}
          </div>
          <span className="small soft">{t.shift.workStays}</span>
          <Button size="small" busy={signOut.busy} onClick={() => void signOut.run({})}>
            {t.frame.signOut}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
