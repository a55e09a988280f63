import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { CorrectionView, HoldView } from '../../shared/contract/retention.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { dayOf } from '../../shared/time.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { CopySheet, CorrectionAnswerSheet, CorrectionSheet, HoldLiftSheet, HoldSheet } from './case_data_sheets.tsx';

type CaseOf = OutputOf<'retention.case'>;
type Open =
  | { readonly what: 'hold' | 'correction' | 'copy' }
  | { readonly what: 'lift'; readonly hold: HoldView }
  | { readonly what: 'answer'; readonly request: CorrectionView };

interface CaseDataProps {
  readonly screeningId: ScreeningId;
  /** The case is one of the caller's agency: a copy is given by those who have it. */
  readonly own: boolean;
}

/** What the law gives a traveller over the own record: how long it is kept, putting it right, a copy; and what stops erasure. */
export function CaseData({ screeningId, own }: CaseDataProps) {
  const words = useText().retention;
  const may = useMay();
  const found = useCall('retention.case', { screeningId }, { when: may('retention.case') }).value;
  const [open, setOpen] = useState<Open | null>(null);
  if (found === undefined) return null;
  const close = () => setOpen(null);
  const standing = found.erased === null;
  return (
    <section className="stack-tight">
      <h2>{words.rights}</h2>
      <Kept found={found} />
      <ul className="record-lines">
        {found.holds.map((hold) => (
          <Hold key={hold.id} hold={hold} onLift={standing ? () => setOpen({ what: 'lift', hold }) : null} />
        ))}
        {found.requests.map((request) => (
          <Request
            key={request.id}
            request={request}
            onAnswer={standing ? () => setOpen({ what: 'answer', request }) : null}
          />
        ))}
      </ul>
      {standing && (
        <div className="row">
          {may('correction.receive') && (
            <Button onClick={() => setOpen({ what: 'correction' })}>{words.correction.add}</Button>
          )}
          {own && may('paper.issue') && <Button onClick={() => setOpen({ what: 'copy' })}>{words.copy.give}</Button>}
          {may('hold.place') && <Button onClick={() => setOpen({ what: 'hold' })}>{words.hold.place}</Button>}
        </div>
      )}
      {open?.what === 'hold' && <HoldSheet screeningId={screeningId} onClose={close} />}
      {open?.what === 'correction' && <CorrectionSheet screeningId={screeningId} onClose={close} />}
      {open?.what === 'copy' && <CopySheet screeningId={screeningId} onClose={close} />}
      {open?.what === 'lift' && <HoldLiftSheet hold={open.hold} onClose={close} />}
      {open?.what === 'answer' && <CorrectionAnswerSheet request={open.request} onClose={close} />}
    </section>
  );
}

function Kept({ found: { erased, class: kind, dueOn, back } }: { readonly found: CaseOf }) {
  const words = useText().retention;
  const format = useFormat();
  if (erased !== null) {
    return (
      <Notice what={words.erasedCase({ when: format.plainDay(dayOf(erased.at)) })}>
        <p>{words.erasedNote}</p>
      </Notice>
    );
  }
  if (dueOn === null) return null;
  return (
    <p>
      {words.keptUntil({ kind: words.classes[kind], day: format.plainDay(dueOn) })}{' '}
      {back !== null && <span className="soft">{words.keptBack[back]}</span>}
    </p>
  );
}

function Hold({ hold, onLift }: { readonly hold: HoldView; readonly onLift: (() => void) | null }) {
  const words = useText().retention.hold;
  const may = useMay();
  const format = useFormat();
  const { lifted } = hold;
  return (
    <li>
      <span>
        {words.held(hold)}
        <span className="small soft record-by">
          {hold.by}, {format.moment(hold.at)}
        </span>
      </span>
      {lifted === null
        ? onLift !== null &&
          may('hold.lift') && (
            <Button size="small" onClick={onLift}>
              {words.lift}
            </Button>
          )
        : words.lifted({ ...lifted, when: format.moment(lifted.at) })}
      <q className="record-note">{hold.reason}</q>
    </li>
  );
}

function Request({ request, onAnswer }: { readonly request: CorrectionView; readonly onAnswer: (() => void) | null }) {
  const t = useText();
  const words = t.retention.correction;
  const may = useMay();
  const format = useFormat();
  const { answer, deadline, late } = request;
  const when = format.moment(deadline);
  return (
    <li>
      <span>
        {words.title}: {words.asked({ name: request.name, who: t.after.objection.by[request.broughtBy] })}
        <span className="small soft record-by">
          {request.by}, {format.moment(request.receivedAt)}
        </span>
        {answer === null && (
          <strong className={late ? 'cell-second alarm-words' : 'cell-second'}>
            {late ? words.late({ when }) : words.deadline({ when })}
          </strong>
        )}
      </span>
      {answer === null ? (
        onAnswer !== null &&
        may('correction.answer') && (
          <Button size="small" kind={late ? 'alarm' : 'plain'} onClick={onAnswer}>
            {words.answer}
          </Button>
        )
      ) : (
        <b>{words.outcome[answer.outcome]}</b>
      )}
      <q className="record-note">{request.content}</q>
      {answer !== null && (
        <p className="record-note">
          {answer.content}
          <span className="small soft record-by">
            {words.answered({ by: answer.by, when: format.moment(answer.at) })}
          </span>
        </p>
      )}
    </li>
  );
}
