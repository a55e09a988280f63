import { useState } from 'react';
import type { HandoverView } from '../../shared/contract/handover.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useMay, useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { PaperButton } from './paper_button.tsx';

interface HandoverPapersProps {
  readonly handover: HandoverView;
  /** On the sheet of the handover: one touch prints. In a list the paper only lies open. */
  readonly onSheet?: boolean;
}

/** The papers a handover leads to: its minutes, or the letter to a family, and the referral to the police. */
export function HandoverPapers({ handover, onSheet = false }: HandoverPapersProps) {
  const may = useMay();
  if (!may('paper.issue') || handover.state === 'withdrawn') return null;
  return (
    <div className="stack-tight">
      <MinutesLine handover={handover} />
      <div className="row">
        <MinutesButton handover={handover} onSheet={onSheet} />
        {handover.toWhom === 'police' && (
          <PaperButton kind="tppoReferral" subjectId={handover.id} size={onSheet ? 'normal' : 'small'} />
        )}
      </div>
      {onSheet && handover.mineToNumber && <ByHand handover={handover} />}
    </div>
  );
}

/** Prints the minutes, or opens them; none beside those of the other agency or those written by hand. */
function MinutesButton({ handover, onSheet }: Required<HandoverPapersProps>) {
  const words = useText().after.handover;
  const agency = useOfficer()?.agency ?? null;
  const { minutes, toWhom, id } = handover;
  if (minutes !== null && (minutes.paperId === null || minutes.agency !== agency)) return null;
  const family = toWhom === 'family' && agency === 'bp3mi';
  const print = family ? words.printLetter : words.printMinutes;
  const label = minutes !== null ? words.openPaper : onSheet ? print : undefined;
  return (
    <PaperButton
      kind={family ? 'familyHandover' : 'handoverMinutes'}
      subjectId={id}
      {...(label === undefined ? {} : { label })}
      printNow={onSheet && minutes === null}
      size={onSheet ? 'normal' : 'small'}
    />
  );
}

/** The number of the minutes, and how they came to be where this station did not print them. */
function MinutesLine({ handover: { minutes } }: { readonly handover: HandoverView }) {
  const t = useText();
  const words = t.after.handover;
  const agency = useOfficer()?.agency ?? null;
  if (minutes === null) return null;
  const marks = [
    ...(minutes.paperId === null ? [words.byHandMark] : []),
    ...(minutes.agency === agency ? [] : [words.minutesOf({ agency: t.frame.agencies[minutes.agency] })]),
  ];
  return (
    <p className="small">
      {words.minutes} <Mono>{minutes.number}</Mono>
      {marks.length > 0 && <span className="soft"> · {marks.join(' · ')}</span>}
    </p>
  );
}

/** Minutes on paper alone, because nothing could be printed: their number. */
function ByHand({ handover }: { readonly handover: HandoverView }) {
  const words = useText().after.handover;
  const record = useCommand('handover.minutesByHand');
  const [open, setOpen] = useState(false);
  const [number, setNumber] = useState('');
  if (!open) {
    return (
      <div>
        <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
          {words.byHand}
        </Button>
      </div>
    );
  }
  const save = async () => {
    const done = await record.run({ handoverId: handover.id, number });
    if (done.ok) setOpen(false);
  };
  return (
    <div className="stack-tight after-form">
      <p className="small soft">{words.byHandNote}</p>
      <Field label={words.byHandNumber} value={number} onChange={setNumber} maxLength={60} mono />
      <FailureNotice failure={record.failure} />
      <div className="row">
        <Button disabled={number.trim().length < 3} busy={record.busy} onClick={() => void save()}>
          {words.byHandSave}
        </Button>
      </div>
    </div>
  );
}
