import type { AnswerValue } from '../../shared/contract/screening.ts';
import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import { labelIn } from '../state/catalogue.ts';
import { useLabel, useText } from '../state/ui.ts';

/** A recorded fact and the answer to it, as a person reads them. */
export function useAnswerWords(
  index: CatalogueIndex,
): (answer: AnswerValue) => { readonly what: string; readonly value: string } {
  const t = useText();
  const label = useLabel();
  return (answer) => {
    switch (answer.kind) {
      case 'document':
        return { what: label(labelIn(index.documents, answer.code)), value: t.journey.documents.status[answer.value] };
      case 'indicator':
        return { what: label(labelIn(index.indicators, answer.code)), value: t.journey.questions.value[answer.value] };
      case 'mitigation':
        return { what: label(labelIn(index.mitigations, answer.code)), value: t.journey.own.value[answer.value] };
    }
  };
}
