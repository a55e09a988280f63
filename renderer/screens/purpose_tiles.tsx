import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Purpose } from '../../shared/domain/catalogue_entries.ts';
import { fastClearPapers } from '../../shared/domain/fast_clear.ts';
import { ArrowArea } from '../components/arrow_area.tsx';
import { Field } from '../components/field.tsx';
import { useKeys } from '../components/keys.ts';
import { useLabel, useText } from '../state/ui.ts';

type Group = Purpose['group'];

/** What stands under what: every group is whole under its heading, and all of them fit on a tablet beside the traveller. */
const columns = ['work', 'visit', 'worship', 'abroad'] as const;
const columnOf: Readonly<Record<Group, (typeof columns)[number]>> = {
  work: 'work',
  visit: 'visit',
  business: 'visit',
  religious: 'worship',
  study: 'worship',
  resident: 'abroad',
  medical: 'abroad',
  other: 'abroad',
};

interface PurposeTilesProps {
  readonly purposes: readonly Purpose[];
  /** Null: something must be looked at first, so there is only the way through a clarification. */
  readonly onClear: ((purpose: Purpose) => void) | null;
  readonly onClarify: (purpose: Purpose) => void;
  /** The purpose recorded so far. */
  readonly chosen?: string | null;
}

/** All purposes in their groups, always in the same place, so that the hand learns them. */
export function PurposeTiles({ purposes, onClear, onClarify, chosen = null }: PurposeTilesProps) {
  const t = useText();
  const label = useLabel();
  const [search, setSearch] = useState<string | null>(null);
  useKeys({ '/': () => setSearch('') });
  const wanted = (search ?? '').trim().toLowerCase();
  const found = purposes
    .filter((purpose) => label(purpose.label).toLowerCase().includes(wanted))
    .toSorted((a, b) => a.order - b.order);
  const groupsIn = (column: (typeof columns)[number]) =>
    Purpose.shape.group.options
      .filter((group) => columnOf[group] === column)
      .map((group) => ({ group, members: found.filter((purpose) => purpose.group === group) }))
      .filter(({ members }) => members.length > 0);
  return (
    <>
      {search !== null && (
        <Field label={t.journey.purpose.search} value={search} onChange={setSearch} maxLength={40} autoFocus />
      )}
      {found.length === 0 && <p className="soft">{t.journey.purpose.none}</p>}
      <ArrowArea className="tiles">
        {columns.map((column) => (
          <div key={column} className="tile-column">
            {groupsIn(column).map(({ group, members }) => (
              <section key={group} className="tile-group" aria-label={t.journey.purpose.groups[group]}>
                <h3 className="eyebrow">{t.journey.purpose.groups[group]}</h3>
                <div className="tile-members">
                  {members.map((purpose) => (
                    <Tile
                      key={purpose.code}
                      purpose={purpose}
                      onClear={onClear}
                      onClarify={onClarify}
                      chosen={chosen}
                    />
                  ))}
                </div>
              </section>
            ))}
          </div>
        ))}
      </ArrowArea>
    </>
  );
}

type TileProps = Omit<PurposeTilesProps, 'purposes'> & { readonly purpose: Purpose };

function Tile({ purpose, onClear, onClarify, chosen }: TileProps) {
  const t = useText();
  const label = useLabel();
  const name = label(purpose.label);
  const papers = fastClearPapers(purpose);
  if (onClear === null || papers === null) {
    return (
      <div className="tile">
        <button
          type="button"
          className="tile-whole"
          aria-pressed={chosen === null ? undefined : chosen === purpose.code}
          aria-label={`${name}: ${t.journey.purpose.clarify}`}
          onClick={() => onClarify(purpose)}
        >
          {name}
        </button>
      </div>
    );
  }
  const what = papers.includes('ePmi') ? t.journey.purpose.clearWork : t.journey.purpose.clear;
  return (
    <div className="tile" data-halves="true">
      <button type="button" className="tile-clear" aria-label={`${name}: ${what}`} onClick={() => onClear(purpose)}>
        <span className="tile-name">{name}</span>
        <span className="tile-what">
          <IconCheck size={16} stroke={2.5} aria-hidden="true" />
          {what}
        </span>
      </button>
      <button
        type="button"
        className="tile-clarify"
        aria-label={`${name}: ${t.journey.purpose.clarify}`}
        onClick={() => onClarify(purpose)}
      >
        {t.journey.purpose.clarify}
      </button>
    </div>
  );
}
