import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { OutageForm } from '../../shared/contract/outage.ts';
import { moveWordFault } from '../../shared/domain/custody.ts';
import { paperFault } from '../../shared/domain/outage.ts';
import { addWorkingDays } from '../../shared/domain/working_days.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { dayOf, instantOf, type Day } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { KeyHint } from '../components/key_hint.tsx';
import { useKeys } from '../components/keys.ts';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { Steps } from '../components/steps.tsx';
import { useNow } from '../clock.ts';
import { paths, screeningPath } from '../routes.ts';
import { useCalendar } from '../state/calendar.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { entryOf, nextForm, paperDecision, setFormHere, useOutageDraft, type OutageDraft } from '../state/outage.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { DecisionOnPaper } from './outage_decision.tsx';
import { MoveOnPaper } from './outage_move.tsx';
import { FormAndTime, HoldOnPaper } from './outage_parts.tsx';
import { formOf } from './outage_number.ts';
import { OutageWaitingList } from './outage_waiting.tsx';
import { TravellerOnPaper } from './outage_traveller.tsx';

const empty = {};

type Step = 'form' | 'traveller' | 'move' | 'decision' | 'hold';

function stepsOf(form: OutageForm | null, draft: OutageDraft): readonly Step[] {
  if (form?.kind === 'custodyMove') return ['form', 'move'];
  const held = form?.kind === 'postponement' && draft.decision.kind === 'postponedPassportHeld';
  return ['form', 'traveller', 'decision', ...(held ? (['hold'] as const) : [])];
}

/** One form, step by step: number and time, traveller, decision, the passport that was kept. */
export function OutageEnter() {
  const t = useText();
  const forms = useCall('outage.forms', empty);
  const enter = useCommand('outage.enter');
  const [done, setDone] = useState<Done | null>(null);
  const [step, setStep] = useState<Step>('form');
  const draft = useOutageDraft();
  useEffect(() => {
    setFormHere(true);
    return () => setFormHere(false);
  }, []);
  const form = formOf(forms.value?.forms ?? [], draft.number);
  const today = dayOf(instantOf(useNow()));
  const day = draft.day ?? today;
  const missing = useMissing(form, draft, day);
  const due = addWorkingDays(day, 1, useCalendar());
  const steps = stepsOf(form, draft);
  const at = Math.max(0, steps.indexOf(step));
  const here = steps[at] ?? 'form';
  const last = at === steps.length - 1;
  const record = async () => {
    const entry = form === null ? null : entryOf(draft, { form: form.number, kind: form.kind, day, due });
    if (entry === null) return;
    const answer = await enter.run({ entry });
    if (!answer.ok) return;
    setDone({ form: entry.form, ...answer.value });
    setStep('form');
    nextForm();
  };
  const forward = () => {
    if (missing[here] !== null || enter.busy) return;
    if (last) void record();
    else setStep(steps[at + 1] ?? here);
  };
  if (done !== null) return <Finished done={done} onNext={() => setDone(null)} />;
  return (
    <Frame>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          forward();
        }}
      >
        <ScreenHead title={t.outage.enter} back={false} />
        <Steps names={steps.map((name) => t.outage.steps[name])} current={at} />
        {here === 'form' && <FormAndTime draft={draft} form={form} day={day} today={today} />}
        {here === 'traveller' && <TravellerOnPaper draft={draft} day={day} />}
        {here === 'move' && <MoveOnPaper draft={draft} />}
        {here === 'decision' && form !== null && <DecisionOnPaper draft={draft} form={form} day={day} />}
        {here === 'hold' && <HoldOnPaper draft={draft} due={due} />}
        <FailureNotice failure={enter.failure} />
        <EnterFoot
          missing={missing[here]}
          last={last}
          busy={enter.busy}
          onForward={forward}
          onBack={at === 0 ? null : () => setStep(steps[at - 1] ?? 'form')}
        />
      </form>
    </Frame>
  );
}

interface FootProps {
  readonly missing: string | null;
  readonly last: boolean;
  readonly busy: boolean;
  readonly onForward: () => void;
  readonly onBack: (() => void) | null;
}

