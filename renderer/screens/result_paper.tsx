import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import type { PaperResult } from '../../shared/domain/findings.ts';
import { labelIn } from '../state/catalogue.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

interface PaperPartProps {
  readonly paper: PaperResult;
  readonly index: CatalogueIndex;
}

/** The finding on paper with each rule, its evidence and its legal basis. Complete papers are as loud as missing ones. */
export function PaperPart({ paper, index }: PaperPartProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const nameOf = (code: string): string => {
    if (code === 'minor') return label(index.catalogue.minor.label);
    const entry = [index.documents, index.indicators, index.mitigations].find((entries) => entries.has(code));
    return label(labelIn(entry, code));
  };
  return (
    <section className="part">
      <h2 className="eyebrow">{t.result.paper}</h2>
      <p className="verdict" data-loud={paper.finding === 'completeDoNotHold' || paper.finding === 'established'}>
        {t.result.findings[paper.finding]}
      </p>
      <p className="small soft">{t.result.findingNotes[paper.finding]}</p>
      <ul className="part-list">
        {paper.rules.map(({ id, sentence, evidence, legalBasis, basisUncertain }) => (
          <li key={id}>
            <p>{label(sentence)}</p>
            <p className="small soft">{t.result.evidence({ facts: format.list(evidence.map(nameOf)) })}</p>
            <p className="small soft">
              {t.result.legalBasis({ basis: legalBasis })}
              {basisUncertain && <em className="uncertain">{t.result.basisUncertain}</em>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
