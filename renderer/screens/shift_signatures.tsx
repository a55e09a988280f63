import { useState } from 'react';
import type { SignedShift } from '../../shared/contract/shift_sign.ts';
import { AgencyCode } from '../../shared/domain/words.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { PinPad } from '../components/pin_pad.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { PaperButton } from './paper_button.tsx';

const empty = {};

const groupNames = ['late', 'due', 'done'] as const;

const groupOf = ({ overdue, signed }: SignedShift): (typeof groupNames)[number] =>
  signed.length === AgencyCode.options.length ? 'done' : overdue ? 'late' : 'due';

/** So many shifts of a group are shown at once: each brings its paper along. */
const shownAtOnce = 20;

/** Closed shifts with their age and who of both agencies has signed; what is past its day comes first and is loud. */
export function ShiftSignatures() {
  const t = useText();
  const format = useFormat();
  const words = t.review.shifts;
  const list = useCall('shift.signatures', empty);
  const [signing, setSigning] = useState<SignedShift | null>(null);
  const [done, setDone] = useState<SignedShift | null>(null);
  const shifts = list.value ?? [];
  return (
    <Frame>
      <section className="stack-wide" aria-busy={list.waiting}>
        <ScreenHead title={words.title} lead={words.lead} />
        <FailureNotice failure={list.failure} />
        {done !== null && <Notice what={words.done({ day: format.plainDay(done.day) })} />}
        {!list.waiting && shifts.length === 0 && <p className="lead soft">{words.none}</p>}
        {groupNames.map((group) => (
          <Group
            key={group}
            title={words.groups[group]}
            shifts={shifts.filter((shift) => groupOf(shift) === group)}
            onSign={setSigning}
          />
        ))}
      </section>
      {signing !== null && (
        <SignSheet
          shift={signing}
          onClose={() => setSigning(null)}
          onDone={() => {
            setDone(signing);
            setSigning(null);
          }}
        />
      )}
    </Frame>
  );
}

interface GroupProps {
  readonly title: string;
  readonly shifts: readonly SignedShift[];
  readonly onSign: (shift: SignedShift) => void;
}

function Group({ title, shifts, onSign }: GroupProps) {
  const t = useText();
  const format = useFormat();
  const words = t.review.shifts;
  const [most, setMost] = useState(shownAtOnce);
  if (shifts.length === 0) return null;
  const more = Math.min(shifts.length - most, shownAtOnce);
  return (
    <section className="stack-tight">
      <h2>
        {title} ({format.number(shifts.length)})
      </h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.closed}</th>
            <th scope="col">{words.due}</th>
            {AgencyCode.options.map((agency) => (
              <th key={agency} scope="col">
                {t.frame.agencies[agency]}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{words.sign}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shifts.slice(0, most).map((shift) => (
            <Line key={shift.shiftId} shift={shift} onSign={() => onSign(shift)} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <div>
          <Button onClick={() => setMost(most + shownAtOnce)}>{words.more({ count: more })}</Button>
        </div>
      )}
    </section>
  );
}

function Line({ shift, onSign }: { readonly shift: SignedShift; readonly onSign: () => void }) {
  const format = useFormat();
  const words = useText().review.shifts;
  const { closedWith, overdue, provisional } = shift;
  return (
    <tr data-late={overdue}>
      <td className="nowrap">{format.plainDay(shift.day)}</td>
      <td>
        <span className="nowrap">{format.moment(shift.closedAt)}</span>
        <span className="cell-second">
          {shift.closedBy} · {closedWith === null ? words.nobody : words.to({ name: closedWith })}
        </span>
      </td>
      <td>
        <span className="nowrap">{format.day(shift.due)}</span>
        {overdue && <b className="cell-late">{words.late}</b>}
        {provisional && <span className="cell-second">{words.provisional}</span>}
      </td>
      {AgencyCode.options.map((agency) => (
        <Signed key={agency} by={shift.signed.find((one) => one.agency === agency)} />
      ))}
      <td>
        <div className="row shift-acts">
          {shift.mine && (
            <Button size="small" onClick={onSign} label={words.signOf({ day: format.plainDay(shift.day) })}>
              {words.sign}
            </Button>
          )}
          <PaperButton kind="shiftSheet" subjectId={shift.shiftId} size="small" />
        </div>
      </td>
    </tr>
  );
}

function Signed({ by }: { readonly by: SignedShift['signed'][number] | undefined }) {
  const format = useFormat();
  const words = useText().review.shifts;
  if (by === undefined) return <td className="soft">{words.unsigned}</td>;
  return (
    <td>
      {by.officer}
      <span className="cell-second">
        {format.moment(by.at)} · {words.checkpoint({ size: by.size })}
      </span>
    </td>
  );
}

interface SignSheetProps {
  readonly shift: SignedShift;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function SignSheet({ shift, onClose, onDone }: SignSheetProps) {
  const format = useFormat();
  const words = useText().review.shifts;
  const sign = useCommand('shift.sign');
  const enter = async (pin: string) => {
    const answer = await sign.run({ shiftId: shift.shiftId, pin });
    if (answer.ok) onDone();
  };
  return (
    <Sheet title={words.signTitle({ day: format.plainDay(shift.day) })} onClose={onClose}>
      <div className="stack">
        <p className="lead">{words.signLead}</p>
        <PinPad
          label={words.pin}
          go={words.go}
          busy={sign.busy}
          failure={sign.failure}
          onEnter={(pin) => void enter(pin)}
        />
      </div>
    </Sheet>
  );
}
