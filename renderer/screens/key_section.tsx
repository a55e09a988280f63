import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { passphraseLength } from '../../shared/contract/key.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ApprovalId } from '../../shared/ids.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { formats } from '../../shared/text/language.ts';
import { dayOf, instantOf } from '../../shared/time.ts';
import { stationNow } from '../clock.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { SecondPerson } from '../components/second_person.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay, useStation } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};
type KeyState = OutputOf<'key.state'>;
type Open = 'passphrase' | 'rotate' | 'sheet';

/** The key of the database: how it is kept, since when, and what can be done about it. */
export function KeySection() {
  const t = useText();
  const format = useFormat();
  const words = t.storage.key;
  const may = useMay();
  const reading = useCall('key.state', empty);
  const [open, setOpen] = useState<Open | null>(null);
  const state = reading.value;
  const close = () => setOpen(null);
  return (
    <section className="stack">
      <h2>{words.title}</h2>
      <FailureNotice failure={reading.failure} />
      {state !== undefined && (
        <>
          <dl className="facts">
            <dt>{words.kept}</dt>
            <dd>{words.protection[state.protection]}</dd>
            <dt>{words.since}</dt>
            <dd>{format.moment(state.since)}</dd>
            <dt>{words.mark}</dt>
            <dd>
              <Mono>{state.fingerprint.slice(0, 8)}</Mono>
            </dd>
            <dt>{words.sheet}</dt>
            <dd>
              {state.sheet === null
                ? words.noSheet
                : words.sheetMade({ ...state.sheet, when: format.moment(state.sheet.at) })}
            </dd>
          </dl>
          {may('key.rotate') && (
            <div className="row">
              {state.sheet === null && <Button onClick={() => setOpen('sheet')}>{words.makeSheet}</Button>}
              {state.passphrasePossible && <Button onClick={() => setOpen('passphrase')}>{words.change}</Button>}
              <Button onClick={() => setOpen('rotate')}>{words.rotate}</Button>
            </div>
          )}
          {open === 'passphrase' && <PassphraseSheet state={state} onClose={close} />}
          {open === 'rotate' && <RotateSheet state={state} onClose={close} />}
          {open === 'sheet' && <RecoverySheet state={state} onClose={close} />}
        </>
      )}
    </section>
  );
}

interface SheetProps {
  readonly state: KeyState;
  readonly onClose: () => void;
}

