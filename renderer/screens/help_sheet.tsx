import { useState } from 'react';
import { HelpCause } from '../../shared/contract/decision.ts';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { ScreeningId } from '../../shared/ids.ts';
import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Notice } from '../components/notice.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useText, useUi } from '../state/ui.ts';
import { HelpFirst, HelpLines } from './help_first.tsx';

interface HelpSheetProps {
  /** Who locked this screen: the one PIN opens it and calls. */
  readonly unlock?: OfficerCard;
  /** Nobody is signed in, or whoever is may not record a call: what to do first, and nothing is recorded. */
  readonly nobody?: 'signedOut' | 'otherRole';
}

/** Help now: what happened, own PIN, done. The form comes later in the shift. */
export function HelpSheet({ unlock, nobody }: HelpSheetProps) {
  const t = useText();
  const open = useUi((ui) => ui.helpOpen);
  const sent = useUi((ui) => ui.helpSent);
  const setOpen = useUi((ui) => ui.setHelpOpen);
  if (!open) return null;
  const close = () => setOpen(false);
  if (nobody !== undefined) {
    return (
      <Sheet title={t.frame.helpNow} onClose={close} size="wide">
        <Nobody why={nobody} onClose={close} />
      </Sheet>
    );
  }
  return (
    <Sheet title={t.journey.help.title} onClose={close}>
      {sent === null ? (
        <HelpNow {...(unlock === undefined ? {} : { unlock })} />
      ) : (
        <Sent cause={sent} onClose={close} />
      )}
    </Sheet>
  );
}

interface NobodyProps {
  readonly why: NonNullable<HelpSheetProps['nobody']>;
  readonly onClose: () => void;
}

function Nobody({ why, onClose }: NobodyProps) {
  const t = useText();
  return (
    <div className="stack">
      <HelpFirst signedOut={why === 'signedOut'} />
      <Button kind="primary" size="decision" hotkey="Enter" onClick={onClose}>
        {t.journey.help.close}
      </Button>
    </div>
  );
}

/** The screening on the screen behind this sheet, from its address. */
function useScreeningHere(): ScreeningId | null {
  const [path] = useLocation();
  const id = /^\/screening\/(.+)$/.exec(path)?.[1];
  const parsed = ScreeningId.safeParse(id);
  return parsed.success ? parsed.data : null;
}

function HelpNow({ unlock }: Pick<HelpSheetProps, 'unlock'>) {
  const t = useText();
  // Whoever locked the screen may be away: what to do first needs no PIN.
  const [away, setAway] = useState(false);
  const [cause, setCause] = useState<HelpCause | null>(null);
  const setSent = useUi((ui) => ui.setHelpSent);
  const help = useCommand('help.now');
  const signIn = useCommand('session.signIn');
  const screeningId = useScreeningHere();
  if (away) {
    return (
      <div className="stack">
        <HelpFirst signedOut={false} />
        <Button onClick={() => setAway(false)}>{t.journey.help.withPin}</Button>
      </div>
    );
  }
  if (cause === null) {
    return (
      <div className="stack">
        <p>{t.journey.help.note}</p>
        <Choices label={t.journey.help.title} width={240}>
          {HelpCause.options.map((one, index) => (
            <Choice
              key={one}
              size="decision"
              hotkey={String(index + 1)}
              label={t.journey.help.cause[one]}
              onChoose={() => setCause(one)}
            />
          ))}
        </Choices>
        {unlock !== undefined && (
          <div>
            <Button hotkey="0" onClick={() => setAway(true)}>
              {t.journey.help.withoutPin}
            </Button>
          </div>
        )}
      </div>
    );
  }
  const enter = async (pin: string) => {
    if (unlock !== undefined && !(await signIn.run({ officerId: unlock.id, pin })).ok) return;
    const answer = await help.run({ cause, screeningId, flightId: null, pin });
    if (answer.ok) setSent(cause);
  };
  return (
    <div className="approve">
      <p className="lead">
        <b>{t.journey.help.cause[cause]}</b>
      </p>
      <PinPad
        label={t.journey.help.pin}
        go={t.journey.help.send}
        busy={help.busy || signIn.busy}
        failure={signIn.failure ?? help.failure}
        onEnter={(pin) => void enter(pin)}
      />
      <Button kind="quiet" onClick={() => setCause(null)}>
        {t.frame.back}
      </Button>
    </div>
  );
}

/** What to do now, and whom to call. */
function Sent({ cause, onClose }: { readonly cause: HelpCause; readonly onClose: () => void }) {
  const t = useText();
  return (
    <div className="stack">
      <Notice what={cause === 'bribe' ? t.journey.help.bribeSent : t.journey.help.sent} />
      <HelpLines />
      <Button kind="primary" size="decision" hotkey="Enter" onClick={onClose}>
        {t.journey.help.close}
      </Button>
    </div>
  );
}
