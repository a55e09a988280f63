import { useState } from 'react';
import { useLocation } from 'wouter';
import type { HandoverView } from '../../shared/contract/handover.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { HandoverId } from '../../shared/ids.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { casePath } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { usePlaceNoun } from '../state/desk.ts';
import { useFormat, useText } from '../state/ui.ts';
import { FollowUpSheet } from './follow_up_sheet.tsx';
import { HandoverAnswer } from './handover_answer.tsx';
import { HandoverPapers } from './handover_papers.tsx';

const empty = {};

/** Who is offered to us, what is due to be asked, and where everybody went. */
export function HandoversScreen() {
  const t = useText();
  const words = t.after.handover;
  const list = useCall('handover.list', empty);
  const handovers = list.value ?? [];
  const offered = handovers.filter(({ mineToAnswer }) => mineToAnswer);
  const others = handovers.filter(({ mineToAnswer }) => !mineToAnswer);
  // The answer moves it from one list to the other; its sheet stays open, with the papers.
  const [answering, setAnswering] = useState<HandoverId | null>(null);
  const open = handovers.find(({ id }) => id === answering);
  return (
    <Frame>
      <section className="stack-wide" aria-busy={list.waiting}>
        <ScreenHead title={words.title} />
        <FailureNotice failure={list.failure} />
        {offered.length > 0 && (
          <section className="stack-tight">
            <h2>{words.offeredToUs}</h2>
            <HandoverItems handovers={offered} onAnswer={setAnswering} />
          </section>
        )}
        <DueList />
        <section className="stack-tight">
          <h2>{words.list}</h2>
          {!list.waiting && others.length === 0 && <p className="soft">{words.none}</p>}
          <HandoverItems handovers={others} onAnswer={setAnswering} />
        </section>
      </section>
      {open !== undefined && <HandoverAnswer handover={open} onClose={() => setAnswering(null)} />}
    </Frame>
  );
}

interface HandoverItemsProps {
  readonly handovers: readonly HandoverView[];
  readonly onAnswer: (id: HandoverId) => void;
}

/** Handovers with what the caller may do about each. */
export function HandoverItems({ handovers, onAnswer }: HandoverItemsProps) {
  const t = useText();
  const words = t.after.handover;
  const placeNoun = usePlaceNoun();
  const [path, go] = useLocation();
  return (
    <ul>
      {handovers.map((one) => (
        <li key={one.id} className="after-item" data-urgency={one.state === 'offered' ? 'loud' : 'calm'}>
          <div className="grow stack-tight">
            <p className="custody-name">{one.name}</p>
            <HandoverWords handover={one} />
          </div>
          <p className="after-standing">
            <b>{words.state[one.state]}</b>
            {one.receiver !== null && (
              <span className="small">
                {words.receivedBy({ ...one.receiver, place: placeNoun(one.receivedPlace) })}
              </span>
            )}
          </p>
          {(one.mineToAnswer || one.mineToRecord) && (
            <Button kind={one.mineToAnswer ? 'primary' : 'plain'} size="decision" onClick={() => onAnswer(one.id)}>
              {one.mineToAnswer ? words.accept : words.recordAnswer}
            </Button>
          )}
          <HandoverPapers handover={one} />
          {path !== casePath(one.screeningId) && !one.mineToAnswer && (
            <Button onClick={() => go(casePath(one.screeningId))} label={`${words.openCase}: ${one.name}`}>
              {words.openCase}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function HandoverWords({ handover }: { readonly handover: HandoverView }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.handover;
  const { toWhom, office, by, at, contents, reason, receiver } = handover;
  const told = [
    `${words.passportTitle}: ${words.passport[contents.passport]}`,
    `${words.phoneTitle}: ${words.phone[contents.phone]}`,
    contents.belongings,
    contents.health,
    contents.needs,
    contents.copies,
  ].filter((part) => part !== '');
  return (
    <>
      <p className="small">
        <b>{words.to[toWhom]}</b> · {office} · {words.by({ name: by, when: format.moment(at) })}
      </p>
      <p className="small soft">{told.join(' · ')}</p>
      <q className="record-note">{reason}</q>
      {receiver !== null && receiver.note !== '' && <q className="record-note">{receiver.note}</q>}
    </>
  );
}

type Due = OutputOf<'followUp.due'>[number];

function DueList() {
  const t = useText();
  const format = useFormat();
  const words = t.after.handover;
  const [, go] = useLocation();
  const due = useCall('followUp.due', empty);
  const [open, setOpen] = useState<Due | null>(null);
  return (
    <section className="stack-tight">
      <h2>{words.dueTitle}</h2>
      <FailureNotice failure={due.failure} />
      {due.value?.length === 0 && <p className="soft">{words.dueNone}</p>}
      <ul>
        {(due.value ?? []).map((one) => (
          <li key={one.screeningId} className="after-item" data-urgency="loud">
            <div className="grow stack-tight">
              <p className="custody-name">{one.name}</p>
              <p className="small soft">
                {one.decision !== null && `${t.decision.kindsDone[one.decision]}, `}
                {format.day(one.since)}
                {one.handedTo !== null && ` · ${words.to[one.handedTo]}`}
              </p>
            </div>
            <p className="after-standing">
              <span>{words.dueAfter({ days: one.after, day: format.day(one.dueOn) })}</span>
            </p>
            <Button size="decision" onClick={() => setOpen(one)} label={`${words.record}: ${one.name}`}>
              {words.record}
            </Button>
            <Button onClick={() => go(casePath(one.screeningId))} label={`${words.openCase}: ${one.name}`}>
              {words.openCase}
            </Button>
          </li>
        ))}
      </ul>
      {open !== null && <FollowUpSheet due={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
