import { needsReference, purposesOf } from '../../shared/domain/search.ts';
import { DecisionKind, type Role } from '../../shared/domain/words.ts';
import { Field, Pick } from '../components/field.tsx';
import type { SearchDraft } from '../search_draft.ts';
import { useStation } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { TypedDay } from './audit_filter.tsx';

interface PartProps {
  readonly draft: SearchDraft;
  readonly set: (more: Partial<SearchDraft>) => void;
}

/** What the search is for, and for whose letter where the purpose asks for one. */
export function SearchPurposeFields({ role, draft, set }: PartProps & { readonly role: Role }) {
  const words = useText().search;
  const purposes = purposesOf(role);
  const { purpose, reference } = draft;
  const needed = purpose !== null && needsReference(purpose);
  return (
    <>
      <Pick
        label={words.purpose}
        value={purpose ?? ''}
        onChange={(value) => set({ purpose: purposes.find((one) => one === value) ?? null })}
        options={[
          { value: '', label: words.purposeNone },
          ...purposes.map((one) => ({ value: one, label: words.purposes[one] })),
        ]}
      />
      {needed && (
        <Field
          label={words.reference}
          value={reference}
          maxLength={80}
          fault={reference.trim().length < 3 ? words.referenceNeeded : null}
          onChange={(text) => set({ reference: text })}
        />
      )}
    </>
  );
}

const states = ['open', 'decided'] as const;

/** What else must hold. */
export function SearchFilters({ draft, set }: PartProps) {
  const t = useText();
  const words = t.search;
  const browse = t.evidence.browse;
  const officers = useStation()?.officers ?? [];
  return (
    <div className="search-filters" role="group" aria-label={words.filters}>
      <TypedDay label={browse.from} value={draft.from} onChange={(from) => set({ from })} />
      <TypedDay label={browse.to} value={draft.to} onChange={(to) => set({ to })} />
      <Pick
        label={words.officer}
        value={draft.officerId}
        onChange={(officerId) => set({ officerId })}
        options={[{ value: '', label: words.any }, ...officers.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Pick
        label={words.decision}
        value={draft.decision ?? ''}
        onChange={(value) => set({ decision: DecisionKind.options.find((one) => one === value) ?? null })}
        options={[
          { value: '', label: words.any },
          ...DecisionKind.options.map((one) => ({ value: one, label: t.decision.kindsDone[one] })),
        ]}
      />
      <Pick
        label={words.state}
        value={draft.state ?? ''}
        onChange={(value) => set({ state: states.find((one) => one === value) ?? null })}
        options={[{ value: '', label: words.any }, ...states.map((one) => ({ value: one, label: words[one] }))]}
      />
      <Field label={words.about} value={draft.about} maxLength={80} onChange={(about) => set({ about })} />
    </div>
  );
}
