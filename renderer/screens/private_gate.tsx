import { IconLock } from '@tabler/icons-react';
import { Choice } from '../components/choice.tsx';
import type { Work } from '../state/answers.ts';
import { useLabel, useText } from '../state/ui.ts';

/** Private questions only where nobody listens; a child gets none. */
export function PrivateGate({ work, onAlone }: { readonly work: Work; readonly onAlone: () => void }) {
  const t = useText();
  const label = useLabel();
  return (
    <div className="private-gate">
      <IconLock size={40} stroke={1.5} aria-hidden="true" />
      <h2 className="question">{t.journey.questions.privateClosed}</h2>
      <p>{t.journey.questions.privateWhy}</p>
      {work.list !== null && <p className="soft">{label(work.list.privacyRule)}</p>}
      {work.view.minor ? (
        <p>{t.journey.questions.privateMinor}</p>
      ) : (
        <Choice size="decision" hotkey="y" label={t.journey.questions.privateConfirm} onChoose={onAlone} />
      )}
    </div>
  );
}