/** Under a passphrase, or in the key file again. */
function PassphraseSheet({ state, onClose }: SheetProps) {
  const words = useText().storage.key;
  const protect = useCommand('key.protect');
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const long = [...first.trim().replaceAll(/\s+/gu, ' ')].length >= passphraseLength;
  const go = async (passphrase: string | null) => {
    const answer = await protect.run({ passphrase });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.changeTitle} onClose={onClose}>
      <div className="stack">
        <p>{words.changeLead}</p>
        <Notice tone="attention" what={words.changeWarning} />
        <Field
          label={words.newPassphrase}
          hint={words.passphraseHint({ count: passphraseLength })}
          value={first}
          onChange={setFirst}
          type="password"
          maxLength={200}
          autoFocus
        />
        <Field
          label={words.repeat}
          value={again}
          onChange={setAgain}
          type="password"
          maxLength={200}
          fault={again !== '' && again !== first && !first.startsWith(again) ? words.differs : null}
        />
        <FailureNotice failure={protect.failure} />
        <div className="row row-spread">
          {state.protection === 'passphrase' ? (
            <Button busy={protect.busy} onClick={() => void go(null)}>
              {words.toKeyFile}
            </Button>
          ) : (
            <span />
          )}
          <Button kind="primary" busy={protect.busy} disabled={!long || first !== again} onClick={() => void go(first)}>
            {words.setPassphrase}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

/** A new key, with a second person. */
function RotateSheet({ state, onClose }: SheetProps) {
  const words = useText().storage.key;
  const rotate = useCommand('key.rotate');
  // The fingerprint changes with the key; the sheet goes on speaking of the one that went.
  const [before] = useState(state.fingerprint);
  const [after, setAfter] = useState<string | null>(null);
  const go = async (approvalId: ApprovalId) => {
    const answer = await rotate.run({ approvalId });
    if (answer.ok) setAfter(answer.value.fingerprint);
  };
  return (
    <Sheet title={words.rotateTitle} onClose={onClose}>
      <div className="stack">
        {after === null ? (
          <>
            <p>{words.rotateLead}</p>
            <p className="soft">{words.second}</p>
            <FailureNotice failure={rotate.failure} />
            {rotate.busy ? (
              <p className="lead">{words.rotating}</p>
            ) : (
              <SecondPerson
                call="key.rotate"
                subject={before}
                question={words.second}
                accepts={({ role }) => role === 'supervisor'}
                onApproved={(approvalId) => void go(approvalId)}
              />
            )}
          </>
        ) : (
          <>
            <Notice what={words.rotated({ mark: after.slice(0, 8) })} />
            <div className="row row-spread">
              <span />
              <Button kind="primary" onClick={onClose}>
                {words.done}
              </Button>
            </div>
          </>
        )}
      </div>
    </Sheet>
  );
}

/** What was shown of a sheet; `between`: the first part is away, the second not yet shown. */
type Seen = 'none' | 'first' | 'between' | 'second';

/** Both parts, each seen and printed by one person alone. They live in this sheet only: closed, they are gone. */
function RecoverySheet({ state, onClose }: SheetProps) {
  const words = useText().storage.key;
  const make = useCommand('key.sheet');
  const [parts, setParts] = useState<OutputOf<'key.sheet'>['parts'] | null>(null);
  const [seen, setSeen] = useState<Seen>('none');
  const [leaving, setLeaving] = useState(false);
  const go = async (approvalId: ApprovalId) => {
    const answer = await make.run({ approvalId });
    if (answer.ok) setParts(answer.value.parts);
  };
  const number = seen === 'first' ? 1 : seen === 'second' ? 2 : null;
  const part = number === null ? null : parts?.[number - 1];
  // What was not written down by now is lost with this sheet.
  const leave = () => (parts === null || leaving ? onClose() : setLeaving(true));
  return (
    <Sheet title={words.sheetTitle} onClose={leave}>
      <div className="stack">
        {leaving && (
          <Notice tone="attention" what={words.leaveSheet}>
            <div className="row">
              <Button onClick={() => setLeaving(false)}>{words.stay}</Button>
              <Button kind="quiet" onClick={onClose}>
                {words.leave}
              </Button>
            </div>
          </Notice>
        )}
        {parts === null && (
          <>
            <p>{words.sheetLead}</p>
            <p className="soft">{words.second}</p>
            <FailureNotice failure={make.failure} />
            <SecondPerson
              call="key.sheet"
              subject={state.fingerprint}
              question={words.second}
              accepts={({ role }) => role === 'supervisor'}
              onApproved={(approvalId) => void go(approvalId)}
            />
          </>
        )}
        {parts !== null && seen === 'none' && (
          <Step lead={words.firstHolder} go={words.showPart({ part: 1 })} onGo={() => setSeen('first')} />
        )}
        {seen === 'between' && (
          <Step lead={words.secondHolder} go={words.showPart({ part: 2 })} onGo={() => setSeen('second')} />
        )}
        {number !== null && part !== null && part !== undefined && (
          <>
            <Notice tone="attention" what={words.partOnce({ part: number })} />
            <p className="one-time-code recovery-code">{part}</p>
            <div className="row row-spread">
              <Button onClick={() => window.print()}>{words.printPart}</Button>
              <Button kind="primary" onClick={number === 1 ? () => setSeen('between') : onClose}>
                {number === 1 ? words.nextHolder : words.done}
              </Button>
            </div>
            <PrintedPart part={part} number={number} mark={state.fingerprint.slice(0, 8)} />
          </>
        )}
      </div>
    </Sheet>
  );
}

function Step({
  lead,
  go,
  onGo,
}: {
  readonly lead: string;
  readonly go: string;
  readonly onGo: () => void;
}): ReactNode {
  return (
    <>
      <p className="lead">{lead}</p>
      <div className="row row-spread">
        <span />
        <Button kind="primary" onClick={onGo}>
          {go}
        </Button>
      </div>
    </>
  );
}

/** One part for the printer alone, in Indonesian. */
function PrintedPart({
  part,
  number,
  mark,
}: {
  readonly part: string;
  readonly number: number;
  readonly mark: string;
}) {
  const words = indonesian.storage.key;
  const station = useStation();
  const today = dayOf(instantOf(stationNow()));
  return createPortal(
    <article className="sealed-card" lang="id" aria-hidden="true">
      <h1>{words.paperTitle({ part: number })}</h1>
      <p>
        {station?.station?.name} · {station?.station?.id} · {formats.id.day(today)} · {words.mark} {mark}
      </p>
      <p className="card-codes">{part}</p>
      <p>{words.paperLead}</p>
      <p>{words.paperUse}</p>
    </article>,
    document.body,
  );
}
