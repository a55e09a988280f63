import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { HelpButton } from '../components/help_button.tsx';
import { useKeys } from '../components/keys.ts';
import { Page } from '../components/page.tsx';
import { SupersededNotice } from '../components/superseded_notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useStation } from '../state/session.ts';
import { useText, useUi } from '../state/ui.ts';
import { HelpSheet } from './help_sheet.tsx';
import { LogAlarm } from './log_alarm.tsx';
import { UpdateReturned } from './update_section.tsx';
import { Who } from './who.tsx';

/** Who is working. */
export function SignIn() {
  const t = useText();
  const mode = useStation()?.mode ?? 'live';
  const enter = useCommand('station.enter');
  const setHelp = useUi((ui) => ui.setHelpOpen);
  useKeys({ F2: () => setHelp(true) });
  return (
    <Page acts={<HelpButton />}>
      <div className="page-wide stack-wide">
        <div className="stack-tight">
          <h1>{t.shift.whoWorks}</h1>
          {mode === 'practice' && <p className="lead">{t.frame.practiceLong}</p>}
        </div>
        <SupersededNotice whole />
        <LogAlarm />
        <UpdateReturned />
        <FailureNotice failure={enter.failure} />
        <Who
          foot={
            <div className="page-foot">
              <Button
                size="small"
                busy={enter.busy}
                onClick={() => void enter.run({ mode: mode === 'live' ? 'practice' : 'live' })}
              >
                {mode === 'live' ? t.shift.toPractice : t.shift.toLive}
              </Button>
            </div>
          }
        />
      </div>
      <HelpSheet nobody="signedOut" />
    </Page>
  );
}
