/** Steps of entering a form: which one and when, and a passport that was kept. */
import type { OutageForm } from '../../shared/contract/outage.ts';
import { PaperTaken } from '../../shared/domain/words.ts';
import { addDays, type Day } from '../../shared/time.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { useState } from 'react';
import { readDay } from '../days.ts';
import { readClock } from '../flight_draft.ts';
import { useCall } from '../state/calls.ts';
import { changeOutage, changePaperHold, type OutageDraft } from '../state/outage.ts';
import { useOfficer } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};

interface FormAndTimeProps {
  readonly draft: OutageDraft;
  readonly form: OutageForm | null;
  readonly day: Day;
  readonly today: Day;
}

export function FormAndTime({ draft, form, day, today }: FormAndTimeProps) {
  const t = useText();
  return (
    <>
      <div className="pair">
        <Field
          label={t.outage.number}
          hint={form === null ? t.outage.numberHint : `${form.number} · ${t.outage.kinds[form.kind]}`}
          value={draft.number}
          onChange={(number) => changeOutage({ number })}
          maxLength={40}
          mono
          autoFocus
        />
        <Field
          label={t.outage.time}
          hint={t.outage.timeHint}
          value={draft.time}
          onChange={(time) => changeOutage({ time: time.length > 3 ? readClock(time) : time })}
          inputMode="numeric"
          maxLength={5}
          mono
        />
      </div>
      <DayPart day={day} today={today} />
      <ActedPart draft={draft} />
    </>
  );
}

function DayPart({ day, today }: { readonly day: Day; readonly today: Day }) {
  const t = useText();
  const format = useFormat();
  const yesterday = addDays(today, -1);
  const [typed, setTyped] = useState<string | null>(day < yesterday ? day : null);
  const choose = (chosen: Day) => {
    setTyped(null);
    changeOutage({ day: chosen });
  };
  return (
    <section className="stack-tight">
      <h2>{t.outage.day}</h2>
      <Choices label={t.outage.day} width={180}>
        <Choice
          label={t.outage.today}
          detail={format.day(today)}
          selected={typed === null && day === today}
          onChoose={() => choose(today)}
        />
        <Choice
          label={t.outage.yesterday}
          detail={format.day(yesterday)}
          selected={typed === null && day === yesterday}
          onChoose={() => choose(yesterday)}
        />
        <Choice label={t.outage.otherDay} selected={typed !== null} onChoose={() => setTyped('')} />
      </Choices>
      {typed !== null && (
        <Field
          label={t.outage.day}
          hint={t.journey.scan.dateHelp}
          value={typed}
          onChange={(next) => {
            setTyped(next);
            const read = readDay(next);
            if (read !== null) changeOutage({ day: read });
          }}
          fault={typed.length >= 8 && readDay(typed) === null ? t.journey.scan.fieldWrong : null}
          maxLength={10}
          mono
          autoFocus
        />
      )}
    </section>
  );
}

/** Colleagues of the own agency who could have acted; who is signed in comes first. */
function ActedPart({ draft }: { readonly draft: OutageDraft }) {
  const t = useText();
  const me = useOfficer();
  const officers = useCall('officer.list', empty).value ?? [];
  const desk = officers.filter(
    ({ role, agency, active, enrolling }) => active && !enrolling && agency === me?.agency && role === agency,
  );
  const sorted = desk.toSorted((a, b) => Number(b.id === me?.id) - Number(a.id === me?.id));
  return (
    <section className="stack-tight">
      <h2>{t.outage.acted}</h2>
      <Choices label={t.outage.acted} width={240}>
        {sorted.map(({ id, name }) => (
          <Choice
            key={id}
            label={name}
            selected={draft.officerId === id}
            onChoose={() => changeOutage({ officerId: id })}
          />
        ))}
      </Choices>
    </section>
  );
}

