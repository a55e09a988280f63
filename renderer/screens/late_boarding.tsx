import { useState } from 'react';
import type { ScreeningView } from '../../shared/contract/screening.ts';
import { parseBoardingPass } from '../../shared/domain/bcbp.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { setElsewhere, startOver, useScan } from '../state/scan.ts';
import { atRevision } from '../state/screening.ts';
import { useText } from '../state/ui.ts';
import { TypeBoarding } from './type_boarding.tsx';

/** The boarding pass just read, where it is the one this record still lacks; a passport with it is another traveller's. */
export function useLatePass(view: ScreeningView) {
  const { passport, boarding, elsewhere } = useScan();
  const [joining, setJoining] = useState(false);
  const lacks = view.state === 'open' && view.document !== null && view.boardingPass === null;
  // While it joins, the record has it already and the reader still: it is not somebody else's for that moment.
  if (!(lacks || joining) || !elsewhere || passport !== null || boarding === null) return null;
  return { boarding, setJoining };
}

interface LateBoardingProps {
  readonly view: ScreeningView;
  readonly pass: NonNullable<ReturnType<typeof useLatePass>>;
}

/** Whose pass it is and for which flight: the officer sees it before it joins the record. */
function wordsOf({ boarding }: LateBoardingProps['pass']): readonly string[] {
  if (boarding.source === 'typed') return [];
  const read = parseBoardingPass(boarding.text, dayOf(instantOf(stationNow())));
  if (!read.ok) return [];
  const { name, legs } = read.value;
  const printed = name === null ? [] : [[name.surname, name.given].filter((part) => part !== '').join('/')];
  return [...printed, ...legs.slice(0, 1).map(({ flightNumber }) => flightNumber)];
}

/** A boarding pass was scanned while a record without one is on the screen: it is offered to exactly this record. */
export function LateBoarding({ view, pass }: LateBoardingProps) {
  const t = useText();
  const set = useCommand('screening.setBoarding');
  const add = async () => {
    pass.setJoining(true);
    const answer = await atRevision(view, (page) => set.run({ ...page, boarding: pass.boarding }));
    if (answer.ok) startOver();
    pass.setJoining(false);
  };
  return (
    <div className="stack-tight">
      <div className="cleared" role="status">
        <p className="cleared-words">
          <b>{[t.talk.boarding.read, ...wordsOf(pass)].join(' · ')}</b>
          <span className="small soft">{t.talk.boarding.note}</span>
        </p>
        <Button kind="primary" busy={set.busy} onClick={() => void add()}>
          {t.talk.boarding.add}
        </Button>
        <Button onClick={startOver}>{t.talk.boarding.ignore}</Button>
      </div>
      <FailureNotice failure={set.failure} />
    </div>
  );
}

/** The same by hand, for a pass the reader does not take. */
export function TypeLatePass() {
  const t = useText();
  const [typing, setTyping] = useState(false);
  const close = () => {
    setTyping(false);
    setElsewhere(useScan.getState().boarding !== null);
  };
  return (
    <>
      <Button size="small" onClick={() => setTyping(true)}>
        {t.talk.boarding.type}
      </Button>
      {typing && <TypeBoarding onClose={close} />}
    </>
  );
}
