import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import type { Assessment } from '../../shared/domain/assessment.ts';
import { basisWord } from '../state/answers.ts';
import { labelIn } from '../state/catalogue.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

interface PaperPartProps {
  readonly result: Pick<Assessment, 'paper' | 'attention'>;
  readonly index: CatalogueIndex;
}

/** The finding on paper with each rule, its evidence and its legal basis. Complete papers are as loud as missing ones. */
export function PaperPart({ result: { paper, attention }, index }: PaperPartProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const nameOf = (code: string): string => {
    if (code === 'minor') return label(index.catalogue.minor.label);
    const entry = [index.documents, index.indicators, index.mitigations].find((entries) => entries.has(code));
    return label(labelIn(entry, code));
  };
  // The sentence may name its facts already, and one that rests on a single fact is that fact: then only what it rests on is new.
  const evidenceOf = (evidence: readonly string[], told: string): readonly string[] => {
    const [only] = evidence;
    const fact = attention.contributions.find(({ code }) => code === only);
    if (evidence.length === 1 && fact !== undefined) return [basisWord(t, index, fact).toLowerCase()];
    return evidence.map(nameOf).filter((name) => !told.includes(name));
  };
  return (
    <section className="part">
      <h2 className="eyebrow">{t.result.paper}</h2>
      <p className="verdict" data-loud={paper.finding === 'completeDoNotHold' || paper.finding === 'established'}>
        {t.result.findings[paper.finding]}
      </p>
      <p className="small soft">{t.result.findingNotes[paper.finding]}</p>
      <ul className="part-list">
        {paper.rules.map(({ id, sentence, evidence, legalBasis, basisUncertain }) => {
          const facts = evidenceOf(evidence, label(sentence));
          return (
            <li key={id}>
              <p>{label(sentence)}</p>
              {facts.length > 0 && <p className="small soft">{t.result.evidence({ facts: format.list(facts) })}</p>}
              <p className="small soft">
                {t.result.legalBasis({ basis: legalBasis })}
                {basisUncertain && <em className="uncertain">{t.result.basisUncertain}</em>}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
