import { useState } from 'react';
import type { BoardingInput, ScreeningView } from '../../shared/contract/screening.ts';
import { parseBoardingPass } from '../../shared/domain/bcbp.ts';
import { compareNames } from '../../shared/domain/traveller_name.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { setElsewhere, startOver, useScan } from '../state/scan.ts';
import { atRevision } from '../state/screening.ts';
import { useText } from '../state/ui.ts';
import { TypeBoarding } from './type_boarding.tsx';

/** Whether this record may still get another boarding pass: nobody has judged by the one it has. */
const mayChange = ({ state, document, ownAssessmentDue }: ScreeningView) =>
  state === 'open' && document !== null && ownAssessmentDue === 'desk';

function readPass(boarding: NonNullable<BoardingInput>) {
  if (boarding.source === 'typed') return null;
  const read = parseBoardingPass(boarding.text, dayOf(instantOf(stationNow())));
  return read.ok ? read.value : null;
}

/** A pass in another name is the next traveller's; one without a name was typed for this record. */
function isOfAnother({ document }: ScreeningView, boarding: NonNullable<BoardingInput>): boolean {
  const name = readPass(boarding)?.name ?? null;
  return document !== null && name !== null && compareNames(document, name).verdict === 'different';
}

/**
 * The boarding pass just read, where it is the one this record still lacks, or one that can take the place of a wrong one; a
 * passport with it is another traveller's.
 */
export function useLatePass(view: ScreeningView) {
  const { passport, boarding, elsewhere } = useScan();
  const [joining, setJoining] = useState(false);
  if (!elsewhere || passport !== null || boarding === null) return null;
  const lacks = view.state === 'open' && view.document !== null && view.boardingPass === null;
  const changes = view.boardingPass !== null && mayChange(view) && !isOfAnother(view, boarding);
  // While it joins, the record has it already and the reader still: it is not somebody else's for that moment.
  return lacks || changes || joining ? { boarding, setJoining } : null;
}

interface LateBoardingProps {
  readonly view: ScreeningView;
  readonly pass: NonNullable<ReturnType<typeof useLatePass>>;
}

/** Whose pass it is and for which flight: the officer sees it before it joins the record. */
function wordsOf({ boarding }: LateBoardingProps['pass']): readonly string[] {
  const pass = readPass(boarding);
  if (pass === null) return [];
  const { name, legs } = pass;
  const printed = name === null ? [] : [[name.surname, name.given].filter((part) => part !== '').join('/')];
  return [...printed, ...legs.slice(0, 1).map(({ flightNumber }) => flightNumber)];
}

/** A boarding pass was scanned while a record that can take it is on the screen: it is offered to exactly this record. */
export function LateBoarding({ view, pass }: LateBoardingProps) {
  const t = useText();
  const words = t.talk.boarding;
  const [before] = useState(view.boardingPass);
  const set = useCommand('screening.setBoarding');
  const add = async () => {
    pass.setJoining(true);
    const answer = await atRevision(view, (page) => set.run({ ...page, boarding: pass.boarding }));
    // What was read meanwhile is the next traveller's and stays.
    if (answer.ok && useScan.getState().boarding === pass.boarding) startOver();
    pass.setJoining(false);
  };
  return (
    <div className="stack-tight">
      <div className="cleared" role="status">
        <p className="cleared-words">
          <b>{[words.read, ...wordsOf(pass)].join(' · ')}</b>
          <span className="small soft">
            {before === null ? words.note : words.replaceNote({ flight: before.legs[0]?.flightNumber ?? '' })}
          </span>
        </p>
        <Button kind="primary" busy={set.busy} onClick={() => void add()}>
          {before === null ? words.add : words.replace}
        </Button>
        <Button onClick={startOver}>{words.ignore}</Button>
      </div>
      <FailureNotice failure={set.failure} />
    </div>
  );
}

/** The same by hand, for a pass the reader does not take, or in place of one that was somebody else's. */
export function TypeLatePass({ view }: { readonly view: ScreeningView }) {
  const t = useText();
  const [typing, setTyping] = useState(false);
  const close = () => {
    setTyping(false);
    setElsewhere(useScan.getState().boarding !== null);
  };
  if (view.boardingPass !== null && !mayChange(view)) return null;
  return (
    <>
      <Button size="small" kind={view.boardingPass === null ? 'plain' : 'quiet'} onClick={() => setTyping(true)}>
        {view.boardingPass === null ? t.talk.boarding.type : t.talk.boarding.replace}
      </Button>
      {typing && <TypeBoarding onClose={close} />}
    </>
  );
}
