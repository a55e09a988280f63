import type { AssessmentView } from '../../shared/contract/screening.ts';
import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { isPrivateFact } from '../state/answers.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useLabel, useText } from '../state/ui.ts';
import { PrivateFold, usePrivateFold } from './private_fold.tsx';
import { AttentionPart } from './result_attention.tsx';
import { PaperPart } from './result_paper.tsx';
import { TppoPart } from './result_tppo.tsx';

interface ResultProps {
  readonly assessment: AssessmentView;
  readonly index: CatalogueIndex;
  /** In the right rail, beside the decision. */
  readonly narrow?: boolean;
}

/** What the written rules make of the recorded facts: three parts side by side that are never summed, and an advice. */
export function Result({ assessment, index, narrow = false }: ResultProps) {
  const t = useText();
  const { result, stage } = assessment;
  const fold = usePrivateFold();
  const hidden = privateOf(assessment, index);
  const closed = fold.open ? noCodes : hidden;
  return (
    <section
      className="result"
      data-narrow={narrow}
      aria-label={stage === 'second' ? t.result.secondTitle : t.result.title}
    >
      <Recommendation assessment={assessment} />
      <PrivateFold count={hidden.size} fold={fold} />
      <div className="result-parts">
        <PaperPart result={result} index={index} />
        <TppoPart tppo={result.tppo} index={index} closed={closed} />
        <AttentionPart attention={result.attention} index={index} closed={closed} />
      </div>
      <Unknown assessment={assessment} />
      {closed.size > 0 ? (
        <p className="small soft">{t.result.privateExplanation}</p>
      ) : (
        <Explanation assessment={assessment} />
      )}
    </section>
  );
}

const noCodes: ReadonlySet<string> = new Set();

/** Facts of the private talk that this result speaks of. */
function privateOf({ result }: AssessmentView, index: CatalogueIndex): ReadonlySet<string> {
  const spoken = [
    ...result.attention.contributions.map(({ code }) => code),
    ...result.tppo.signs.flatMap(({ from }) => from),
  ];
  return new Set(spoken.filter((code) => isPrivateFact(index, code)));
}

function Recommendation({ assessment }: { readonly assessment: AssessmentView }) {
  const t = useText();
  const label = useLabel();
  const { own, result, stage } = assessment;
  const { index } = useCatalogue(result.catalogue.sha256);
  // At Immigration's own counter there is nobody left to refer to.
  const words =
    stage === 'second' && result.recommendation === 'refer'
      ? { word: t.result.secondRefer, note: t.result.secondReferNote }
      : {
          word: t.result.recommendations[result.recommendation],
          note: t.result.recommendationNotes[result.recommendation],
        };
  const path = result.path === null ? undefined : index?.catalogue.rules.paths[result.path];
  return (
    <header className="recommendation">
      <p className="eyebrow">
        {t.result.recommendation}
        {stage === 'second' && ` · ${t.result.secondTitle}`}
      </p>
      <h2 className="recommendation-word">{words.word}</h2>
      <p>{words.note}</p>
      {result.path !== null && (
        <p>
          <b>{path === undefined ? t.result.paths[result.path] : label(path)}</b>
        </p>
      )}
      <p className="small soft">
        {t.result.ownAssessment({ own: t.result.own[own] })} · {t.result.recommendationLimit} · {t.result.threeParts}
      </p>
    </header>
  );
}

/** What is not known yet, and what of it would change the advice. It never counts against anyone. */
function Unknown({ assessment }: { readonly assessment: AssessmentView }) {
  const t = useText();
  const label = useLabel();
  const { missing } = assessment.result;
  return (
    <section className="result-missing">
      <h2>{t.result.missing}</h2>
      {missing.length === 0 ? (
        <p className="small soft">{t.result.missingNone}</p>
      ) : (
        <>
          <p className="small soft">{t.result.missingNote}</p>
          <ul>
            {missing.map(({ kind, code, label: what, wouldBe }) => (
              <li key={`${kind}:${code}`}>
                {label(what)}
                {wouldBe !== null && (
                  <b className="result-would">
                    {' '}
                    {t.result.wouldBe({ recommendation: t.result.recommendations[wouldBe] })}
                  </b>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Explanation({ assessment }: { readonly assessment: AssessmentView }) {
  const t = useText();
  const label = useLabel();
  const { explanation, catalogue } = assessment.result;
  return (
    <details className="result-explanation">
      <summary>{t.result.showExplanation}</summary>
      <p className="say say-small">{label(explanation)}</p>
      <p className="small soft">
        {t.result.catalogue({ version: catalogue.version })} · {t.result.hitRate}
      </p>
    </details>
  );
}