/** The second Pejabat Imigrasi, the carbon book, seal and place. */
export function HoldOnPaper({ draft, due }: { readonly draft: OutageDraft; readonly due: Day }) {
  const t = useText();
  const { hold, officerId } = draft;
  const officers = useCall('officer.list', empty).value ?? [];
  const officials = officers.filter(
    ({ id, immigrationOfficial, active, enrolling }) => immigrationOfficial && active && !enrolling && id !== officerId,
  );
  return (
    <>
      <div className="pair">
        <Field
          label={t.custody.receipt.bookNumber}
          value={hold.receiptNumber}
          onChange={(receiptNumber) => changePaperHold({ receiptNumber })}
          maxLength={40}
          mono
          autoFocus
        />
        <Field
          label={t.custody.hold.seal}
          value={hold.seal}
          onChange={(seal) => changePaperHold({ seal })}
          maxLength={40}
          mono
        />
      </div>
      <div className="pair">
        <Field
          label={t.custody.hold.place}
          value={hold.place}
          onChange={(place) => changePaperHold({ place })}
          placeholder={t.custody.hold.placeExample}
          maxLength={80}
        />
        <Field
          label={t.custody.hold.condition}
          value={hold.condition}
          onChange={(condition) => changePaperHold({ condition })}
          placeholder={indonesian.custody.hold.conditionGood}
          maxLength={200}
        />
      </div>
      <section className="stack-tight">
        <h2>{t.outage.second}</h2>
        <Choices label={t.outage.second} width={240}>
          {officials.map(({ id, name }) => (
            <Choice
              key={id}
              label={name}
              selected={hold.secondId === id}
              onChoose={() => changePaperHold({ secondId: id })}
            />
          ))}
        </Choices>
      </section>
      <TakenPart draft={draft} />
      <DuePart draft={draft} due={due} />
    </>
  );
}

function TakenPart({ draft: { hold } }: { readonly draft: OutageDraft }) {
  const t = useText();
  return (
    <section className="stack-tight">
      <h2>{t.custody.receipt.signature}</h2>
      <Choices label={t.custody.receipt.signature} width={200}>
        {PaperTaken.options.map((way) => (
          <Choice
            key={way}
            label={t.custody.receipt[way]}
            selected={hold.receiptTaken === way}
            onChoose={() => changePaperHold({ receiptTaken: way })}
          />
        ))}
      </Choices>
      {hold.receiptTaken !== null && hold.receiptTaken !== 'signed' && (
        <Field
          label={t.custody.receipt.witness}
          value={hold.witness}
          onChange={(witness) => changePaperHold({ witness })}
          maxLength={80}
        />
      )}
    </section>
  );
}

function DuePart({ draft: { hold }, due }: { readonly draft: OutageDraft; readonly due: Day }) {
  const t = useText();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <section className="stack-tight">
      <h2>{t.custody.hold.due}</h2>
      <Choices label={t.custody.hold.due} width={240}>
        <Choice
          label={format.longDay(hold.due ?? due)}
          selected={typed === null}
          onChoose={() => {
            setTyped(null);
            changePaperHold({ due: null });
          }}
        />
        <Choice label={t.custody.hold.dueOther} selected={typed !== null} onChoose={() => setTyped('')} />
      </Choices>
      {typed !== null && (
        <div className="pair">
          <Field
            label={t.custody.hold.due}
            hint={t.journey.scan.dateHelp}
            value={typed}
            onChange={(next) => {
              setTyped(next);
              const day = readDay(next);
              if (day !== null) changePaperHold({ due: day });
            }}
            fault={typed.length >= 8 && readDay(typed) === null ? t.journey.scan.fieldWrong : null}
            maxLength={10}
            mono
            autoFocus
          />
          <Field
            label={t.custody.hold.dueReason}
            value={hold.dueReason}
            onChange={(dueReason) => changePaperHold({ dueReason })}
            maxLength={300}
          />
        </div>
      )}
    </section>
  );
}
