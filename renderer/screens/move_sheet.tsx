import { useState } from 'react';
import type { CustodyView } from '../../shared/contract/custody.ts';
import { CustodyInside, moveWordFault } from '../../shared/domain/custody.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { SecondName, type SecondOfficerGiven } from './second_name.tsx';

const empty = {};

interface MoveSheetProps {
  readonly custody: CustodyView;
  readonly now: NonNullable<CustodyView['now']>;
  readonly onClose: () => void;
}

/** A passport stays here, but somewhere else, with somebody else, or under another seal. */
export function MoveSheet({ custody, now, onClose }: MoveSheetProps) {
  const t = useText();
  const { move: words, second } = t.ledger;
  const move = useCommand('custody.move');
  const [kind, setKind] = useState<CustodyInside | null>(null);
  const [place, setPlace] = useState('');
  const [seal, setSeal] = useState('');
  const [reason, setReason] = useState('');
  const [receiver, setReceiver] = useState('');
  const [paper, setPaper] = useState('');
  const said = { place: place.trim(), seal: seal.trim(), reason: reason.trim(), paper: paper.trim() };
  const missing =
    kind === null ? null : missingOf(kind, { ...said, office: '', identity: '', authority: null }, { now, words });
  const done = async (chosen: CustodyInside, officer: SecondOfficerGiven) => {
    const input = {
      ...said,
      place: chosen === 'place' ? said.place : '',
      seal: chosen === 'reseal' ? said.seal : '',
      reason: chosen === 'reseal' ? said.reason : '',
    };
    const name = officer === null ? receiver.trim() : '';
    const answer = await move.run({
      ...input,
      custodyId: custody.id,
      step: custody.step,
      kind: chosen,
      officer,
      receiver: name,
    });
    if (answer.ok) onClose();
  };
  return (
    <Sheet title={words.title} onClose={onClose} size="wide">
      <div className="stack">
        <p className="record-name">{custody.name}</p>
        <Choices label={words.what} width={180}>
          {CustodyInside.options.map((one) => (
            <Choice
              key={one}
              size="decision"
              label={words[one]}
              detail={words[`${one}Note`]}
              selected={kind === one}
              onChoose={() => setKind(one)}
            />
          ))}
        </Choices>
        {kind === 'place' && <Place place={place} change={setPlace} now={now.place} paper={paper} onPaper={setPaper} />}
        {kind === 'reseal' && (
          <div className="pair">
            <Field label={words.newSeal} value={seal} onChange={setSeal} maxLength={40} mono autoFocus />
            <Field label={words.reason} value={reason} onChange={setReason} maxLength={300} />
          </div>
        )}
        <FailureNotice failure={move.failure} />
        {kind !== null && (
          <SecondName
            key={kind}
            kind={kind}
            custodyId={custody.id}
            call="custody.move"
            receiver={receiver}
            onReceiver={setReceiver}
            receiverLabel={second.name}
            missing={missing}
            missingName={words.missingName}
            confirm={kind === 'reseal' ? words.confirmSeal : words.confirm}
            busy={move.busy}
            onDone={(officer) => void done(kind, officer)}
          />
        )}
      </div>
    </Sheet>
  );
}

type Words = ReturnType<typeof useText>['ledger']['move'];

function missingOf(
  kind: CustodyInside,
  said: Parameters<typeof moveWordFault>[1],
  { now, words }: { readonly now: MoveSheetProps['now']; readonly words: Words },
): string | null {
  const fault = moveWordFault(kind, said, now);
  if (fault === null) return null;
  if (fault === 'reseal-reason-missing') return words.missingReason;
  return kind === 'place' ? words.missingPlace : words.missingSeal;
}

interface PlaceProps {
  readonly place: string;
  readonly change: (place: string) => void;
  readonly now: string;
  readonly paper: string;
  readonly onPaper: (paper: string) => void;
}

/** Places passports lie at already are one touch; another is typed. */
function Place({ place, change, now, paper, onPaper }: PlaceProps) {
  const t = useText();
  const held = useCall('custody.list', empty).value?.held ?? [];
  const known = [...new Set(held.flatMap((custody) => custody.now?.place ?? []))].filter((one) => one !== now);
  return (
    <>
      {known.length > 0 && (
        <Choices label={t.ledger.move.newPlace} width={200}>
          {known.slice(0, 6).map((one) => (
            <Choice key={one} label={one} selected={place === one} onChoose={() => change(one)} />
          ))}
        </Choices>
      )}
      <div className="pair">
        <Field
          label={t.ledger.move.newPlace}
          value={place}
          onChange={change}
          placeholder={t.custody.hold.placeExample}
          maxLength={80}
        />
        <Field label={t.ledger.second.paper} value={paper} onChange={onPaper} maxLength={60} mono />
      </div>
    </>
  );
}
