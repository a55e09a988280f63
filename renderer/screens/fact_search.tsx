import { useState } from 'react';
import type { Stage } from '../../shared/domain/catalogue_words.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { indicatorAnswer, type Work } from '../state/answers.ts';
import { useLabel, useText } from '../state/ui.ts';
import { factsLike, type FactPlace } from './cards.ts';

/** So many fit on a tablet without scrolling. */
const most = 6;

interface FactSearchProps {
  readonly work: Work;
  /** The stages that may be on the screen now. */
  readonly stages: readonly Stage[];
  readonly onFound: (place: FactPlace) => void;
  readonly onClose: () => void;
}

/** A fact the officer already has in mind, found by its words instead of card by card. */
export function FactSearch({ work, stages, onFound, onClose }: FactSearchProps) {
  const t = useText();
  const label = useLabel();
  const [words, setWords] = useState('');
  const { search, searchNone, stage: stageNames, value } = t.journey.questions;
  const found = factsLike(work, stages, ({ label: fact, question }) => [fact, question ?? fact].map(label))(
    words,
  ).slice(0, most);
  const [first] = found;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (first !== undefined) onFound(first.place);
      }}
    >
      <Field label={search} value={words} onChange={setWords} maxLength={40} autoFocus />
      {words.trim() !== '' && found.length === 0 && <p className="soft">{searchNone}</p>}
      {found.length > 0 && (
        <Choices label={t.journey.questions.record} width={420}>
          {found.map(({ fact, place }) => {
            const answer = indicatorAnswer(work, fact.code);
            const detail = [stageNames[place.stage], ...(answer === null ? [] : [value[answer.value]])].join(' · ');
            return <Choice key={fact.code} label={label(fact.label)} detail={detail} onChoose={() => onFound(place)} />;
          })}
        </Choices>
      )}
      <div className="row">
        <Button kind="quiet" hotkey="Escape" onClick={onClose}>
          {t.frame.back}
        </Button>
      </div>
    </form>
  );
}
