import { useMemo, useState } from 'react';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { CatalogueArea } from '../../shared/domain/catalogue_compare.ts';
import { findEntries, readSections, type ReadEntry, type ReadSection } from '../catalogue_reading.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { useLabel, useText } from '../state/ui.ts';
import { useFieldName } from './catalogue_changes.tsx';

/** The catalogue to look things up in: one area at a time, or all of them by a word. */
export function CatalogueRead({ catalogue }: { readonly catalogue: Catalogue }) {
  const words = useText().catalogue;
  const [area, setArea] = useState<CatalogueArea>('purposes');
  const [search, setSearch] = useState('');
  const sections = useMemo(() => readSections(catalogue), [catalogue]);
  const searching = search.trim() !== '';
  const shown = searching ? findEntries(sections, search) : sections.filter((section) => section.area === area);
  return (
    <div className="stack">
      <div className="catalogue-pick">
        <Field label={words.search} hint={words.searchHint} value={search} onChange={setSearch} maxLength={60} />
      </div>
      {!searching && (
        <Choices label={words.tabsLabel} width={190}>
          {sections.map((section) => (
            <Choice
              key={section.area}
              label={words.areas[section.area]}
              detail={words.found({ count: section.entries.length })}
              selected={section.area === area}
              onChoose={() => setArea(section.area)}
            />
          ))}
        </Choices>
      )}
      {shown.length === 0 && <p className="lead soft">{words.nothingFound}</p>}
      {shown.map((section) => (
        <Section key={section.area} section={section} />
      ))}
    </div>
  );
}

function Section({ section }: { readonly section: ReadSection }) {
  const words = useText().catalogue;
  return (
    <section className="stack-tight" aria-label={words.areas[section.area]}>
      <h2>
        {words.areas[section.area]} <span className="soft small">{words.found({ count: section.entries.length })}</span>
      </h2>
      <ul className="catalogue-entries">
        {section.entries.map((entry) => (
          <Entry key={entry.code} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry }: { readonly entry: ReadEntry }) {
  const words = useText().catalogue;
  const label = useLabel();
  const head = (
    <>
      <span className="grow">
        <span className="field-label">{label(entry.label)}</span>
        {entry.hold && <span className="catalogue-tag">{words.hold}</span>}
        {entry.line !== null && <span className="cell-second">{label(entry.line)}</span>}
      </span>
      <span className="catalogue-code mono soft">{entry.code}</span>
    </>
  );
  if (entry.details.length === 0) return <li className="catalogue-entry">{head}</li>;
  return (
    <li>
      <details>
        <summary className="catalogue-entry">{head}</summary>
        <Details entry={entry} />
      </details>
    </li>
  );
}

function Details({ entry }: { readonly entry: ReadEntry }) {
  const label = useLabel();
  const fieldName = useFieldName();
  return (
    <dl className="facts catalogue-details">
      {entry.details.map(({ field, values }) => (
        <div key={field} className="catalogue-detail">
          <dt>{fieldName(field)}</dt>
          <dd data-field={field}>
            {values.map((value, at) => (
              <span key={at} className="catalogue-value">
                {label(value)}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
