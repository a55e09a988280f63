import { useState } from 'react';
import { roleMay } from '../../shared/contract/index.ts';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { HelpButton } from '../components/help_button.tsx';
import { useKeys } from '../components/keys.ts';
import { Page } from '../components/page.tsx';
import { useNow } from '../clock.ts';
import { useFormat, useText, useUi } from '../state/ui.ts';
import { HelpSheet } from './help_sheet.tsx';
import { Who } from './who.tsx';

/** Tirai and the idle lock: a calm screen that shows nothing of anybody. One touch or key, then the PIN. */
export function Lock({ officer }: { readonly officer: OfficerCard | null }) {
  const t = useText();
  const format = useFormat();
  const now = instantOf(useNow());
  const [asking, setAsking] = useState(false);
  const setHelp = useUi((ui) => ui.setHelpOpen);
  // The record behind a locked screen is not named in the call; its officer is.
  const mayCall = officer !== null && roleMay(officer.role, 'help.now');
  useKeys({ Enter: () => setAsking(true), Escape: () => setAsking(false), F2: () => setHelp(true) });
  return (
    <Page calm={!asking} acts={<HelpButton />}>
      {asking ? (
        <div className="page-wide stack-wide">
          <h1>{t.shift.lockTitle}</h1>
          <Who first={officer} />
        </div>
      ) : (
        <div className="curtain">
          <div className="curtain-time">
            <p className="curtain-clock">{format.clock(now)}</p>
            <p className="lead soft">{format.longDay(dayOf(now))}</p>
          </div>
          <h1 className="curtain-words">{t.shift.curtainWords}</h1>
          <div className="row">
            <Button size="decision" onClick={() => setAsking(true)} hotkey="Enter">
              {t.shift.openCurtain}
            </Button>
            <HelpButton size="decision" />
          </div>
        </div>
      )}
      {mayCall ? <HelpSheet unlock={officer} /> : <HelpSheet nobody="otherRole" />}
    </Page>
  );
}
