import { useState } from 'react';
import type { PaperView } from '../../shared/contract/paper.ts';
import { PaperTaken } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

/** How the traveller took the paper: signed, thumb and witness, refused and witness. Recorded once. */
export function PaperTakenMarks({ paper }: { readonly paper: PaperView }) {
  const t = useText();
  const take = useCommand('paper.taken');
  const [how, setHow] = useState<PaperTaken | null>(null);
  const [witness, setWitness] = useState('');
  const { receipt } = t.custody;
  // A receipt is taken together with the passport.
  if (paper.kind === 'passportReceipt' && paper.taken === null) return null;
  if (paper.taken !== null) {
    const { how: done, witness: seen, by } = paper.taken;
    return (
      <p className="small soft">
        {t.paper.takenBy({ how: receipt.taken[done], by })}
        {seen !== null && ` · ${receipt.before({ witness: seen })}`}
      </p>
    );
  }
  const missing = how === null || (how !== 'signed' && witness.trim().length < 2);
  return (
    <div className="stack-tight">
      <h3>{t.paper.taken}</h3>
      <Choices label={t.paper.taken} width={150}>
        {PaperTaken.options.map((one) => (
          <Choice key={one} label={receipt[one]} selected={how === one} onChoose={() => setHow(one)} />
        ))}
      </Choices>
      {how !== null && how !== 'signed' && (
        <Field label={receipt.witness} value={witness} onChange={setWitness} maxLength={80} />
      )}
      <FailureNotice failure={take.failure} />
      {how !== null && (
        <Button
          busy={take.busy}
          disabled={missing}
          onClick={() => void take.run({ paperId: paper.id, how, witness: how === 'signed' ? null : witness.trim() })}
        >
          {t.paper.recordTaken}
        </Button>
      )}
    </div>
  );
}
