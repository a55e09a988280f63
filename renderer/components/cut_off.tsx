import { IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { useCommand } from '../state/calls.ts';
import { useCutOff, useKept } from '../state/kept.ts';
import { useFormat, useText } from '../state/ui.ts';
import { Button } from './button.tsx';
import { CarryOffer } from './carry_offer.tsx';
import { LeaveOffer } from './leave_offer.tsx';
import { FailureNotice, Notice } from './notice.tsx';
import { TakeOverOffer } from './take_over_offer.tsx';

type Kept = OutputOf<'kept.state'>;

const waitingOf = ({ own }: Kept) => own.filter(({ refused }) => refused === null);
const count = (groups: Kept['own']): number => groups.reduce((sum, { answers }) => sum + answers.length, 0);

/** Over the work while the station does not answer: since when, what waits here, what goes on and what does not. */
export function CutOff() {
  const kept = useKept();
  const cutOff = useCutOff();
  return (
    <>
      {cutOff && kept?.host === 'turnedAway' && <TurnedAway kept={kept} />}
      {cutOff && kept?.host !== 'turnedAway' && <Away kept={kept ?? null} />}
      {kept !== undefined && <Refused kept={kept} />}
      {kept !== undefined && kept.unreadable > 0 && <Unreadable kept={kept} />}
    </>
  );
}

function Away({ kept }: { readonly kept: Kept | null }) {
  const { kept: words } = useText();
  const format = useFormat();
  const [more, setMore] = useState(false);
  const waiting = kept === null ? [] : waitingOf(kept);
  const [first] = waiting.map(({ since }) => since).toSorted();
  return (
    <div className="cut-off" role="status">
      <IconPlugConnectedX size={24} stroke={1.75} aria-hidden="true" />
      <div className="cut-off-words">
        <p>
          <b>
            {kept === null || kept.since === null ? words.away : words.awaySince({ clock: format.clock(kept.since) })}
          </b>{' '}
          {first === undefined ? words.goOn : words.waiting({ count: count(waiting), clock: format.clock(first) })}
        </p>
        {more && <p>{words.waits}</p>}
        <TakeOverOffer />
      </div>
      <CarryOffer />
      <Button size="small" onClick={() => setMore(!more)}>
        {more ? words.fold : words.waitsLink}
      </Button>
    </div>
  );
}

/** The station answers, but not to this device. */
export function TurnedAway({ kept: { others }, door = false }: { readonly kept: Kept; readonly door?: boolean }) {
  const { kept: words } = useText();
  return (
    <Notice tone="error" what={words.turnedAway}>
      {others > 0 && <p>{words.turnedAwayQueue({ count: others })}</p>}
      <p>{words.turnedAwayTodo}</p>
      {door && <LeaveOffer />}
    </Notice>
  );
}

/** What the station did not take stands on another record than the one on the screen: the way to it. */
function Refused({ kept }: { readonly kept: Kept }) {
  const { kept: words } = useText();
  const [path, go] = useLocation();
  const discard = useCommand('kept.discard');
  const refused = kept.own.filter(
    ({ refused: why, screeningId }) => why !== null && path !== `/screening/${screeningId}`,
  );
  if (refused.length === 0) return null;
  return (
    <Notice tone="attention" what={words.refusedElsewhere}>
      <p>{words.refusedSafe}</p>
      <div className="row">
        {refused.map(({ screeningId, answers, refused: why }) =>
          why === 'screening-unknown' ? (
            <Button key={screeningId} size="small" onClick={() => void discard.run({ screeningId })}>
              {words.refusedGone({ count: answers.length })}
            </Button>
          ) : (
            <Button key={screeningId} size="small" onClick={() => go(`/screening/${screeningId}`)}>
              {words.refusedOpen({ count: answers.length })}
            </Button>
          ),
        )}
      </div>
      <FailureNotice failure={discard.failure} />
    </Notice>
  );
}

function Unreadable({ kept: { unreadable } }: { readonly kept: Kept }) {
  const { kept: words } = useText();
  const discard = useCommand('kept.discard');
  return (
    <Notice tone="attention" what={words.unreadable({ count: unreadable })}>
      <p>{words.unreadableTodo}</p>
      <div className="row">
        <Button size="small" onClick={() => void discard.run({ screeningId: null })}>
          {words.discardUnreadable}
        </Button>
      </div>
      <FailureNotice failure={discard.failure} />
    </Notice>
  );
}

/** On a screen on which nobody works: that the station does not answer, why a lock stays, and that answers wait for their officer. */
export function CutOffAtDoor({ locked }: { readonly locked: boolean }) {
  const { kept: words } = useText();
  const kept = useKept();
  const cutOff = useCutOff();
  const others = kept?.others ?? 0;
  if (!cutOff && others === 0) return null;
  return (
    <div className="link-gone">
      {kept?.host === 'turnedAway' ? (
        <TurnedAway kept={kept} door />
      ) : cutOff ? (
        <AwayAtDoor kept={kept ?? null} locked={locked} />
      ) : (
        <Notice what={words.others({ count: others })} />
      )}
    </div>
  );
}

function AwayAtDoor({ kept, locked }: { readonly kept: Kept | null; readonly locked: boolean }) {
  const { kept: words, errors } = useText();
  const format = useFormat();
  const since = kept?.since ?? null;
  const others = kept?.others ?? 0;
  const { todo } = sentenceOf(errors, { code: 'station-unreachable' });
  return (
    <Notice tone="attention" what={since === null ? words.away : words.awaySince({ clock: format.clock(since) })}>
      <p>{locked ? words.locked : todo}</p>
      {others > 0 && <p>{words.others({ count: others })}</p>}
      {!locked && (
        <div>
          <CarryOffer />
        </div>
      )}
      <TakeOverOffer />
    </Notice>
  );
}
