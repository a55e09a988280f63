import { useState } from 'react';
import type { CustodyView } from '../../shared/contract/custody.ts';
import {
  CustodyOut,
  moveWordFault,
  SeizingAuthority,
  type MoveWordFault,
  type MoveWords,
} from '../../shared/domain/custody.ts';
import { id as indonesian } from '../../shared/text/id.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { SecondName, type SecondOfficerGiven } from './second_name.tsx';

type Draft = Pick<MoveWords, 'office' | 'identity' | 'authority'> & {
  /** Null: nothing was typed, so what is known of it stands there. */
  readonly paper: string | null;
  readonly receiver: string | null;
};

const blank: Draft = { paper: null, office: '', identity: '', authority: null, receiver: null };

interface ReleaseSheetProps {
  readonly custody: CustodyView;
  readonly onClose: () => void;
}

/** A passport leaves: to whom, by which paper, with which second name. */
export function ReleaseSheet({ custody, onClose }: ReleaseSheetProps) {
  const t = useText();
  const { release: words } = t.ledger;
  const release = useCommand('custody.release');
  const [to, setTo] = useState<CustodyOut | null>(null);
  const [draft, setDraft] = useState(blank);
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }));
  const receiver = draft.receiver ?? (to === 'holder' ? custody.name : '');
  const minutes = useMinutes(custody, to);
  const said = { paper: (draft.paper ?? minutes).trim(), office: draft.office.trim(), identity: draft.identity.trim() };
  const { authority } = draft;
  const done = async (chosen: CustodyOut, officer: SecondOfficerGiven) => {
    const name = officer === null ? receiver.trim() : '';
    const input = { ...said, authority, to: chosen, officer, receiver: name };
    const answer = await release.run({ ...input, custodyId: custody.id });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.title} onClose={onClose} size="wide">
      <div className="stack">
        <p className="record-name">{custody.name}</p>
        <Choices label={words.to} width={160}>
          {CustodyOut.options.map((one) => (
            <Choice
              key={one}
              size="decision"
              label={words[one]}
              detail={words[`${one}Note`]}
              selected={to === one}
              onChoose={() => {
                setTo(one);
                setDraft(blank);
              }}
            />
          ))}
        </Choices>
        {to !== null && <Fields to={to} draft={draft} minutes={minutes} change={change} />}
        <FailureNotice failure={release.failure} />
        {to !== null && (
          <SecondName
            key={to}
            kind={to}
            custodyId={custody.id}
            call="custody.release"
            receiver={receiver}
            onReceiver={(name) => change({ receiver: name })}
            receiverLabel={to === 'seized' ? words.investigator : words.receiver}
            missing={missingOf(to, { ...said, authority }, words.missing)}
            missingName={words.missing.receiver}
            confirm={words.confirm}
            busy={release.busy}
            onDone={(officer) => void done(to, officer)}
          />
        )}
      </div>
    </Sheet>
  );
}

/** The number of the minutes with which the person of this passport goes to BP3MI; empty where there are none. */
function useMinutes({ screeningId }: CustodyView, to: CustodyOut | null): string {
  const found = useCall('handover.case', { screeningId }, { when: to === 'bp3mi' });
  if (to !== 'bp3mi') return '';
  const standing = (found.value?.handovers ?? []).filter(({ toWhom, state }) => toWhom === to && state !== 'refused');
  return standing.findLast(({ minutes }) => minutes !== null)?.minutes?.number ?? '';
}

type Missing = ReturnType<typeof useText>['ledger']['release']['missing'];

function missingOf(
  to: CustodyOut,
  said: Omit<MoveWords, 'place' | 'seal' | 'reason'>,
  missing: Missing,
): string | null {
  const words: Partial<Record<MoveWordFault, string>> = {
    'proxy-paper-missing': missing.letter,
    'proxy-identity-missing': missing.identity,
    'office-missing': missing.office,
    'office-receipt-missing': missing.officeReceipt,
    'minutes-missing': missing.minutes,
    'authority-missing': missing.authority,
    'warrant-missing': missing.warrant,
  };
  const fault = moveWordFault(to, { ...said, place: '', seal: '', reason: '' }, { place: '', seal: '' });
  return fault === null ? null : (words[fault] ?? null);
}

interface FieldsProps {
  readonly to: CustodyOut;
  readonly draft: Draft;
  readonly minutes: string;
  readonly change: (more: Partial<Draft>) => void;
}

/** The papers each way out asks for. */
function Fields({ to, draft, minutes, change }: FieldsProps) {
  const { release: words } = useText().ledger;
  const papers: Readonly<Record<CustodyOut, string>> = {
    holder: words.receiptBack,
    proxy: words.letter,
    office: words.officeReceipt,
    bp3mi: words.minutes,
    seized: words.warrant,
  };
  return (
    <>
      {to === 'office' && <Office office={draft.office} change={(office) => change({ office })} />}
      {to === 'seized' && <Authority draft={draft} change={change} />}
      <div className="pair">
        <Field
          label={papers[to]}
          hint={draft.paper === null && minutes !== '' ? words.minutesKnown : undefined}
          value={draft.paper ?? minutes}
          onChange={(paper) => change({ paper })}
          maxLength={200}
        />
        {to === 'seized' && (
          <Field label={words.unit} value={draft.office} onChange={(office) => change({ office })} maxLength={120} />
        )}
        {to === 'proxy' && (
          <Field
            label={words.identity}
            value={draft.identity}
            onChange={(identity) => change({ identity })}
            maxLength={120}
            mono
          />
        )}
      </div>
    </>
  );
}

function Office({ office, change }: { readonly office: string; readonly change: (office: string) => void }) {
  const t = useText();
  const { release: words } = t.ledger;
  // What is recorded is Indonesian whatever language the screen has.
  const nearest = indonesian.ledger.nearestOffice;
  const [other, setOther] = useState(false);
  return (
    <>
      <Choices label={words.whichOffice} width={240}>
        <Choice
          label={nearest}
          selected={!other && office === nearest}
          onChoose={() => {
            setOther(false);
            change(nearest);
          }}
        />
        <Choice
          label={words.otherOffice}
          selected={other}
          onChoose={() => {
            setOther(true);
            change('');
          }}
        />
      </Choices>
      {other && <Field label={words.officeName} value={office} onChange={change} maxLength={120} autoFocus />}
    </>
  );
}

function Authority({ draft, change }: Pick<FieldsProps, 'draft' | 'change'>) {
  const t = useText();
  const { release: words } = t.ledger;
  return (
    <Choices label={words.authority} width={200}>
      {SeizingAuthority.options.map((one) => (
        <Choice
          key={one}
          label={t.ledger.authority[one]}
          selected={draft.authority === one}
          onChoose={() => change({ authority: one })}
        />
      ))}
    </Choices>
  );
}