function EnterFoot({ missing, last, busy, onForward, onBack }: FootProps) {
  const t = useText();
  const [, go] = useLocation();
  const back = onBack ?? (() => go(paths.outage));
  // A field takes Enter for itself and sends the form; anywhere else the key does.
  useKeys({ Enter: onForward });
  return (
    <div className="step-foot">
      <Button kind="quiet" hotkey="Escape" onClick={back}>
        {t.frame.back}
      </Button>
      <div className="step-foot-middle" role="status">
        {missing}
      </div>
      <Button kind="primary" size="decision" submit disabled={missing !== null} busy={busy}>
        {last ? t.outage.record : t.frame.next}
        <KeyHint of="Enter" />
      </Button>
    </div>
  );
}

/** What is still missing in each step, said before the application has to. */
function useMissing(form: OutageForm | null, draft: OutageDraft, day: Day): Readonly<Record<Step, string | null>> {
  const t = useText();
  const me = useOfficer();
  const { index } = useCatalogue();
  const { outage, custody } = t;
  const { hold } = draft;
  const fault =
    form === null || index === null
      ? null
      : paperFault(paperDecision(draft), {
          form: form.kind,
          role: me?.agency ?? 'bp3mi',
          official: me?.agency === 'immigration',
          day,
          nationality: null,
          grounds: index.catalogue.legal.grounds,
          purpose: index.purposes.get(draft.purpose),
        });
  // Where it lies now is the application's to know: here only what the form itself must say.
  const moveFault =
    draft.move.kind === null ? null : moveWordFault(draft.move.kind, draft.move, { place: '', seal: '' });
  const first = (...checks: readonly (readonly [boolean, string])[]) =>
    checks.find(([wanting]) => wanting)?.[1] ?? null;
  return {
    form: first(
      [form === null, draft.number === '' ? outage.missingNumber : outage.numberUnknown],
      [!/^\d\d:\d\d$/.test(draft.time), outage.missingTime],
      [draft.officerId === null, outage.missingActed],
    ),
    traveller: first(
      [draft.passport === null, outage.missingPassport],
      [draft.flight !== '' && !/^[A-Z0-9]{2} ?\d{1,4}[A-Z]?$/.test(draft.flight), outage.flightWrong],
      [draft.purpose === '', outage.missingPurpose],
      [draft.selection === null, outage.missingSelection],
    ),
    decision: first(
      [!draft.chosen, t.decision.choose],
      [fault !== null && fault !== 'form-does-not-fit', fault === null ? '' : missingWords(t, fault)],
    ),
    hold: first(
      [hold.secondId === null, outage.missingSecond],
      [hold.receiptNumber.trim() === '', custody.hold.missingReceipt],
      [hold.seal.trim() === '', custody.hold.missingSeal],
      [hold.place.trim() === '', custody.hold.missingPlace],
      [hold.condition.trim() === '', custody.hold.missingCondition],
      [hold.receiptTaken === null, custody.hold.missingHanded],
      [hold.receiptTaken !== 'signed' && hold.witness.trim().length < 2, custody.hold.missingWitness],
    ),
    move: first(
      [draft.move.custodyId === null, outage.missingHeld],
      [draft.move.kind === null, outage.whatHappened],
      [moveFault !== null, moveFault === null ? '' : sentenceOf(t.errors, { code: moveFault }).todo],
      [draft.move.secondId === null && draft.move.receiver.trim().length < 2, t.ledger.move.missingName],
    ),
  };
}

const missingWords = (t: ReturnType<typeof useText>, fault: ReturnType<typeof paperFault>): string =>
  fault === null || fault === 'form-does-not-fit' ? '' : t.decision.missing[fault];

interface Done {
  readonly form: string;
  readonly state: 'waiting' | 'recorded';
  readonly screeningId: string | null;
}

function Finished({ done, onNext }: { readonly done: Done; readonly onNext: () => void }) {
  const t = useText();
  const [, go] = useLocation();
  const { screeningId } = done;
  useKeys({ Escape: () => go(paths.outage) });
  const look = screeningId === null ? null : () => go(screeningPath(screeningId));
  return (
    <Frame>
      <section className="stack">
        <h1>{done.state === 'recorded' ? t.outage.recorded : t.outage.enteredTitle}</h1>
        <Notice what={t.outage.recordedNote({ form: done.form })} />
        <OutageWaitingList />
        <div className="row">
          <Button kind="primary" size="decision" hotkey="Enter" onClick={onNext}>
            {t.outage.next}
          </Button>
          {look !== null && (
            <Button size="decision" onClick={look}>
              {t.outage.look}
            </Button>
          )}
          <Button size="decision" onClick={() => go(paths.outage)}>
            {t.outage.title}
          </Button>
        </div>
      </section>
    </Frame>
  );
}
