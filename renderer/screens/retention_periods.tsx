import { Fragment, useState } from 'react';
import type { ClassView } from '../../shared/contract/retention.ts';
import { Periods, periodsSubject, RetentionClass } from '../../shared/domain/retention.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

interface PeriodsProps {
  readonly classes: readonly ClassView[];
  readonly shortest: number;
}

type Draft = Readonly<Record<RetentionClass, string>>;

const draftOf = (classes: readonly ClassView[]): Draft => {
  const daysOf = (code: RetentionClass) => String(classes.find((one) => one.code === code)?.days ?? '');
  return {
    cleared: daysOf('cleared'),
    asked: daysOf('asked'),
    restricted: daysOf('restricted'),
    protected: daysOf('protected'),
  };
};

const numbersOf = (draft: Draft): unknown =>
  Object.fromEntries(Object.entries(draft).map(([code, text]) => [code, /^\d{1,4}$/.test(text) ? Number(text) : null]));

/** The periods as this station has them; two persons change them. */
export function RetentionPeriods({ classes, shortest }: PeriodsProps) {
  const words = useText().retention;
  const stored = draftOf(classes);
  const [draft, setDraft] = useState(stored);
  const [asking, setAsking] = useState(false);
  const wanted = Periods.safeParse(numbersOf(draft));
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  return (
    <>
      <form
        className="stack settings"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted.success && changed) setAsking(true);
        }}
      >
        <fieldset>
          <legend>{words.periods}</legend>
          <p className="settings-note soft">{words.periodsHint({ days: shortest })}</p>
          {classes.map(({ code, delivered }) => (
            <Field
              key={code}
              label={words.classes[code]}
              hint={words.delivered({ days: delivered })}
              value={draft[code]}
              onChange={(text) => setDraft((before) => ({ ...before, [code]: text }))}
              inputMode="numeric"
              mono
              maxLength={4}
            />
          ))}
        </fieldset>
        <div>
          <Button kind="primary" submit disabled={!wanted.success || !changed}>
            {changed ? words.periodsSave : words.periodsSaved}
          </Button>
        </div>
      </form>
      {asking && wanted.success && <Approve periods={wanted.data} onClose={() => setAsking(false)} />}
    </>
  );
}

function Approve({ periods, onClose }: { readonly periods: Periods; readonly onClose: () => void }) {
  const words = useText().retention;
  const set = useCommand('retention.set');
  const go = async (approvalId: ApprovalId) => {
    const answer = await set.run({ periods, approvalId });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.periodsTitle} onClose={onClose}>
      <div className="stack">
        <dl className="facts">
          {RetentionClass.options.map((code) => (
            <Fragment key={code}>
              <dt>{words.classes[code]}</dt>
              <dd>{words.days({ days: periods[code] })}</dd>
            </Fragment>
          ))}
        </dl>
        <FailureNotice failure={set.failure} />
        <SecondPerson
          call="retention.set"
          subject={periodsSubject(periods)}
          question={words.periodsSecond}
          accepts={({ role }) => role === 'supervisor'}
          onApproved={(approvalId) => void go(approvalId)}
        />
      </div>
    </Sheet>
  );
}
