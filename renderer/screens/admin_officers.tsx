import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { AdminLinks } from './admin_links.tsx';
import { CardSheet } from './admin_officer_card.tsx';
import { CodeSheet, DeactivateSheet, ResetSheet, type CodeGiven } from './admin_officer_sheets.tsx';
import { AddOfficer } from './admin_officer_add.tsx';

const empty = {};
const agencies = ['bp3mi', 'immigration', null] as const;

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'deactivate' | 'reset' | 'card'; readonly officer: OfficerCard }
  | { readonly kind: 'code'; readonly given: CodeGiven };

/** The people of the station by agency. */
export function AdminOfficers() {
  const t = useText();
  const words = t.admin.officers;
  const reading = useCall('officer.list', empty);
  const [open, setOpen] = useState<Open | null>(null);
  const cards = useCall('officer.cards', empty).value ?? [];
  const officers = reading.value ?? [];
  const inactive = officers.filter(({ active }) => !active);
  const close = () => setOpen(null);
  const give = (given: CodeGiven) => setOpen({ kind: 'code', given });
  const table = {
    onDeactivate: pick(setOpen, 'deactivate'),
    onReset: pick(setOpen, 'reset'),
    onCard: pick(setOpen, 'card'),
    cards,
  };
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        <AdminLinks />
        <ScreenHead title={words.title} lead={words.lead} back={false}>
          <Button kind="primary" onClick={() => setOpen({ kind: 'add' })}>
            {words.add}
          </Button>
        </ScreenHead>
        <FailureNotice failure={reading.failure} />
        {agencies.map((agency) => (
          <OfficerTable
            key={agency ?? 'none'}
            title={agency === null ? t.frame.noAgency : t.frame.agencies[agency]}
            officers={officers.filter((officer) => officer.active && officer.agency === agency)}
            {...table}
          />
        ))}
        {inactive.length > 0 && (
          <details className="stack">
            <summary className="summary">{words.showInactive({ count: inactive.length })}</summary>
            <ul className="plain-list">
              {inactive.map((officer) => (
                <li key={officer.id}>
                  {officer.name} <span className="soft">{t.frame.roles[officer.role]}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {open?.kind === 'add' && <AddOfficer onClose={close} onCode={give} />}
      {open?.kind === 'deactivate' && <DeactivateSheet officer={open.officer} onClose={close} />}
      {open?.kind === 'reset' && <ResetSheet officer={open.officer} onClose={close} onCode={give} />}
      {open?.kind === 'card' && <CardSheet officer={open.officer} left={leftOf(cards, open.officer)} onClose={close} />}
      {open?.kind === 'code' && <CodeSheet given={open.given} onClose={close} />}
    </Frame>
  );
}

type Cards = OutputOf<'officer.cards'>;

/** Codes left on an officer's sealed card; null without one. */
const leftOf = (cards: Cards, { id }: OfficerCard): number | null =>
  cards.find(({ officerId }) => officerId === id)?.left ?? null;

const pick = (setOpen: (open: Open) => void, kind: 'deactivate' | 'reset' | 'card') => (officer: OfficerCard) =>
  setOpen({ kind, officer });

interface OfficerTableProps {
  readonly title: string;
  readonly officers: readonly OfficerCard[];
  readonly onDeactivate: (officer: OfficerCard) => void;
  readonly onReset: (officer: OfficerCard) => void;
  readonly onCard: (officer: OfficerCard) => void;
  readonly cards: Cards;
}

function OfficerTable({ title, officers, onDeactivate, onReset, onCard, cards }: OfficerTableProps) {
  const t = useText();
  const me = useOfficer();
  const words = t.admin.officers;
  const cardWords = (left: number | null) => (left === null ? t.later.card.none : t.later.card.left({ count: left }));
  if (officers.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{title}</h2>
      <table className="table">
        <thead className="unseen">
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.reset}</th>
          </tr>
        </thead>
        <tbody>
          {officers.map((officer) => (
            <tr key={officer.id}>
              <td className="cell-name">
                {officer.name}
                {officer.id === me?.id && <span className="soft"> ({words.you})</span>}
              </td>
              <td>
                {t.frame.roles[officer.role]}
                {officer.immigrationOfficial && (
                  <span className="cell-second">
                    {words.officialShort} · {cardWords(leftOf(cards, officer))}
                  </span>
                )}
                {officer.enrolling && <span className="cell-second">{words.enrolling}</span>}
              </td>
              <td className="cell-acts">
                {officer.immigrationOfficial && !officer.enrolling && (
                  <Button size="small" onClick={() => onCard(officer)} label={`${t.later.card.open}: ${officer.name}`}>
                    {t.later.card.open}
                  </Button>
                )}
                <Button size="small" onClick={() => onReset(officer)} label={`${words.reset}: ${officer.name}`}>
                  {words.reset}
                </Button>
                <Button
                  size="small"
                  kind="quiet"
                  onClick={() => onDeactivate(officer)}
                  label={`${words.deactivate}: ${officer.name}`}
                >
                  {words.deactivate}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
