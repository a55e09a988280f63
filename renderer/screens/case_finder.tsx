import { useState } from 'react';
import type { FoundCase } from '../../shared/contract/objection.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

/** A past case by a whole number that stands on a paper: never a list of names to look through. */
export function CaseFinder({ onFound }: { readonly onFound: (found: FoundCase) => void }) {
  const t = useText();
  const words = t.after.objection;
  const find = useCommand('objection.find');
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FoundCase[] | null>(null);
  const ready = text.trim().length >= 4;
  const go = async () => {
    const answer = await find.run({ text });
    if (answer.ok) setFound(answer.value);
  };
  return (
    <div className="stack">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void go();
        }}
      >
        <Field
          label={words.findLabel}
          hint={words.findNote}
          value={text}
          onChange={setText}
          maxLength={40}
          mono
          autoFocus
        />
        <FailureNotice failure={find.failure} />
        <div>
          <Button kind="primary" submit disabled={!ready} busy={find.busy}>
            {words.findGo}
          </Button>
        </div>
      </form>
      {found?.length === 0 && <Notice what={words.findNone} />}
      <ul>
        {(found ?? []).map((one) => (
          <li key={one.screeningId} className="after-item">
            <div className="grow">
              <FoundWords found={one} />
            </div>
            <Button size="decision" onClick={() => onFound(one)} label={`${words.choose}: ${one.name}`}>
              {words.choose}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Enough of a case to be sure that it is this one. */
export function FoundWords({ found }: { readonly found: FoundCase }) {
  const t = useText();
  const format = useFormat();
  const words = t.after.objection;
  const { name, documentNumber, receiptNumber, kind, decidedAt, openedAt, objectUntil, provisional } = found;
  return (
    <div className="stack-tight">
      <p className="custody-name">{name}</p>
      <p className="small">
        <Mono>{documentNumber}</Mono>
        {receiptNumber !== null && (
          <>
            {' · '}
            <Mono>{receiptNumber}</Mono>
          </>
        )}
      </p>
      <p className="small soft">
        {kind === null ? words.noDecision : t.decision.kindsDone[kind]}, {format.moment(decidedAt ?? openedAt)}
        {objectUntil !== null &&
          ` · ${words.until({ day: format.day(objectUntil) })}${provisional ? ` (${t.after.holidays.provisionalShort})` : ''}`}
      </p>
    </div>
  );
}
