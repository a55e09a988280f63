import type { ReactNode } from 'react';
import { ArrowArea } from '../components/arrow_area.tsx';
import type { IndicatorValue, MitigationValue } from '../../shared/domain/words.ts';
import { indicatorAnswer, indicatorOf, mitigationAnswer, type Work } from '../state/answers.ts';
import { useLabel, useText } from '../state/ui.ts';
import { useActiveRow } from './answer_row.tsx';
import type { Card } from './cards.ts';
import { IndicatorRow, MitigationRow } from './fact_rows.tsx';

const values: readonly IndicatorValue[] = ['present', 'absent', 'notAsked', 'declined'];
const mitigationValues: readonly MitigationValue[] = ['present', 'absent', 'notAsked'];

interface QuestionCardProps {
  readonly work: Work;
  readonly card: Card;
  readonly position: string;
  /** The first card: what is said before the first question. */
  readonly opening: boolean;
  /** The fact that was looked for; else the number keys begin at the first open one. */
  readonly sought: string | null;
  /** What a fact brings with it, right below it. */
  readonly below: (code: string) => ReactNode;
}

/** What to say, in the traveller's words; and the facts it may bring out, in the officer's. */
export function QuestionCard({ work, card, position, opening, sought, below }: QuestionCardProps) {
  const t = useText();
  const label = useLabel();
  const row = useCardRows(work, card, sought);
  const heads = {
    question: t.journey.questions.say,
    look: t.journey.questions.look,
    around: t.journey.questions.around,
    immigration: t.decision.referral.secondFacts,
  };
  return (
    <article className="card" aria-label={heads[card.kind]}>
      <p className="eyebrow card-head">
        {card.text === null ? <h1 className="card-kind">{heads[card.kind]}</h1> : <span>{heads[card.kind]}</span>}
        <span>{position}</span>
      </p>
      {opening && work.list !== null && (
        <p className="say say-small">
          <span className="say-cue">{t.journey.questions.opening}</span>
          {label(work.list.opening)}
        </p>
      )}
      {card.text !== null && <h2 className="say">{label(card.text)}</h2>}
      {card.kind === 'immigration' && <p className="soft">{t.decision.referral.secondFactsNote}</p>}
      {card.note !== null && <p className="small soft">{label(card.note)}</p>}
      <ArrowArea className="rows" label={t.journey.questions.record}>
        {card.indicators.map((indicator) => (
          <IndicatorRow
            key={indicator.code}
            work={work}
            indicator={indicator}
            showQuestion={card.kind !== 'question'}
            active={row.active === indicator.code}
            onActive={() => row.setActive(indicator.code)}
          >
            {below(indicator.code)}
          </IndicatorRow>
        ))}
        {card.mitigations.map((mitigation) => (
          <MitigationRow
            key={mitigation.code}
            work={work}
            mitigation={mitigation}
            active={row.active === mitigation.code}
            onActive={() => row.setActive(mitigation.code)}
          />
        ))}
      </ArrowArea>
    </article>
  );
}

/** The number keys of a card: four answers on a fact, three on a mitigating one. */
function useCardRows(work: Work, { indicators, mitigations }: Card, first: string | null) {
  const codes = [...indicators, ...mitigations].map(({ code }) => code);
  const open = [
    ...indicators.filter(({ code }) => indicatorAnswer(work, code) === null),
    ...mitigations.filter(({ code }) => mitigationAnswer(work, code) === null),
  ].map(({ code }) => code);
  return useActiveRow({
    codes,
    open,
    choices: values.length,
    first,
    onAnswer: (code, choice) => {
      const indicator = indicators.find((one) => one.code === code);
      const value = values[choice];
      const relief = mitigationValues[choice];
      if (indicator !== undefined && value !== undefined) work.give([indicatorOf(indicator, value)]);
      else if (indicator === undefined && relief !== undefined)
        work.give([{ kind: 'mitigation', code, value: relief }]);
    },
  });
}
