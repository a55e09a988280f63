import type { CatalogueIndex } from '../../shared/domain/catalogue_index.ts';
import type { Attention } from '../../shared/domain/scoring.ts';
import { labelIn } from '../state/catalogue.ts';
import { useFormat, useLabel, useText } from '../state/ui.ts';

interface AttentionPartProps {
  readonly attention: Attention;
  readonly index: CatalogueIndex;
  /** Private facts that are folded: their points stand in one line without a name. */
  readonly closed: ReadonlySet<string>;
}

/** Points and band as a word and a length, never a colour; every point with its reason. */
export function AttentionPart({ attention, index, closed }: AttentionPartProps) {
  const t = useText();
  const format = useFormat();
  return (
    <section className="part">
      <h2 className="eyebrow">{t.result.attention}</h2>
      <p className="verdict">
        {t.result.bands[attention.band]}
        <span className="verdict-points">{t.result.points({ points: format.number(attention.points) })}</span>
      </p>
      <Sum attention={attention} />
      <Scale attention={attention} index={index} />
      <p className="small soft">{t.result.attentionNote}</p>
      <Points attention={attention} index={index} closed={closed} />
    </section>
  );
}

/** Where something takes points off, the sum is told at the number: the list may go on below the fold. */
function Sum({ attention }: Pick<AttentionPartProps, 'attention'>) {
  const t = useText();
  const format = useFormat();
  const { points, mitigations } = attention;
  const relief = mitigations.reduce((total, one) => total - one.points, 0);
  if (relief === 0) return null;
  const [counted, less, left] = [points + relief, relief, points].map((number) => format.number(number));
  return <p className="sum">{t.result.sum({ counted: counted ?? '', relief: less ?? '', points: left ?? '' })}</p>;
}

/** The length runs to a little past the high band, always the same; the number says what lies beyond. Marks: where the bands begin. */
function Scale({ attention, index }: Omit<AttentionPartProps, 'closed'>) {
  const t = useText();
  const { medium, high } = index.catalogue.scoring.bands;
  const end = high * 1.5;
  const at = (points: number) => `${Math.max(0, Math.min(100, (points / end) * 100))}%`;
  return (
    <div className="scale" aria-hidden="true">
      <div className="scale-track">
        <div className="scale-fill" style={{ '--at': at(attention.points) }} />
        <div className="scale-mark" style={{ '--at': at(medium) }} />
        <div className="scale-mark" style={{ '--at': at(high) }} />
      </div>
      <div className="scale-words small soft">
        <span style={{ '--at': at(medium) }}>{t.result.bands.medium}</span>
        <span style={{ '--at': at(high) }}>{t.result.bands.high}</span>
      </div>
    </div>
  );
}

function Points({ attention, index, closed }: AttentionPartProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { mitigations } = attention;
  const contributions = attention.contributions.filter(({ code }) => !closed.has(code));
  const folded = attention.contributions.filter(({ code }) => closed.has(code));
  if (folded.length === 0 && contributions.length === 0 && mitigations.length === 0)
    return <p className="small soft">{t.result.noPoints}</p>;
  const nameOf = (code: string) =>
    label(labelIn(index.indicators.has(code) ? index.indicators : index.mitigations, code));
  return (
    <ul className="part-list points">
      {contributions.map(({ code, points, why, cancelledBy, countedAs, combinedWith }) => (
        <li key={code} data-counts={points > 0}>
          <span className="points-number">{format.number(points)}</span>
          <span>
            {label(why.label)}
            {/* A reason may name the fact it was combined with or counted as. */}
            {!(countedAs !== null && closed.has(countedAs)) && !combinedWith.some((other) => closed.has(other)) && (
              <span className="small soft points-why">
                {label(why.reason)}
                {cancelledBy.length > 0 &&
                  ` · ${t.result.cancelledBy({ facts: format.list(cancelledBy.map(nameOf)) })}`}
                {countedAs !== null && ` · ${t.result.countedAs({ fact: nameOf(countedAs) })}`}
              </span>
            )}
          </span>
        </li>
      ))}
      {folded.length > 0 && (
        <li data-counts={folded.some(({ points }) => points > 0)}>
          <span className="points-number">
            {format.number(folded.reduce((total, { points }) => total + points, 0))}
          </span>
          <span>{t.result.privateFacts({ count: folded.length })}</span>
        </li>
      )}
      {mitigations.map(({ code, points, why }) => (
        <li key={code} data-counts={points < 0}>
          <span className="points-number">{points < 0 ? `−${format.number(-points)}` : '0'}</span>
          <span>
            {label(why.label)}
            <span className="small soft points-why">{label(why.reason)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
