import { useState } from 'react';
import type { BackupSettings, BackupView } from '../../shared/contract/backup.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { AdminLinks } from './admin_links.tsx';
import { KeySection } from './key_section.tsx';
import { UpdateSection } from './update_section.tsx';

const empty = {};

/** Backups: what there is, one now, the test of one, and when and where they are made. */
export function Backups({ back }: { readonly back: boolean }) {
  const t = useText();
  const words = t.storage.backups;
  const may = useMay();
  const reading = useCall('backup.list', empty, { every: 5_000 });
  const make = useCommand('backup.make');
  const [made, setMade] = useState<BackupView | null>(null);
  const go = async () => {
    setMade(null);
    const answer = await make.run({});
    if (answer.ok) setMade(answer.value);
  };
  const running = make.busy || reading.value?.running === true;
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        {!back && <AdminLinks />}
        <ScreenHead title={words.title} lead={words.lead} back={back}>
          {reading.value !== undefined && (
            <Button kind="primary" busy={running} onClick={() => void go()}>
              {running ? words.making : words.make}
            </Button>
          )}
        </ScreenHead>
        <FailureNotice failure={reading.failure} />
        <FailureNotice failure={make.failure} />
        {made !== null && <Notice what={words.made({ events: made.events })} />}
        {reading.value !== undefined && (
          <>
            <BackupTable backups={reading.value.backups} />
            <dl className="facts">
              <dt>{words.folder}</dt>
              <dd className="wrap-anywhere">{reading.value.folder}</dd>
            </dl>
            <p className="soft">{words.restore}</p>
            <KeySection />
            {may('backup.configure') && <Schedule settings={reading.value.settings} />}
            {may('update.look') && <UpdateSection />}
          </>
        )}
      </div>
    </Frame>
  );
}

function BackupTable({ backups }: { readonly backups: readonly BackupView[] }) {
  const t = useText();
  const format = useFormat();
  const words = t.storage.backups;
  const drill = useCommand('backup.drill');
  const [checked, setChecked] = useState<{ file: string; events: number } | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const check = async (file: string) => {
    setChecked(null);
    setAsked(file);
    const answer = await drill.run({ file });
    setAsked(null);
    if (answer.ok) setChecked({ file, events: answer.value.events });
  };
  if (backups.length === 0) return <p className="lead soft">{words.none}</p>;
  return (
    <div className="stack">
      <FailureNotice failure={drill.failure} />
      {checked !== null && <Notice what={words.checked(checked)} />}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.reason}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.size}</th>
            <th scope="col">
              <span className="unseen">{words.check}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {backups.map((one) => (
            <tr key={one.id}>
              <td>{format.moment(one.at)}</td>
              <td>{words.reasons[one.reason]}</td>
              <td>
                <State backup={one} />
              </td>
              <td>{one.fault === null ? words.megabytes(one) : ''}</td>
              <td>
                {one.there && (
                  <Button
                    size="small"
                    busy={asked === one.file}
                    disabled={asked !== null}
                    onClick={() => void check(one.file)}
                  >
                    {words.check}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ backup: { fault, secondFault, events, there } }: { readonly backup: BackupView }) {
  const words = useText().storage.backups;
  if (fault !== null) return <strong className="alarm-words">{words.fault[fault]}</strong>;
  return (
    <>
      {there ? words.sound({ events }) : <span className="soft">{words.gone}</span>}
      {secondFault !== null && (
        <strong className="cell-second alarm-words">{words.second({ fault: words.fault[secondFault] })}</strong>
      )}
    </>
  );
}

function Schedule({ settings }: { readonly settings: BackupSettings }) {
  const words = useText().storage.backups;
  const save = useCommand('backup.configure');
  const stored = {
    everyHours: String(settings.everyHours),
    keepDays: String(settings.keepDays),
    secondFolder: settings.secondFolder,
  };
  const [draft, setDraft] = useState(stored);
  const within = (text: string, from: number, to: number) =>
    /^\d{1,2}$/.test(text) && Number(text) >= from && Number(text) <= to;
  const fits = within(draft.everyHours, 1, 24) && within(draft.keepDays, 2, 30);
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  const go = () =>
    void save.run({
      everyHours: Number(draft.everyHours),
      keepDays: Number(draft.keepDays),
      secondFolder: draft.secondFolder,
    });
  return (
    <form
      className="stack settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits && changed) go();
      }}
    >
      <fieldset>
        <legend>{words.settings}</legend>
        <Field
          label={words.everyHours}
          hint={words.everyHint}
          value={draft.everyHours}
          onChange={(everyHours) => setDraft((before) => ({ ...before, everyHours }))}
          inputMode="numeric"
          mono
          maxLength={2}
        />
        <Field
          label={words.keepDays}
          hint={words.keepHint}
          value={draft.keepDays}
          onChange={(keepDays) => setDraft((before) => ({ ...before, keepDays }))}
          inputMode="numeric"
          mono
          maxLength={2}
        />
        <Field
          label={words.secondFolder}
          hint={words.secondHint}
          value={draft.secondFolder}
          onChange={(secondFolder) => setDraft((before) => ({ ...before, secondFolder }))}
          maxLength={400}
        />
      </fieldset>
      <FailureNotice failure={save.failure} />
      <div>
        <Button kind="primary" submit busy={save.busy} disabled={!fits || !changed}>
          {changed ? words.save : words.saved}
        </Button>
      </div>
    </form>
  );
}
