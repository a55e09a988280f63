import { useState } from 'react';
import { PaperSettings } from '../../shared/contract/paper.ts';
import type { HotlineLine } from '../../shared/domain/hotlines.ts';
import { AgencyCode } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useLabel, useText } from '../state/ui.ts';

const empty = {};
const officeLines = 4;
const addressLines = 3;
const addedLines = 4;

type Lines = readonly string[];
interface Head {
  readonly office: Lines;
  readonly address: Lines;
  readonly city: string;
}
interface Draft {
  readonly letterheads: Readonly<Record<AgencyCode, Head>>;
  /** By the code of a delivered line; empty: the delivered number. */
  readonly replaced: Readonly<Record<string, string>>;
  /** Label and number, one after the other. */
  readonly added: readonly HotlineLine[];
}

const padded = (lines: Lines, length: number): Lines => Array.from({ length }, (_, at) => lines[at] ?? '');
const said = (lines: Lines): string[] => lines.map((line) => line.trim()).filter((line) => line !== '');

function draftOf({ letterheads, hotlines }: PaperSettings): Draft {
  const head = ({ office, address, city }: PaperSettings['letterheads']['bp3mi']): Head => ({
    office: padded(office, officeLines),
    address: padded(address, addressLines),
    city,
  });
  return {
    letterheads: { bp3mi: head(letterheads.bp3mi), immigration: head(letterheads.immigration) },
    replaced: hotlines.replaced,
    added: Array.from(
      { length: Math.max(addedLines, hotlines.added.length) },
      (_, at) => hotlines.added[at] ?? { label: '', number: '' },
    ),
  };
}

function settingsOf({ letterheads, replaced, added }: Draft): PaperSettings | null {
  const head = ({ office, address, city }: Head) => ({
    office: said(office),
    address: said(address),
    city: city.trim(),
  });
  const parsed = PaperSettings.safeParse({
    letterheads: { bp3mi: head(letterheads.bp3mi), immigration: head(letterheads.immigration) },
    hotlines: {
      replaced: Object.fromEntries(Object.entries(replaced).filter(([, number]) => number.trim() !== '')),
      added: added.filter(({ label, number }) => label.trim() !== '' || number.trim() !== ''),
    },
  });
  return parsed.success ? parsed.data : null;
}

const replaced = <T,>(list: readonly T[], at: number, value: T): T[] =>
  list.map((one, index) => (index === at ? value : one));

/** What every paper carries: each agency's letterhead, and the numbers anybody can call. */
export function AdminPapers() {
  const reading = useCall('paper.settings', empty);
  return (
    <>
      <FailureNotice failure={reading.failure} />
      {reading.value !== undefined && <PaperForm settings={reading.value} />}
    </>
  );
}

function PaperForm({ settings }: { readonly settings: PaperSettings }) {
  const t = useText();
  const words = t.paper.settings;
  const save = useCommand('paper.setSettings');
  const [draft, setDraft] = useState<Draft>(() => draftOf(settings));
  const wanted = settingsOf(draft);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(settings));
  const setHead = (agency: AgencyCode, more: Partial<Head>) =>
    setDraft((before) => ({
      ...before,
      letterheads: { ...before.letterheads, [agency]: { ...before.letterheads[agency], ...more } },
    }));
  return (
    <form
      className="stack-wide settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== null && !save.busy) void save.run(wanted);
      }}
    >
      {AgencyCode.options.map((agency) => {
        const head = draft.letterheads[agency];
        return (
          <fieldset key={agency}>
            <legend>{words.letterhead({ agency: t.frame.agencies[agency] })}</legend>
            {head.office.map((line, at) => (
              <Field
                key={`office${String(at)}`}
                label={words.officeLine({ line: at + 1 })}
                value={line}
                onChange={(value) => setHead(agency, { office: replaced(head.office, at, value) })}
                maxLength={80}
              />
            ))}
            {head.address.map((line, at) => (
              <Field
                key={`address${String(at)}`}
                label={words.addressLine({ line: at + 1 })}
                value={line}
                onChange={(value) => setHead(agency, { address: replaced(head.address, at, value) })}
                maxLength={120}
              />
            ))}
            <Field
              label={words.city}
              hint={words.cityHint}
              value={head.city}
              onChange={(city) => setHead(agency, { city })}
              maxLength={40}
            />
          </fieldset>
        );
      })}
      <Hotlines draft={draft} change={(more) => setDraft((before) => ({ ...before, ...more }))} />
      <FailureNotice failure={save.failure} />
      <div>
        <Button kind="primary" submit busy={save.busy} disabled={!changed || wanted === null}>
          {changed ? t.admin.settings.save : t.admin.settings.saved}
        </Button>
      </div>
    </form>
  );
}

interface HotlinesProps {
  readonly draft: Draft;
  readonly change: (more: Partial<Pick<Draft, 'replaced' | 'added'>>) => void;
}

/** Each delivered number with a field for another one here, then the lines of this place. */
function Hotlines({ draft, change }: HotlinesProps) {
  const words = useText().paper.settings;
  const label = useLabel();
  const { index } = useCatalogue();
  const set = (at: number, more: Partial<HotlineLine>) => {
    const now = draft.added[at] ?? { label: '', number: '' };
    change({ added: replaced(draft.added, at, { ...now, ...more }) });
  };
  return (
    <>
      <fieldset>
        <legend>{words.hotlines}</legend>
        <p className="small soft settings-note">{words.hotlinesNote}</p>
        {(index?.catalogue.hotlines ?? []).map(({ code, label: name, number }) => (
          <Field
            key={code}
            label={label(name)}
            value={draft.replaced[code] ?? ''}
            placeholder={number}
            onChange={(value) => change({ replaced: { ...draft.replaced, [code]: value } })}
            maxLength={40}
            mono
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.hotlinesOwn}</legend>
        {draft.added.map(({ label: name, number }, at) => (
          <div className="pair" key={`hotline${String(at)}`}>
            <Field
              label={words.hotlineLabel({ line: at + 1 })}
              value={name}
              onChange={(value) => set(at, { label: value })}
              maxLength={80}
            />
            <Field
              label={words.hotlineNumber({ line: at + 1 })}
              value={number}
              onChange={(value) => set(at, { number: value })}
              maxLength={40}
              mono
            />
          </div>
        ))}
      </fieldset>
    </>
  );
}
