import { useState } from 'react';
import { assess, type Assessment } from '../../shared/domain/assessment.ts';
import { readAssessmentInput } from '../../shared/domain/assessment_input.ts';
import type { ActiveCatalogue, Catalogue } from '../../shared/domain/catalogue.ts';
import type { EvidenceBasis } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Pick } from '../components/field.tsx';
import { useLabel, useText } from '../state/ui.ts';

const statuses = ['seen', 'missing', 'doubtful'] as const;
type Status = (typeof statuses)[number];

/** An invented traveller, never stored. */
interface Example {
  readonly purpose: string;
  readonly destination: string;
  readonly documents: Readonly<Record<string, Status>>;
  readonly indicators: Readonly<Record<string, EvidenceBasis>>;
}

interface TryProps {
  readonly before: ActiveCatalogue;
  readonly after: ActiveCatalogue;
}

function judge(active: ActiveCatalogue, { purpose, destination, documents, indicators }: Example): Assessment | null {
  const present = Object.fromEntries(
    Object.entries(indicators).map(([code, basis]) => [code, { value: 'present' as const, basis }]),
  );
  const input = { id: 'example', purpose, destination, documents, indicators: present };
  const read = readAssessmentInput(active.catalogue, input);
  return read.ok ? assess(active, read.value) : null;
}

const firstExample = ({ purposes, destinations }: Catalogue): Example => ({
  purpose: purposes.toSorted((a, b) => a.order - b.order)[0]?.code ?? '',
  destination: destinations.countries[0]?.code ?? 'MYS',
  documents: {},
  indicators: {},
});

/** The same example judged by both catalogues, here on the page: what is stated, and beside it what comes out. */
export function CatalogueTry({ before, after }: TryProps) {
  const words = useText().catalogue;
  const [example, setExample] = useState(() => firstExample(after.catalogue));
  const results = [judge(before, example), judge(after, example)] as const;
  return (
    <div className="stack">
      <p className="soft">{words.tryLead}</p>
      <div className="catalogue-try">
        <div className="stack">
          <Stated catalogue={after.catalogue} example={example} onChange={setExample} />
          <Papers catalogue={after.catalogue} example={example} onChange={setExample} />
          <Indicators catalogue={after.catalogue} example={example} onChange={setExample} />
          <div>
            <Button kind="quiet" onClick={() => setExample(firstExample(after.catalogue))}>
              {words.tryClear}
            </Button>
          </div>
        </div>
        <Results before={before} after={after} results={results} />
      </div>
    </div>
  );
}

interface ResultsProps extends TryProps {
  readonly results: readonly [Assessment | null, Assessment | null];
}

function Results({ before, after, results }: ResultsProps) {
  const t = useText();
  const words = t.catalogue;
  const rows = [
    ['recommendation', ({ recommendation }: Assessment) => t.result.recommendations[recommendation]],
    ['paper', ({ paper }: Assessment) => t.result.findings[paper.finding]],
    ['band', ({ attention: { band, points } }: Assessment) => words.withPoints({ band: t.result.bands[band], points })],
    ['tppo', ({ tppo }: Assessment) => t.result.tppoOutputs[tppo.output]],
  ] as const;
  const said = (result: Assessment | null, say: (one: Assessment) => string) =>
    result === null ? words.tryUnreadable : say(result);
  const same = rows.every(([, say]) => said(results[0], say) === said(results[1], say));
  return (
    <section className="stack-tight catalogue-outcome" aria-live="polite">
      <p className="field-label">{same ? words.trySame : words.tryDiffers}</p>
      <table className="table catalogue-results">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{words.replay.figure}</span>
            </th>
            <th scope="col">{before.catalogue.version}</th>
            <th scope="col">{after.catalogue.version}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, say]) => (
            <tr key={name} data-differs={said(results[0], say) !== said(results[1], say)}>
              <th scope="row">{words.outcome[name]}</th>
              <td>{said(results[0], say)}</td>
              <td>{said(results[1], say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PartProps {
  readonly catalogue: Catalogue;
  readonly example: Example;
  readonly onChange: (example: Example) => void;
}

function Stated({ catalogue, example, onChange }: PartProps) {
  const words = useText().catalogue;
  const label = useLabel();
  const options = (entries: Catalogue['destinations']['countries']) =>
    entries.map((one) => ({ value: one.code, label: label(one.label) }));
  return (
    <div className="pair">
      <Pick
        label={words.tryPurpose}
        value={example.purpose}
        onChange={(purpose) => onChange({ ...example, purpose, documents: {} })}
        options={options(catalogue.purposes.toSorted((a, b) => a.order - b.order))}
      />
      <Pick
        label={words.tryDestination}
        value={example.destination}
        onChange={(destination) => onChange({ ...example, destination })}
        options={options(catalogue.destinations.countries)}
      />
    </div>
  );
}

function Papers({ catalogue, example, onChange }: PartProps) {
  const words = useText().catalogue;
  const label = useLabel();
  const papers = catalogue.purposes.find(({ code }) => code === example.purpose)?.documents ?? [];
  const set = (code: string, status: Status) => {
    const { [code]: was, ...others } = example.documents;
    onChange({ ...example, documents: was === status ? others : { ...others, [code]: status } });
  };
  return (
    <section className="stack-tight">
      <h2>{words.tryDocuments}</h2>
      <ul className="catalogue-entries">
        {papers.map(({ code }) => {
          const name = label(catalogue.documents.find((one) => one.code === code)?.label ?? { id: code, en: code });
          return (
            <li key={code} className="catalogue-paper">
              <span>{name}</span>
              <Choices label={name} width={120}>
                {statuses.map((status) => (
                  <Choice
                    key={status}
                    label={words.tryStatus[status]}
                    selected={example.documents[code] === status}
                    onChoose={() => set(code, status)}
                  />
                ))}
              </Choices>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Indicators({ catalogue, example, onChange }: PartProps) {
  const words = useText().catalogue;
  const label = useLabel();
  const known = catalogue.indicators.filter(
    ({ stage, secondAssessmentOnly }) => stage !== null && !secondAssessmentOnly,
  );
  const name = (code: string) =>
    `${code} ${label(known.find((one) => one.code === code)?.label ?? { id: '', en: '' })}`;
  const add = (code: string) => {
    const basis = known.find((one) => one.code === code)?.basis[0];
    if (basis !== undefined) onChange({ ...example, indicators: { ...example.indicators, [code]: basis } });
  };
  const remove = (code: string) => {
    const { [code]: _gone, ...indicators } = example.indicators;
    onChange({ ...example, indicators });
  };
  const free = known.filter(({ code }) => !Object.hasOwn(example.indicators, code));
  return (
    <section className="stack-tight">
      <Pick
        label={words.tryIndicator}
        value=""
        onChange={add}
        options={[
          { value: '', label: words.tryIndicatorNone },
          ...free.map(({ code }) => ({ value: code, label: name(code) })),
        ]}
      />
      <div className="row">
        {Object.keys(example.indicators).map((code) => (
          <Button key={code} size="small" label={words.tryRemove({ fact: name(code) })} onClick={() => remove(code)}>
            {name(code)} ✕
          </Button>
        ))}
      </div>
    </section>
  );
}
