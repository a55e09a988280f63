import { IconHourglass } from '@tabler/icons-react';
import { departs, kindsFor } from '../../shared/domain/decision.ts';
import type { DecisionKind, Recommendation } from '../../shared/domain/words.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';

interface DecisionBarProps {
  readonly recommendation: Recommendation;
  readonly busy: boolean;
  /** The station does not answer, nothing can be decided now: how many answers the result does not count; else null. */
  readonly waits: number | null;
  readonly onChoose: (kind: DecisionKind) => void;
}

/** What this officer may decide, all the same size and at the same distance: to clear is as easy as to stop. */
export function DecisionBar({ recommendation, busy, waits, onChoose }: DecisionBarProps) {
  const t = useText();
  const role = useOfficer()?.role ?? 'bp3mi';
  const kinds = kindsFor(role);
  return (
    <section className="decision-bar" aria-busy={busy}>
      <h2 className="decision-bar-title">{t.decision.choose}</h2>
      {waits !== null && (
        <p className="decision-waits" role="status">
          <IconHourglass size={20} stroke={1.75} aria-hidden="true" />
          <span>
            <b>{t.kept.decisionWaits}.</b> {waits > 0 ? t.kept.resultBefore({ count: waits }) : t.kept.decisionWhy}
          </span>
        </p>
      )}
      <Choices label={t.decision.choose} width={160}>
        {kinds.map((kind, index) => (
          <Choice
            key={kind}
            size="decision"
            hotkey={String(index + 1)}
            label={t.decision.kinds[kind]}
            detail={departs(kind, recommendation) ? t.decision.departsShort : t.decision.kindNotes[kind]}
            disabled={busy || waits !== null}
            onChoose={() => onChoose(kind)}
          />
        ))}
      </Choices>
      {role === 'bp3mi' && <p className="small soft">{t.decision.notYours}</p>}
    </section>
  );
}
