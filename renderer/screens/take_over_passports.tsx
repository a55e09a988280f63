import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { CustodyView, TakeOverSet } from '../../shared/contract/custody.ts';
import type { OfficerCard } from '../../shared/contract/session.ts';
import { Button } from '../components/button.tsx';
import { Choice, Choices } from '../components/choice.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';

const empty = {};

/** A passport that is held, with where it is. */
type Held = CustodyView & { readonly now: NonNullable<CustodyView['now']> };

const isHeld = (custody: CustodyView): custody is Held => custody.now !== null;

/** What was ticked: a passport and the last line of its ledger the officer saw. One that moved since is ticked no more. */
type Ticked = ReadonlyMap<CustodyView['id'], number>;

interface TakeOverPassportsProps {
  readonly other: OfficerCard;
  /** Who will keep them. */
  readonly taker: OfficerCard;
  readonly way: TakeOverSet['way'];
  readonly onDone: (done: { readonly count: number; readonly keeper: string }) => void;
}

/** The passports place by place, each ticked after its seal was looked at, or all of a place with one touch. */
export function TakeOverPassports({ other, taker, way, onDone }: TakeOverPassportsProps) {
  const { takeOver } = useText().ledger;
  const list = useCall('custody.list', empty);
  const [ticked, setTicked] = useState<Ticked>(new Map());
  const [signing, setSigning] = useState(false);
  const held = (list.value?.held ?? []).filter(isHeld);
  const open = held.filter(({ now }) => now.keeperId !== taker.id);
  const chosen = open.filter(({ id, step }) => ticked.get(id) === step);
  const set = (passports: readonly Held[], on: boolean) => {
    const next = new Map(ticked);
    for (const { id, step } of passports) {
      if (on) next.set(id, step);
      else next.delete(id);
    }
    setTicked(next);
  };
  return (
    <>
      <FailureNotice failure={list.failure} />
      {list.value !== undefined && open.length === 0 && <p className="lead">{takeOver.noneLeft(taker)}</p>}
      {open.length > 0 && <p className="lead">{takeOver.look}</p>}
      {placesOf(held).map(([place, passports]) => (
        <Place key={place} place={place} passports={passports} taker={taker} chosen={chosen} onSet={set} />
      ))}
      {open.length > 0 && (
        <div className="step-foot">
          <div className="step-foot-middle" role="status">
            {takeOver.chosen({ count: chosen.length, of: open.length })}
          </div>
          <Button kind="primary" size="decision" disabled={chosen.length === 0} onClick={() => setSigning(true)}>
            {takeOver.go(other)}
          </Button>
        </div>
      )}
      {signing && (
        <SignSheet
          other={other}
          way={way}
          passports={chosen}
          onClose={() => setSigning(false)}
          onDone={(count) => onDone({ count, keeper: taker.name })}
        />
      )}
    </>
  );
}

function placesOf(held: readonly Held[]): [string, Held[]][] {
  const places = new Map<string, Held[]>();
  for (const custody of held) places.set(custody.now.place, [...(places.get(custody.now.place) ?? []), custody]);
  return [...places];
}

interface PlaceProps {
  readonly place: string;
  readonly passports: readonly Held[];
  readonly taker: OfficerCard;
  readonly chosen: readonly Held[];
  readonly onSet: (passports: readonly Held[], on: boolean) => void;
}

function Place({ place, passports, taker, chosen, onSet }: PlaceProps) {
  const t = useText();
  const { takeOver } = t.ledger;
  const open = passports.filter(({ now }) => now.keeperId !== taker.id);
  const all = open.length > 0 && open.every((custody) => chosen.includes(custody));
  return (
    <section className="stack-tight take-over-place">
      <div className="row row-spread">
        <h2>{place}</h2>
        {open.length > 0 && (
          <Button onClick={() => onSet(open, !all)}>
            {all ? takeOver.noneHere : takeOver.allHere({ count: open.length })}
          </Button>
        )}
      </div>
      <Choices label={place} width={320}>
        {passports.map((custody) => {
          const on = chosen.includes(custody);
          const kept = custody.now.keeperId === taker.id;
          const keeper = kept ? takeOver.already(taker) : `${t.ledger.list.keeper} ${custody.now.keeper}`;
          return (
            <Choice
              key={custody.id}
              size="decision"
              label={takeOver.seal({ seal: custody.now.seal })}
              detail={`${custody.name} · ${custody.documentNumber} · ${keeper}`}
              selected={on}
              disabled={kept}
              {...(on ? { icon: <IconCheck size={26} stroke={2} aria-hidden="true" /> } : {})}
              onChoose={() => onSet([custody], !on)}
            />
          );
        })}
      </Choices>
    </section>
  );
}

interface SignSheetProps {
  readonly other: OfficerCard;
  readonly way: TakeOverSet['way'];
  readonly passports: readonly Held[];
  readonly onClose: () => void;
  readonly onDone: (count: number) => void;
}

/** The other officer reads which seals they are and types the own PIN; it is good for exactly these. */
function SignSheet({ other, way, passports, onClose, onDone }: SignSheetProps) {
  const t = useText();
  const { takeOver } = t.ledger;
  const bind = useCommand('custody.takeOverSubject');
  const approve = useCommand('session.approve');
  const move = useCommand('custody.takeOver');
  const { name } = other;
  const count = passports.length;
  const enter = async (pin: string) => {
    const set = { way, passports: passports.map(({ id, step }) => ({ custodyId: id, step })) };
    const bound = await bind.run(set);
    if (!bound.ok) return;
    const { subject } = bound.value;
    const approval = await approve.run({ officerId: other.id, pin, call: 'custody.takeOver', subject });
    if (!approval.ok) return;
    const officer = { officerId: other.id, approvalId: approval.value.approvalId };
    const answer = await move.run({ ...set, officer });
    if (answer.ok) onDone(answer.value.moved);
  };
  const title = way === 'give' ? takeOver.receives({ name, count }) : takeOver.handsOver({ name, count });
  return (
    <Sheet title={title} onClose={onClose} size="wide">
      <div className="stack">
        <FailureNotice failure={bind.failure ?? move.failure} />
        <PinPad
          label={takeOver.pin({ name })}
          go={t.frame.pinConfirm}
          busy={bind.busy || approve.busy || move.busy}
          failure={approve.failure}
          onEnter={(pin) => void enter(pin)}
        >
          <p className="small">{takeOver.read}</p>
          <ul className="seals">
            {passports.map((custody) => (
              <li key={custody.id}>
                <b>{custody.now.seal}</b> <span className="small soft">{custody.name}</span>
              </li>
            ))}
          </ul>
        </PinPad>
      </div>
    </Sheet>
  );
}
