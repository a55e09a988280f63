import { useState } from 'react';
import { PaperSettings } from '../../shared/contract/paper.ts';
import { AgencyCode } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const empty = {};
const officeLines = 4;
const addressLines = 3;
const hotlineLines = 8;

type Lines = readonly string[];
interface Head {
  readonly office: Lines;
  readonly address: Lines;
  readonly city: string;
}
interface Draft {
  readonly letterheads: Readonly<Record<AgencyCode, Head>>;
  /** Label and number, one after the other. */
  readonly hotlines: readonly { readonly label: string; readonly number: string }[];
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
    hotlines: Array.from({ length: hotlineLines }, (_, at) => hotlines[at] ?? { label: '', number: '' }),
  };
}

function settingsOf({ letterheads, hotlines }: Draft): PaperSettings | null {
  const head = ({ office, address, city }: Head) => ({
    office: said(office),
    address: said(address),
    city: city.trim(),
  });
  const parsed = PaperSettings.safeParse({
    letterheads: { bp3mi: head(letterheads.bp3mi), immigration: head(letterheads.immigration) },
    hotlines: hotlines.filter(({ label, number }) => label.trim() !== '' || number.trim() !== ''),
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
  const setHotline = (at: number, more: Partial<Draft['hotlines'][number]>) =>
    setDraft((before) => {
      const now = before.hotlines[at] ?? { label: '', number: '' };
      return { ...before, hotlines: replaced(before.hotlines, at, { ...now, ...more }) };
    });
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
      <fieldset>
        <legend>{words.hotlines}</legend>
        {draft.hotlines.map(({ label, number }, at) => (
          <div className="pair" key={`hotline${String(at)}`}>
            <Field
              label={words.hotlineLabel({ line: at + 1 })}
              value={label}
              onChange={(value) => setHotline(at, { label: value })}
              maxLength={80}
            />
            <Field
              label={words.hotlineNumber({ line: at + 1 })}
              value={number}
              onChange={(value) => setHotline(at, { number: value })}
              maxLength={40}
              mono
            />
          </div>
        ))}
      </fieldset>
      <FailureNotice failure={save.failure} />
      <div>
        <Button kind="primary" submit busy={save.busy} disabled={!changed || wanted === null}>
          {changed ? t.admin.settings.save : t.admin.settings.saved}
        </Button>
      </div>
    </form>
  );
}
