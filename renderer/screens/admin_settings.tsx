import { useState } from 'react';
import { Settings } from '../../shared/contract/station.ts';
import { DevicePlace } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { AdminHeads } from './admin_heads.tsx';
import { AdminHolidays } from './admin_holidays.tsx';
import { AdminOnCall } from './admin_on_call.tsx';
import { AdminLinks } from './admin_links.tsx';
import { AdminPapers } from './admin_papers.tsx';
import { PlaceChoices } from './device_fields.tsx';

const empty = {};

const ranges = {
  idleMinutes: [1, 30],
  referralMinutes: [1, 60],
  referralBeforeDeparture: [10, 120],
  gateCloseMinutes: [5, 120],
  offloadMinutes: [5, 180],
} as const;
type NumberSetting = keyof typeof ranges;
type Draft = Readonly<Record<keyof Settings, string>>;

const draftOf = (settings: Settings): Draft => ({
  place: settings.place,
  idleMinutes: String(settings.idleMinutes),
  referralMinutes: String(settings.referralMinutes),
  referralBeforeDeparture: String(settings.referralBeforeDeparture),
  referralPlace: settings.referralPlace,
  gateCloseMinutes: String(settings.gateCloseMinutes),
  offloadMinutes: String(settings.offloadMinutes),
  contactBp3mi: settings.contactBp3mi,
  contactImmigration: settings.contactImmigration,
});

function inRange(draft: Draft, name: NumberSetting): boolean {
  const [from, to] = ranges[name];
  return /^\d{1,3}$/.test(draft[name]) && Number(draft[name]) >= from && Number(draft[name]) <= to;
}

function settingsOf(draft: Draft): Settings | null {
  const parsed = Settings.safeParse({
    place: draft.place,
    idleMinutes: Number(draft.idleMinutes),
    referralMinutes: Number(draft.referralMinutes),
    referralBeforeDeparture: Number(draft.referralBeforeDeparture),
    referralPlace: draft.referralPlace.trim(),
    gateCloseMinutes: Number(draft.gateCloseMinutes),
    offloadMinutes: Number(draft.offloadMinutes),
    contactBp3mi: draft.contactBp3mi.trim(),
    contactImmigration: draft.contactImmigration.trim(),
  });
  return parsed.success ? parsed.data : null;
}

/** What the technician may set. */
export function AdminSettings() {
  const t = useText();
  const reading = useCall('settings.get', empty);
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        <AdminLinks />
        <ScreenHead title={t.admin.settings.title} lead={t.admin.settings.lead} back={false} />
        <FailureNotice failure={reading.failure} />
        {reading.value !== undefined && <SettingsForm settings={reading.value} />}
        <AdminPapers />
        <AdminHeads />
        <AdminOnCall />
        <AdminHolidays />
      </div>
    </Frame>
  );
}

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const t = useText();
  const words = t.admin.settings;
  const save = useCommand('settings.set');
  const [draft, setDraft] = useState<Draft>(() => draftOf(settings));
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(settings));
  const wanted = settingsOf(draft);
  const set = (name: keyof Settings) => (value: string) => setDraft((before) => ({ ...before, [name]: value }));
  const number = (name: NumberSetting, label: string, hint: string) => {
    const [from, to] = ranges[name];
    return (
      <Field
        label={label}
        hint={hint}
        value={draft[name]}
        onChange={set(name)}
        inputMode="numeric"
        mono
        maxLength={3}
        fault={inRange(draft, name) ? null : words.range({ from, to })}
      />
    );
  };
  const go = () => {
    if (wanted !== null && !save.busy) void save.run(wanted);
  };
  return (
    <form
      className="stack-wide settings"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <fieldset>
        <legend>{words.groupPlace}</legend>
        <div className="settings-note stack-tight">
          <PlaceChoices label={words.place} place={DevicePlace.parse(draft.place)} onChoose={set('place')} />
          <p className="small soft">{words.placeHint}</p>
        </div>
      </fieldset>
      <fieldset>
        <legend>{words.groupLock}</legend>
        {number('idleMinutes', words.idleMinutes, words.idleHint)}
      </fieldset>
      <fieldset>
        <legend>{words.groupReferral}</legend>
        {number('referralMinutes', words.referralMinutes, words.referralHint)}
        {number('referralBeforeDeparture', words.referralBeforeDeparture, words.referralBeforeHint)}
        <Field
          label={words.referralPlace}
          hint={words.referralPlaceHint}
          value={draft.referralPlace}
          onChange={set('referralPlace')}
          maxLength={80}
        />
      </fieldset>
      <fieldset>
        <legend>{words.groupFlight}</legend>
        {number('gateCloseMinutes', words.gateCloseMinutes, words.gateHint)}
        {number('offloadMinutes', words.offloadMinutes, words.offloadHint)}
      </fieldset>
      <fieldset>
        <legend>{words.groupContact}</legend>
        <Field
          label={words.contactBp3mi}
          hint={words.contactHint}
          value={draft.contactBp3mi}
          onChange={set('contactBp3mi')}
          maxLength={200}
        />
        <Field
          label={words.contactImmigration}
          hint={words.contactHint}
          value={draft.contactImmigration}
          onChange={set('contactImmigration')}
          maxLength={200}
        />
      </fieldset>
      <FailureNotice failure={save.failure} />
      <div>
        <Button kind="primary" submit busy={save.busy} disabled={!changed || wanted === null}>
          {changed ? words.save : words.saved}
        </Button>
      </div>
    </form>
  );
}
