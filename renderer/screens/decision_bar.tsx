import { departs, kindsFor } from '../../shared/domain/decision.ts';
import type { DecisionKind, Recommendation } from '../../shared/domain/words.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { useCutOff } from '../state/kept.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { Waits } from './waits.tsx';

interface DecisionBarProps {
  readonly recommendation: Recommendation;
  readonly busy: boolean;
  /** Answers that the result does not count yet, because the station does not answer. */
  readonly uncounted: number;
  readonly onChoose: (kind: DecisionKind) => void;
}

/** What this officer may decide, all the same size and at the same distance: to clear is as easy as to stop. */
export function DecisionBar({ recommendation, busy, uncounted, onChoose }: DecisionBarProps) {
  const t = useText();
  const role = useOfficer()?.role ?? 'bp3mi';
  const kinds = kindsFor(role);
  const waits = useCutOff();
  return (
    <section className="decision-bar" aria-busy={busy}>
      <h2 className="decision-bar-title">{t.decision.choose}</h2>
      <Waits uncounted={uncounted} />
      <Choices label={t.decision.choose} width={160}>
        {kinds.map((kind, index) => (
          <Choice
            key={kind}
            size="decision"
            hotkey={String(index + 1)}
            label={t.decision.kinds[kind]}
            detail={departs(kind, recommendation) ? t.decision.departsShort : t.decision.kindNotes[kind]}
            disabled={busy || waits}
            onChoose={() => onChoose(kind)}
          />
        ))}
      </Choices>
      {role === 'bp3mi' && <p className="small soft">{t.decision.notYours}</p>}
    </section>
  );
}
