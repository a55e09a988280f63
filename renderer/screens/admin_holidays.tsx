import { useState } from 'react';
import { deliveredHolidays } from '../../shared/catalogue/holidays.ts';
import { HolidayYear } from '../../shared/domain/working_days.ts';
import { Button } from '../components/button.tsx';
import { FileChooser } from '../components/file_chooser.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

const counts = ({ days }: HolidayYear) => {
  const joint = days.filter(({ kind }) => kind === 'jointLeave').length;
  return { national: days.length - joint, joint };
};

/** Which years have a decree, and the way a new one comes in. */
export function AdminHolidays() {
  const t = useText();
  const format = useFormat();
  const words = t.after.holidays;
  const reading = useCall('holidays.get', empty);
  const [open, setOpen] = useState(false);
  const stored = reading.value ?? [];
  const delivered = deliveredHolidays.years.filter(({ year }) => stored.every((one) => one.year.year !== year));
  const rows = [
    ...delivered.map((year) => ({ year, note: words.delivered })),
    ...stored.map(({ year, at, by }) => ({ year, note: words.replacedBy({ name: by, when: format.moment(at) }) })),
  ].sort((one, other) => one.year.year - other.year.year);
  return (
    <section className="stack">
      <h2>{words.title}</h2>
      <p className="soft">{words.lead}</p>
      <FailureNotice failure={reading.failure} />
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.decree}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ year, note }) => (
            <tr key={year.year}>
              <td className="number">{year.year}</td>
              <td>
                {words.count(counts(year))}
                <span className="cell-second">{`${year.decree.numbers}; ${words.signed({ day: format.day(year.decree.signed) })} (${note})`}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button onClick={() => setOpen(true)}>{words.replace}</Button>
      </div>
      {open && <NewYear onClose={() => setOpen(false)} />}
    </section>
  );
}

type Read = { readonly year: HolidayYear } | { readonly fault: string };

function NewYear({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.holidays;
  const replace = useCommand('holidays.replace');
  const [read, setRead] = useState<Read | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const take = async (file: File) => {
    replace.dismiss();
    setDone(null);
    setRead(readYear(await file.text(), words));
  };
  const save = async (year: HolidayYear) => {
    const answer = await replace.run({ year });
    if (answer.ok) setDone(answer.value.year);
  };
  return (
    <Sheet title={words.sheetTitle} onClose={onClose} size="wide">
      <div className="stack">
        <p>{words.sheetLead}</p>
        <div className="row">
          <FileChooser label={words.choose} onChoose={(file) => void take(file)} />
          {read !== null && 'year' in read && done === null && (
            <Button kind="primary" busy={replace.busy} onClick={() => void save(read.year)}>
              {words.save({ year: read.year.year })}
            </Button>
          )}
        </div>
        {read !== null && 'fault' in read && <Notice tone="error" what={read.fault} />}
        <FailureNotice failure={replace.failure} />
        {done !== null && <Notice what={words.inForce({ year: done })} />}
        {read !== null && 'year' in read && (
          <>
            <p>{`${read.year.decree.title}. ${read.year.decree.numbers}; ${words.signed({ day: format.day(read.year.decree.signed) })}.`}</p>
            <Days year={read.year} />
          </>
        )}
      </div>
    </Sheet>
  );
}

function Days({ year }: { readonly year: HolidayYear }) {
  const t = useText();
  const format = useFormat();
  const language = t.after.holidays;
  return (
    <table className="table">
      <caption>{language.count(counts(year))}</caption>
      <tbody>
        {year.days.map(({ day, kind, name }) => (
          <tr key={day}>
            <td>{format.longDay(day)}</td>
            <td>{name.id}</td>
            <td>{language[kind]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The year of a file, or what is wrong with it. */
function readYear(text: string, words: ReturnType<typeof useText>['after']['holidays']): Read {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: words.notJson };
  }
  const parsed = HolidayYear.safeParse(json);
  if (parsed.success) return { year: parsed.data };
  return { fault: words.wrong({ path: parsed.error.issues[0]?.path.map(String).join('.') ?? '' }) };
}
