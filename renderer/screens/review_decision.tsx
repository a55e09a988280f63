import type { DecisionView } from '../../shared/contract/decision.ts';
import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { labelIn } from '../state/catalogue.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

interface ReviewDecisionProps {
  readonly decision: DecisionView;
  readonly index: CatalogueIndex;
}

/** Everything the reviewed decision says, as it reads now; its versions stand in the record beside it. */
export function ReviewDecision({ decision, index }: ReviewDecisionProps) {
  const t = useText();
  const format = useFormat();
  const label = useLabel();
  const { decision: words, review } = t;
  const grounds = new Map(index.catalogue.legal.grounds.map((one) => [one.code, one]));
  const nameOf = (code: string) => label(labelIn(index.documents.has(code) ? index.documents : index.indicators, code));
  const second = decision.secondOfficer;
  const said: readonly (readonly [string, string | null])[] = [
    [words.ground, decision.ground === null ? null : label(labelIn(grounds, decision.ground))],
    ['', decision.groundToBeConfirmed ? words.groundToBeConfirmed : null],
    [words.evidence, decision.evidence.map(nameOf).join(', ')],
    [words.reason, decision.reason],
    [words.departLine, decision.departLine],
    [words.milderTitle, decision.milderSteps.map((step) => words.milder[step]).join(', ')],
    [words.told, decision.toldIn === null ? null : words.languages[decision.toldIn]],
    [words.statement, decision.statementOffered ? (decision.statement ?? words.statementNone) : decision.statement],
    [words.cause, decision.cause === null ? null : words.causes[decision.cause]],
    [review.secondOfficer, second === null || !decision.remote ? second : `${second} (${t.later.remote})`],
    [review.receipt, decision.receiptNumber],
  ];
  return (
    <section className="stack-tight">
      <h2>{words.kindsDone[decision.kind]}</h2>
      <p className="soft">{review.by({ name: decision.officer, when: format.moment(decision.at) })}</p>
      <dl className="facts">
        {said.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={`${name}${value}`} className="facts-pair">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
