import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import type { DimensionCode } from '../../shared/domain/catalogue_words.ts';
import { countSigns, type TppoResult, type TppoSign } from '../../shared/domain/tppo.ts';
import { useLabel, useText } from '../state/ui.ts';

interface TppoPartProps {
  readonly tppo: TppoResult;
  readonly index: CatalogueIndex;
}

/** The recruitment signs of trafficking by the ILO rule, spelled out for each dimension. */
export function TppoPart({ tppo, index }: TppoPartProps) {
  const t = useText();
  const label = useLabel();
  return (
    <section className="part">
      <h2 className="eyebrow">{t.result.tppo}</h2>
      <p className="verdict" data-loud={tppo.output === 'offerHelp'}>
        {t.result.tppoOutputs[tppo.output]}
      </p>
      <p className="small soft">{t.result.tppoNote}</p>
      <dl className="part-list">
        {index.catalogue.ilo.dimensions.map(({ code, label: name }) => (
          <Dimension
            key={code}
            name={`${code} · ${label(name)}`}
            state={tppo[code]}
            signs={tppo.signs.filter(({ dimension }) => dimension === code)}
          />
        ))}
      </dl>
      {tppo.childReferral && <p className="small">{t.result.childReferral}</p>}
    </section>
  );
}

interface DimensionProps {
  readonly name: string;
  readonly state: TppoResult[DimensionCode];
  readonly signs: readonly TppoSign[];
}

function Dimension({ name, state, signs }: DimensionProps) {
  const t = useText();
  const label = useLabel();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{t.result.dimensions[state]}</b>
        {signs.length > 0 && <> · {t.result.signCounts(countSigns(signs))}</>}
        <ul className="signs">
          {signs.map((sign) => (
            <li key={sign.code} className="small">
              {label(sign.label)}
              {sign.conditions.map((condition) => (
                <span key={condition.id} className="soft">
                  {' '}
                  {t.result.condition({ condition: label(condition) })}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
