import type { Ground } from '../../shared/domain/catalogue_law.ts';
import { groundsOffered } from '../../shared/domain/decision.ts';
import type { Day } from '../../shared/time.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { candidatesOf, draftReason, sameEvidence, type Candidate } from '../state/decision_draft.ts';
import { basisWord, isPrivateFact } from '../state/answers.ts';
import { labelIn } from '../state/catalogue.ts';
import { useLabel, useText } from '../state/ui.ts';
import { PrivateFold, usePrivateFold } from './private_fold.tsx';
import { Part, type DecisionWork } from './decision_part.tsx';

interface GroundPartProps extends DecisionWork {
  readonly today: Day;
  readonly nationality: string | null;
}

/** The closed legal list. What cannot apply here is left out; what is uncertain says so. */
export function GroundPart({ work, draft, change, today, nationality }: GroundPartProps) {
  const t = useText();
  const hold = draft.kind === 'postponedPassportHeld';
  const grounds = groundsOffered(work.index.catalogue.legal.grounds, { day: today, nationality });
  const fitting = grounds.filter(({ allowsPassportHold }) => !hold || allowsPassportHold);
  const barred = grounds.filter((ground) => !fitting.includes(ground));
  const option = (ground: Ground) => (
    <GroundOption
      key={ground.code}
      ground={ground}
      chosen={draft.ground === ground.code}
      barred={barred.includes(ground)}
      onChoose={() => change({ ground: ground.code })}
    />
  );
  return (
    <Part id="decision-ground" title={t.decision.ground} done={draft.ground !== null}>
      <div className="options" role="radiogroup" aria-label={t.decision.ground}>
        {fitting.map(option)}
        {barred.length > 0 && (
          <details open={barred.some(({ code }) => code === draft.ground)}>
            <summary>{t.decision.groundsNoHold({ count: barred.length })}</summary>
            {barred.map(option)}
          </details>
        )}
      </div>
    </Part>
  );
}

interface GroundOptionProps {
  readonly ground: Ground;
  readonly chosen: boolean;
  /** It does not allow a hold; it may be chosen, and the form says why that will not do. */
  readonly barred: boolean;
  readonly onChoose: () => void;
}

function GroundOption({ ground, chosen, barred, onChoose }: GroundOptionProps) {
  const t = useText();
  const label = useLabel();
  return (
    <button type="button" role="radio" aria-checked={chosen} className="option" onClick={onChoose}>
      <span className="option-mark" aria-hidden="true" />
      <span className="option-words">
        {label(ground.label)}
        <span className="small option-detail">
          {ground.legalBasis}
          {ground.toBeConfirmed && <em className="uncertain">{t.decision.groundToBeConfirmed}</em>}
        </span>
        {barred && <span className="small option-detail">{t.decision.groundNoHold}</span>}
        {ground.toBeConfirmed && chosen && <span className="small option-detail">{t.decision.groundReviewed}</span>}
      </span>
    </button>
  );
}

/** The recorded facts the decision rests on. The reason is drafted from them until the officer writes in it. */
export function EvidencePart({ work, draft, change }: DecisionWork) {
  const t = useText();
  const candidates = candidatesOf(work.answers, work.index.purposes.get(work.view.purpose ?? ''));
  const fold = usePrivateFold();
  const apart = candidates.filter(({ answer }) => isPrivateFact(work.index, answer.code));
  const shown = fold.open ? candidates : candidates.filter((candidate) => !apart.includes(candidate));
  const ticked = (candidate: Candidate) => draft.evidence.some((one) => sameEvidence(one, candidate.reference));
  const toggle = (candidate: Candidate) => {
    const kept = draft.evidence.filter((one) => !sameEvidence(one, candidate.reference));
    const evidence = ticked(candidate) ? kept : [...kept, candidate.reference];
    const chosen = candidates.filter(({ reference }) => evidence.some((one) => sameEvidence(one, reference)));
    const { view, index } = work;
    const reason = draftReason({ view, ticked: chosen, index, text: indonesian });
    change(draft.reasonOwn ? { evidence } : { evidence, reason });
  };
  return (
    <Part
      id="decision-evidence"
      title={t.decision.evidence}
      note={t.decision.evidenceNote}
      done={candidates.some((candidate) => ticked(candidate) && candidate.weak === null)}
    >
      {candidates.length === 0 && <p>{t.decision.evidenceNone}</p>}
      <div className="options" role="group" aria-label={t.decision.evidence}>
        {shown.map((candidate) => (
          <EvidenceOption
            key={`${candidate.reference.kind}:${candidate.reference.code}`}
            work={work}
            candidate={candidate}
            ticked={ticked(candidate)}
            onToggle={() => toggle(candidate)}
          />
        ))}
      </div>
      <PrivateFold
        count={apart.length}
        fold={fold}
        detail={t.result.privateTicked({ count: apart.filter(ticked).length })}
      />
    </Part>
  );
}

interface EvidenceOptionProps extends Pick<DecisionWork, 'work'> {
  readonly candidate: Candidate;
  readonly ticked: boolean;
  readonly onToggle: () => void;
}

function EvidenceOption({ work, candidate, ticked, onToggle }: EvidenceOptionProps) {
  const t = useText();
  const label = useLabel();
  const { answer, weak } = candidate;
  const entries = answer.kind === 'document' ? work.index.documents : work.index.indicators;
  const rests =
    answer.kind === 'document'
      ? t.journey.documents.status[answer.value]
      : answer.kind === 'indicator' && answer.basis !== null
        ? basisWord(t, work.index, { code: answer.code, basis: answer.basis })
        : '';
  return (
    <button type="button" role="checkbox" aria-checked={ticked} className="option" onClick={onToggle}>
      <span className="option-mark" data-square="true" aria-hidden="true" />
      <span className="option-words">
        {label(labelIn(entries, answer.code))}
        <span className="small option-detail">
          {answer.kind === 'document' && weak !== null && `${rests} · `}
          {weak === null ? rests : t.decision.evidenceWeak[weak]}
          {answer.kind === 'indicator' && answer.note !== null && <q>{answer.note}</q>}
        </span>
      </span>
    </button>
  );
}
