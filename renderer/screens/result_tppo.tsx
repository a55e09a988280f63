import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import type { DimensionCode } from '../../shared/domain/catalogue_words.ts';
import { countSigns, type TppoResult, type TppoSign } from '../../shared/domain/tppo.ts';
import { useLabel, useText } from '../state/ui.ts';

interface TppoPartProps {
  readonly tppo: TppoResult;
  readonly index: CatalogueIndex;
  /** Private facts that are folded: a sign read from them alone is only counted. */
  readonly closed: ReadonlySet<string>;
}

/** The recruitment signs of trafficking by the ILO rule, spelled out for each dimension. */
export function TppoPart({ tppo, index, closed }: TppoPartProps) {
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
            closed={closed}
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
  readonly closed: ReadonlySet<string>;
}

function Dimension({ name, state, signs, closed }: DimensionProps) {
  const t = useText();
  const label = useLabel();
  const shown = signs.filter(({ from }) => !from.every((code) => closed.has(code)));
  const folded = new Set(signs.filter((sign) => !shown.includes(sign)).flatMap(({ from }) => from));
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{t.result.dimensions[state]}</b>
        {signs.length > 0 && <> · {t.result.signCounts(countSigns(signs))}</>}
        <ul className="signs">
          {folded.size > 0 && <li className="small soft">{t.result.privateFacts({ count: folded.size })}</li>}
          {shown.map((sign) => (
            <li key={sign.code} className="small">
              {label(sign.label)}
              {sign.conditions.map((condition) => (
                <span key={condition.id} className="soft points-why">
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
