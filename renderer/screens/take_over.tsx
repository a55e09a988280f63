import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OfficerCard } from '../../shared/contract/session.ts';
import type { TakeOverSet } from '../../shared/contract/custody.ts';
import { secondNameFits } from '../../shared/domain/custody.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Frame } from '../components/frame.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useOfficer } from '../state/session.ts';
import { useText } from '../state/ui.ts';
import { CustodyListStep } from './custody_printing.tsx';
import { TakeOverPassports } from './take_over_passports.tsx';

const empty = {};

type Way = TakeOverSet['way'];

/** What was done, until the officer goes on. */
interface Done {
  readonly count: number;
  readonly keeper: string;
}

/** Passports change hands in one act: with whom, which way, which ones after a look at each seal, then the other's PIN. */
export function TakeOverScreen() {
  const { takeOver } = useText().ledger;
  const me = useOfficer();
  const officers = useCall('officer.list', empty);
  const [chosen, setChosen] = useState<OfficerCard | null>(null);
  const [way, setWay] = useState<Way>('give');
  const [done, setDone] = useState<Done | null>(null);
  const others = (officers.value ?? []).filter(
    (one) => one.active && !one.enrolling && one.id !== me?.id && secondNameFits('officer', one),
  );
  // One colleague only: then there is nothing to choose.
  const other = chosen ?? (others.length === 1 ? (others[0] ?? null) : null);
  return (
    <Frame>
      <section className="stack-wide" aria-busy={officers.waiting}>
        <ScreenHead title={takeOver.title} lead={takeOver.lead} />
        <FailureNotice failure={officers.failure} />
        {done !== null && <TakenOver done={done} />}
        {done === null && officers.value !== undefined && others.length === 0 && (
          <Notice tone="attention" what={takeOver.nobody} />
        )}
        {done === null && others.length > 0 && (
          <>
            {others.length > 1 && <Who others={others} other={other} onOther={setChosen} />}
            {other !== null && <WhichWay other={other} way={way} onWay={setWay} />}
            {other !== null && me !== null && (
              <TakeOverPassports
                key={`${other.id} ${way}`}
                other={other}
                taker={way === 'give' ? other : me}
                way={way}
                onDone={setDone}
              />
            )}
          </>
        )}
      </section>
    </Frame>
  );
}

interface WhoProps {
  readonly others: readonly OfficerCard[];
  readonly other: OfficerCard | null;
  readonly onOther: (officer: OfficerCard) => void;
}

function Who({ others, other, onOther }: WhoProps) {
  const { takeOver } = useText().ledger;
  return (
    <div className="stack-tight">
      <h2>{takeOver.who}</h2>
      <Choices label={takeOver.who} width={240}>
        {others.map((one) => (
          <Choice key={one.id} label={one.name} selected={other?.id === one.id} onChoose={() => onOther(one)} />
        ))}
      </Choices>
    </div>
  );
}

interface WayProps {
  readonly other: OfficerCard;
  readonly way: Way;
  readonly onWay: (way: Way) => void;
}

function WhichWay({ other: { name }, way, onWay }: WayProps) {
  const { takeOver } = useText().ledger;
  return (
    <div className="stack-tight">
      <h2>{takeOver.way}</h2>
      <Choices label={takeOver.way} width={260}>
        <Choice
          label={takeOver.give}
          detail={takeOver.giveTo({ name })}
          selected={way === 'give'}
          onChoose={() => onWay('give')}
        />
        <Choice
          label={takeOver.take}
          detail={takeOver.takeFrom({ name })}
          selected={way === 'take'}
          onChoose={() => onWay('take')}
        />
      </Choices>
    </div>
  );
}

/** Done: the list on paper is what follows, then back to the passports or on to the closing of the shift. */
function TakenOver({ done }: { readonly done: Done }) {
  const { takeOver } = useText().ledger;
  const [, go] = useLocation();
  const list = useCall('custody.count', empty).value?.list;
  const shift = useCall('shift.current', empty).value ?? null;
  return (
    <section className="state-panel" role="status">
      <h2 className="state-word">{takeOver.done({ count: done.count, name: done.keeper })}</h2>
      <p className="soft">{takeOver.doneNote}</p>
      {list !== undefined && <CustodyListStep list={list} leads hotkey="Enter" />}
      <div className="row">
        <Button onClick={() => go(paths.custody)}>{takeOver.back}</Button>
        {shift !== null && <Button onClick={() => go(paths.closeShift)}>{takeOver.toClose}</Button>}
      </div>
    </section>
  );
}
