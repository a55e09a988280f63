import { useCall } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

/** How far officers and reviewers of this agency agree, with how far that can be trusted. */
export function AgreementPanel() {
  const t = useText();
  const format = useFormat();
  const words = t.review.agreement;
  const figures = useCall('review.agreement', empty).value ?? [];
  const percent = (share: number) => `${format.number(Math.round(share * 100))} %`;
  return figures.map(({ agency, blind: { same, kappa }, knew }) => (
    <section key={agency} className="agreement stack-tight">
      <h2 className="eyebrow">
        {words.title} · {t.frame.agencies[agency]}
      </h2>
      {same.n === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <>
          <p className="lead">
            <b>{words.same({ percent: percent(same.hits / same.n), hits: same.hits, count: same.n })}</b>
          </p>
          <p className="small soft">
            {words.interval({ low: percent(same.low), high: percent(same.high) })} ·{' '}
            {kappa === null ? words.few : words.kappa({ kappa: format.number(Math.round(kappa * 100) / 100) })}
          </p>
        </>
      )}
      {knew > 0 && <p className="small soft">{words.knew({ count: knew })}</p>}
    </section>
  ));
}
