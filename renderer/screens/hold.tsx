import type { DecisionView } from '../../shared/contract/decision.ts';
import { freeWorkingDays } from '../../shared/domain/custody.ts';
import { addWorkingDays } from '../../shared/domain/working_days.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { FailureNotice } from '../components/notice.tsx';
import { Button } from '../components/button.tsx';
import { Mono } from '../components/mono.tsx';
import { Steps } from '../components/steps.tsx';
import { elapsed, stationNow } from '../clock.ts';
import { useCommand } from '../state/calls.ts';
import { useCalendar } from '../state/calendar.ts';
import { effortOf } from '../state/effort.ts';
import { changeHold, useHoldDraft, type HoldDraft } from '../state/hold_draft.ts';
import { usePaperOf } from '../state/papers.ts';
import { useStep } from '../state/steps.ts';
import type { Work } from '../state/answers.ts';
import { useFormat, useText } from '../state/ui.ts';
import { HoldFields } from './hold_fields.tsx';
import { HoldReceipt } from './hold_receipt.tsx';

/** Print, hand over, sign; only then does the officer take the passport. */
export function Hold({ work, decision }: { readonly work: Work; readonly decision: DecisionView }) {
  const t = useText();
  const format = useFormat();
  const today = dayOf(instantOf(stationNow()));
  const calendar = useCalendar();
  useStep(work.view.id, 'custody');
  const written = useHoldDraft(decision.id);
  const draft = { ...written, due: written.due ?? addWorkingDays(today, 1, calendar) };
  const change = (more: Partial<HoldDraft>) => changeHold(decision.id, more);
  const hold = useCommand('custody.hold');
  const receipt = usePaperOf('passportReceipt', decision.id);
  const number = draft.source === 'book' ? draft.bookNumber.trim() : (receipt?.number ?? '');
  const printed = (receipt?.copies ?? 0) > 0;
  const long = draft.due >= addWorkingDays(today, freeWorkingDays + 1, calendar);
  const missing = missingOf({ draft, number, printed, long }, t.custody.hold);
  const take = () => {
    if (draft.signature === null) return;
    void hold.run({
      decisionId: decision.id,
      receiptSource: draft.source,
      receiptNumber: number,
      seal: draft.seal,
      place: draft.place,
      condition: draft.condition,
      due: draft.due,
      dueReason: long ? draft.dueReason : null,
      receiptTaken: draft.signature,
      witness: draft.signature === 'signed' ? null : draft.witness,
      effort: effortOf(work.view.id, elapsed()),
    });
  };
  const at = number === '' ? 0 : draft.source === 'station' && !printed ? 1 : missing === null ? 3 : 2;
  const { receipt: receiptStep, print, handOver, take: takeStep } = t.custody.steps;
  return (
    <section className="stack" aria-busy={hold.busy}>
      <div className="stack-tight">
        <h2 className="question">{t.custody.hold.title}</h2>
        <p>{t.custody.receipt.order}</p>
      </div>
      <Steps names={[receiptStep, print, handOver, takeStep]} current={at} />
      {/* What the receipt says stays as it is; to change it the receipt is made void first. */}
      {receipt === null ? (
        <HoldFields draft={draft} due={draft.due} change={change} long={long} />
      ) : (
        <p className="soft">
          {t.custody.list.seal} <Mono>{draft.seal}</Mono> · {draft.place} · {draft.condition} · {t.custody.hold.due}{' '}
          {format.day(draft.due)}
        </p>
      )}
      <HoldReceipt decision={decision} draft={draft} due={draft.due} long={long} change={change} receipt={receipt} />
      <FailureNotice failure={hold.failure} />
      <div className="step-foot">
        <div className="step-foot-middle" role="status">
          {missing ?? t.decision.ready}
        </div>
        <Button kind="primary" size="decision" disabled={missing !== null} busy={hold.busy} onClick={take}>
          {t.custody.hold.take}
        </Button>
      </div>
    </section>
  );
}

interface Completeness {
  readonly draft: HoldDraft;
  readonly number: string;
  readonly printed: boolean;
  readonly long: boolean;
}

/** The first thing that stands between the officer and the passport, in the order of the counter. */
function missingOf(
  { draft, number, printed, long }: Completeness,
  t: ReturnType<typeof useText>['custody']['hold'],
): string | null {
  if (draft.seal.trim() === '') return t.missingSeal;
  if (draft.place.trim() === '') return t.missingPlace;
  if (draft.condition.trim() === '') return t.missingCondition;
  if (long && draft.dueReason.trim().length < 5) return t.missingDueReason;
  if (number === '') return t.missingReceipt;
  if (draft.source === 'station' && !printed) return t.missingPrint;
  if (!draft.handed || draft.signature === null) return t.missingHanded;
  return draft.signature === 'signed' || draft.witness.trim().length > 1 ? null : t.missingWitness;
}
