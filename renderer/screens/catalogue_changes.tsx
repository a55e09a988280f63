import { useMemo } from 'react';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { catalogueAreas, compareCatalogues, type CatalogueChange } from '../../shared/domain/catalogue_compare.ts';
import { Weight } from '../../shared/domain/catalogue_words.ts';
import { useLabel, useText } from '../state/ui.ts';

/** The name people have for a field; a path keeps the codes in it. */
export function useFieldName(): (path: string) => string {
  const { fields } = useText().catalogue;
  return (path) =>
    path
      .split('.')
      .map((part) => (Object.hasOwn(fields, part) ? fields[part] : part))
      .join(' · ');
}

/** What differs between two catalogues, area by area, before and after. */
export function CatalogueChanges({ before, after }: { readonly before: Catalogue; readonly after: Catalogue }) {
  const words = useText().catalogue;
  const changes = useMemo(() => compareCatalogues(before, after), [before, after]);
  if (changes.length === 0) {
    return (
      <div>
        <p className="lead">{words.noChanges}</p>
        <p className="soft">{words.noChangesLead}</p>
      </div>
    );
  }
  return (
    <div className="stack-wide">
      <p className="lead">
        {before.version} → {after.version}: {words.changes({ count: changes.length })}
      </p>
      {catalogueAreas
        .map((area) => ({ area, members: changes.filter((change) => change.area === area) }))
        .filter(({ members }) => members.length > 0)
        .map(({ area, members }) => (
          <section key={area} className="stack-tight">
            <h2>
              {words.areas[area]} <span className="soft small">{words.changes({ count: members.length })}</span>
            </h2>
            <ChangeTable changes={members} />
          </section>
        ))}
    </div>
  );
}

function ChangeTable({ changes }: { readonly changes: readonly CatalogueChange[] }) {
  const words = useText().catalogue;
  return (
    <table className="table catalogue-changes">
      <thead>
        <tr>
          <th scope="col">{words.change.entry}</th>
          <th scope="col">{words.change.field}</th>
          <th scope="col">{words.change.before}</th>
          <th scope="col">{words.change.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <ChangeRow key={`${change.entry} ${change.field}`} change={change} />
        ))}
      </tbody>
    </table>
  );
}

function ChangeRow({ change }: { readonly change: CatalogueChange }) {
  const words = useText().catalogue;
  const label = useLabel();
  const fieldName = useFieldName();
  const { entry, kind, field, before, after } = change;
  const said = (value: CatalogueChange['before']) => {
    if (value === null) return <span className="soft">{words.nothing}</span>;
    const weight = Weight.safeParse(field === 'weight' ? value.id : null);
    return weight.success ? words.weights[weight.data] : label(value);
  };
  return (
    <tr>
      <td>
        {change.label === null ? fieldName(entry) : label(change.label)}
        {change.label !== null && <span className="cell-second mono">{entry}</span>}
      </td>
      <td>{kind === 'changed' ? field !== '' && fieldName(field) : words.change[kind]}</td>
      <td>{said(before)}</td>
      <td className="catalogue-after">{said(after)}</td>
    </tr>
  );
}
