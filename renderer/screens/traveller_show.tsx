import { IconDeviceDesktop, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import type { ScreeningId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import type { Answer, CallFailure } from '../state/calls.ts';
import { closeSecond, showOnSecond, useCloseSecond, useSecondDisplay } from '../state/second_display.ts';
import { useMay } from '../state/session.ts';
import { showTraveller } from '../state/traveller_words.ts';
import { useText } from '../state/ui.ts';

const icon = { size: 22, stroke: 1.75, 'aria-hidden': 'true' } as const;

interface ShowTravellerProps {
  readonly screeningId: ScreeningId | null;
}

/**
 * One touch hands the tablet to the traveller; only the officer's PIN brings the work back. Where there is a second display,
 * another touch shows the same there, and the work goes on here.
 */
export function ShowTraveller({ screeningId }: ShowTravellerProps) {
  const t = useText();
  const may = useMay();
  const second = useSecondDisplay();
  const [failure, setFailure] = useState<CallFailure<'words.show'> | null>(null);
  useCloseSecond();
  if (!may('words.show')) return null;
  const show = async (answering: Promise<Answer<'words.show'>>) => {
    const answer = await answering;
    setFailure(answer.ok ? null : answer.error);
  };
  return (
    <>
      <Button
        size="small"
        icon={<IconUserQuestion {...icon} />}
        title={t.words.showHint}
        onClick={() => void show(showTraveller(screeningId))}
      >
        {t.words.show}
      </Button>
      {(second.there || second.shown) && (
        <Button
          size="small"
          icon={<IconDeviceDesktop {...icon} />}
          title={t.words.secondHint}
          onClick={() => (second.shown ? closeSecond() : void show(showOnSecond(screeningId)))}
        >
          {second.shown ? t.words.secondClose : t.words.second}
        </Button>
      )}
      <FailureNotice failure={failure} />
    </>
  );
}
