import { useState, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import type { AnyFailure } from '../state/calls.ts';

/** Fewer letters say nothing (`shared/contract/review.ts`). */
const shortest = 5;

interface Props {
  readonly title: string;
  readonly label: string;
  readonly act: string;
  readonly busy: boolean;
  readonly failure: AnyFailure | null;
  readonly onSend: (words: string) => void;
  readonly onClose: () => void;
  /** What it is about. */
  readonly children: ReactNode;
}

/** What reviewer and officer write to each other: some words, and one act. */
export function ReviewWordsSheet({ title, label, act, busy, failure, onSend, onClose, children }: Props) {
  const [words, setWords] = useState('');
  return (
    <Sheet title={title} onClose={onClose}>
      <div className="stack">
        {children}
        <Field label={label} value={words} onChange={setWords} rows={4} maxLength={1000} autoFocus />
        <FailureNotice failure={failure} />
        <div className="row">
          <Button
            kind="primary"
            size="decision"
            busy={busy}
            disabled={words.trim().length < shortest}
            onClick={() => onSend(words)}
          >
            {act}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
