import { useEffect, useRef, useState, type ReactNode } from 'react';
import { KeptMark } from '../components/kept_mark.tsx';
import { KeyHint } from '../components/key_hint.tsx';
import { useKeys } from '../components/keys.ts';

interface ActiveRowInput {
  readonly codes: readonly string[];
  /** Those not answered yet, in their order. */
  readonly open: readonly string[];
  /** How many answers there are; number keys 1 to that many. */
  readonly choices: number;
  readonly onAnswer: (code: string, choice: number) => void;
  /** The row to begin at, when it is not the first open one. */
  readonly first?: string | null;
}

/**
 * The row the number keys answer. It begins at the first open one and goes on to the next open one after each key; a touch on any row
 * makes that one active and does not move it.
 */
export function useActiveRow({ codes, open, choices, onAnswer, first = null }: ActiveRowInput) {
  const [chosen, setChosen] = useState(first);
  const active = chosen !== null && codes.includes(chosen) ? chosen : (open[0] ?? codes[0] ?? null);
  const answer = (choice: number) => {
    if (active === null) return;
    onAnswer(active, choice);
    const at = codes.indexOf(active);
    const after = open.find((code) => codes.indexOf(code) > at) ?? open.find((code) => code !== active);
    setChosen(after ?? active);
  };
  const handlers = Array.from({ length: choices }, (_, choice) => [String(choice + 1), () => answer(choice)] as const);
  useKeys(Object.fromEntries(handlers));
  return { active, setActive: setChosen };
}

interface RowChoice {
  readonly key: string;
  readonly label: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

interface AnswerRowProps {
  readonly label: string;
  readonly choices: readonly RowChoice[];
  readonly active: boolean;
  /** The answer is on this device alone, until the station is back. */
  readonly kept: boolean;
  readonly onActive: () => void;
  /** What belongs to the fact: how to look, basis, note. */
  readonly children?: ReactNode;
}

/** One fact and its answers side by side. The answers of all rows stand under each other, so that the eye can run down. */
export function AnswerRow({ label, choices, active, kept, onActive, children }: AnswerRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={row} className="row-answer" data-active={active} data-answered={choices.some(({ chosen }) => chosen)}>
      <div className="row-words" onClick={onActive}>
        <p className="row-label">{label}</p>
        {children}
      </div>
      <div className="row-choices" role="group" aria-label={label}>
        {choices.map(({ key, label: word, chosen, onChoose }, index) => (
          <button
            key={key}
            type="button"
            className="row-choice"
            aria-pressed={chosen}
            // A pointer focuses when it goes down; folding the row before would move this one away under it and lose the press.
            onFocus={(event) => {
              if (event.currentTarget.matches(':focus-visible')) onActive();
            }}
            onClick={() => {
              onActive();
              onChoose();
            }}
          >
            {chosen && kept && <KeptMark />}
            <span>{word}</span>
            {active && <KeyHint of={String(index + 1)} />}
          </button>
        ))}
      </div>
    </div>
  );
}
