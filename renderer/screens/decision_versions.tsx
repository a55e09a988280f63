import type { DecisionView } from '../../shared/contract/decision.ts';
import { ToldLanguage, NotCompletedCause } from '../../shared/domain/decision.ts';
import { labelIn } from '../state/catalogue.ts';
import type { Work } from '../state/answers.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

type Version = DecisionView['corrections'][number];

/** A value of a part of a decision as a person reads it. */
export function usePartWords({
  index,
}: Pick<Work, 'index'>): (field: Version['field'], value: string | null) => string {
  const t = useText();
  const label = useLabel();
  const grounds = new Map(index.catalogue.legal.grounds.map((ground) => [ground.code, ground]));
  return (field, value) => {
    if (value === null || value === '') return t.later.nothing;
    if (field === 'ground') return label(labelIn(grounds, value));
    const told = field === 'toldIn' ? ToldLanguage.safeParse(value) : null;
    if (told?.success === true) return t.decision.languages[told.data];
    const cause = field === 'cause' ? NotCompletedCause.safeParse(value) : null;
    return cause?.success === true ? t.decision.causes[cause.data] : value;
  };
}

/** Why somebody else looks at a decision afterwards. */
export function ReviewMark({ causes }: { readonly causes: DecisionView['review'] }) {
  const t = useText();
  if (causes.length === 0) return null;
  return (
    <p className="small review-mark">
      <b>{t.later.review}:</b> {causes.map((cause) => t.later.reviewCauses[cause]).join(', ')}
    </p>
  );
}

/** Decisions so far, in the order they were taken: as they read now, what stood there before, and what was declared void. */
export function RecordDecisions({ work }: { readonly work: Work }) {
  const t = useText();
  // A hold that was withdrawn before the passport was taken never stood.
  const decisions = work.view.decisions.filter(({ state, voided }) => state !== 'void' || voided !== null);
  if (decisions.length === 0) return null;
  return (
    <section>
      <h3 className="eyebrow">{t.journey.step.decision}</h3>
      <ul className="record-lines">
        {decisions.map((decision) => (
          <RecordDecision key={decision.id} work={work} decision={decision} />
        ))}
      </ul>
    </section>
  );
}

function RecordDecision({ work, decision }: { readonly work: Work; readonly decision: DecisionView }) {
  const t = useText();
  const format = useFormat();
  const { voided, corrections, reason, review } = decision;
  return (
    <li>
      <span>
        <b data-void={voided !== null}>{t.decision.kindsDone[decision.kind]}</b>
        <span className="small soft record-by">
          {t.decision.recordedBy({ officer: decision.officer, clock: format.clock(decision.at) })}
          {decision.remote && ` · ${t.later.remote}`}
        </span>
      </span>
      {reason !== null && reason !== '' && <q className="record-note">{reason}</q>}
      {corrections.map((one, index) => (
        <Correction key={index} work={work} version={one} />
      ))}
      {voided !== null && (
        <div className="record-note version">
          <b>{t.later.void.by({ name: voided.by, clock: format.moment(voided.at) })}</b>
          {voided.why !== '' && <q>{voided.why}</q>}
        </div>
      )}
      <div className="record-note">
        <ReviewMark causes={review} />
      </div>
    </li>
  );
}

/** One version that was appended: what stood there, why it was put right, by whom. */
function Correction({ work, version }: { readonly work: Work; readonly version: Version }) {
  const t = useText();
  const format = useFormat();
  const words = usePartWords(work);
  const { field, before, after, why, by, at } = version;
  return (
    <div className="record-note version">
      <b>
        {t.later.fields[field]} · {t.later.correct.by({ name: by, clock: format.moment(at) })}
      </b>
      <span>
        {t.later.correct.was}: <s>{words(field, before)}</s>
      </span>
      <span>
        {t.later.correct.now}: {words(field, after)}
      </span>
      <q>{why}</q>
    </div>
  );
}
