import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { OutsideReason, type FlightView, type ShiftView } from '../../shared/contract/shift.ts';
import { millis } from '../../shared/time.ts';
import { leftOf, stillDoable } from '../board.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { Countdown } from '../components/countdown.tsx';
import { KeyHint } from '../components/key_hint.tsx';
import { useKeys } from '../components/keys.ts';
import { FailureNotice } from '../components/notice.tsx';
import { useNow } from '../clock.ts';
import { useCounting, type Counting } from '../state/counting.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { BoardTally } from './board_tally.tsx';

interface BoardFlightProps {
  readonly flight: FlightView;
  readonly shift: ShiftView;
  /** Counts one *Lewat* on this flight. */
  readonly hotkey: string | null;
}

/** One flight of the board, with its one-touch counts. An act and its undo show on the flight itself. */
export function BoardFlight({ flight, shift, hotkey }: BoardFlightProps) {
  const t = useText();
  const format = useFormat();
  const now = useNow();
  const counting = useCounting(flight.id);
  const gone = millis(flight.departsAt) < now;
  return (
    <li className="board-flight" data-gone={gone}>
      <div className="board-when">
        <span className="board-clock">{format.clock(flight.departsAt)}</span>
        <span className="board-name">
          {flight.number} <span className="soft">{flight.destination}</span>
        </span>
        {flight.delayMinutes > 0 && (
          <span className="small soft">{t.shift.board.delayed({ minutes: flight.delayMinutes })}</span>
        )}
      </div>
      <div className="board-gate">
        <span className="small soft">
          {t.shift.board.gateCloses} {format.clock(flight.gateClosesAt)}
        </span>
        <span className="board-countdown">
          <Countdown to={flight.gateClosesAt} past={gone ? t.shift.board.departed : t.shift.board.gateClosed} />
        </span>
      </div>
      <BoardPeople flight={flight} shift={shift} counting={counting} now={now} gone={gone} />
      {!gone && <BoardActs flight={flight} counting={counting} hotkey={hotkey} now={now} />}
      {counting.failure !== null && (
        <div className="board-wide">
          <FailureNotice failure={counting.failure} />
        </div>
      )}
    </li>
  );
}

interface BoardPeopleProps {
  readonly flight: FlightView;
  readonly shift: ShiftView;
  readonly counting: Counting;
  readonly now: number;
  readonly gone: boolean;
}

function BoardPeople({ flight, shift, counting, now, gone }: BoardPeopleProps) {
  const { board } = useText().shift;
  const left = leftOf(flight);
  const doable = stillDoable(flight, shift, now);
  const asked = !gone && left !== null && left > 0;
  const short = asked && doable !== null && doable < left;
  const pace = !asked ? null : paceWords(board, doable, left);
  const done = doneWords(board, counting.undoable(now));
  return (
    <div className="board-people">
      <p className="board-first">
        <span className="board-left">{peopleWords(board, left, gone)}</span>
        <span role="status" className={done !== null ? 'board-done' : short ? 'board-short' : 'soft'}>
          {done ?? pace}
        </span>
      </p>
      <BoardTally flight={flight} />
    </div>
  );
}

type Board = ReturnType<typeof useText>['shift']['board'];

/** Before the departure people are still to come; after it they went by without a record. */
function peopleWords(board: Board, left: number | null, gone: boolean): string {
  if (left === null) return board.leftUnknown;
  return gone ? board.unrecorded({ count: left }) : board.left({ count: left });
}

function paceWords(board: Board, doable: number | null, left: number): string {
  if (doable === null) return board.paceUnknown;
  return doable < left ? board.doable({ count: doable }) : board.doableAll;
}

/** What has just been counted here, in the place where one looks; it moves nothing. */
function doneWords(board: Board, undoable: ReturnType<Counting['undoable']>): string | null {
  const last = undoable.at(-1);
  if (last === undefined) return null;
  const words = { pass: board.didPass, outside: board.didOutside, delay: board.didDelay }[last.kind];
  const same = undoable.filter(({ kind }) => kind === last.kind).length;
  return same > 1 ? `${words} × ${same}` : words;
}

interface BoardActsProps {
  readonly flight: FlightView;
  readonly counting: Counting;
  readonly hotkey: string | null;
  readonly now: number;
}

function BoardActs({ flight, counting, hotkey, now }: BoardActsProps) {
  const t = useText();
  const may = useMay();
  const { board } = t.shift;
  const [asking, setAsking] = useState(false);
  const outside = useRef<HTMLButtonElement>(null);
  const name = { flight: `${flight.number} ${flight.destination}` };
  const mayCount = may('flight.pass');
  const last = counting.undoable(now).at(-1);
  useKeys(hotkey === null ? {} : { [hotkey]: counting.pass }, { when: mayCount && hotkey !== null && !asking });
  const close = () => {
    // The reasons go, and the focus goes back to where they came from.
    flushSync(() => setAsking(false));
    outside.current?.focus();
  };
  const choose = (reason: OutsideReason) => {
    counting.outside(reason);
    close();
  };
  if (asking) return <OutsideReasons name={name.flight} onChoose={choose} onCancel={close} />;
  return (
    <div className="board-acts">
      {mayCount && (
        <>
          <button
            type="button"
            className="choice"
            data-size="decision"
            aria-label={board.passFor(name)}
            onClick={counting.pass}
          >
            <span className="choice-words">{board.pass}</span>
            {hotkey !== null && <KeyHint of={hotkey} />}
          </button>
          <button
            type="button"
            className="choice"
            data-size="decision"
            aria-label={board.outsideFor(name)}
            ref={outside}
            onClick={() => setAsking(true)}
          >
            <span className="choice-words">{board.outside}</span>
          </button>
        </>
      )}
      <div className="board-third">
        {last !== undefined ? (
          <Button size="small" onClick={counting.undo}>
            {t.frame.undoIn({ seconds: secondsLeft(last.until, now) })}
          </Button>
        ) : (
          may('flight.delay') && (
            <Button kind="quiet" size="small" label={board.delayFor(name)} onClick={counting.delay}>
              {board.delay}
            </Button>
          )
        )}
      </div>
    </div>
  );
}

interface OutsideReasonsProps {
  readonly name: string;
  readonly onChoose: (reason: OutsideReason) => void;
  readonly onCancel: () => void;
}

function OutsideReasons({ name, onChoose, onCancel }: OutsideReasonsProps) {
  const t = useText();
  const { board } = t.shift;
  const question = board.outsideWhy({ flight: name });
  const reasons = useRef<HTMLDivElement>(null);
  useKeys({ Escape: onCancel });
  useEffect(() => reasons.current?.querySelector('button')?.focus(), []);
  return (
    <div className="board-wide stack-tight" ref={reasons}>
      <p className="field-label">{question}</p>
      <Choices label={question} width={200}>
        {OutsideReason.options.map((reason, index) => (
          <Choice
            key={reason}
            size="decision"
            hotkey={String(index + 1)}
            label={board.outsideReasons[reason]}
            onChoose={() => onChoose(reason)}
          />
        ))}
      </Choices>
      <div className="row row-spread">
        <p className="small soft">{board.outsideStill}</p>
        <Button kind="quiet" size="small" onClick={onCancel}>
          {t.frame.cancel}
        </Button>
      </div>
    </div>
  );
}

const secondsLeft = (until: number, now: number): number => Math.min(10, Math.max(1, Math.ceil((until - now) / 1000)));
