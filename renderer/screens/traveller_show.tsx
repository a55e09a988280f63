import { IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import type { ScreeningId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import type { CallFailure } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { showTraveller } from '../state/traveller_words.ts';
import { useText } from '../state/ui.ts';

/** One touch hands the tablet to the traveller; only the officer's PIN brings the work back. */
export function ShowTraveller({ screeningId }: { readonly screeningId: ScreeningId | null }) {
  const t = useText();
  const may = useMay();
  const [failure, setFailure] = useState<CallFailure<'words.show'> | null>(null);
  if (!may('words.show')) return null;
  const show = async () => {
    const answer = await showTraveller(screeningId);
    if (!answer.ok) setFailure(answer.error);
  };
  return (
    <>
      <Button
        size="small"
        icon={<IconUserQuestion size={22} stroke={1.75} aria-hidden="true" />}
        title={t.words.showHint}
        onClick={() => void show()}
      >
        {t.words.show}
      </Button>
      <FailureNotice failure={failure} />
    </>
  );
}
