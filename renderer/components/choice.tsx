import type { ReactNode } from 'react';
import { KeyHint } from './key_hint.tsx';
import { useKeys } from './keys.ts';

interface ChoiceProps {
  readonly label: string;
  readonly onChoose: () => void;
  /** A second, smaller line. */
  readonly detail?: string;
  readonly hotkey?: string;
  /** Left out: the choice goes somewhere instead of staying chosen. */
  readonly selected?: boolean;
  /** `decision`: at least 76 px, for what decides about a person; else at least 44. */
  readonly size?: 'decision' | 'normal';
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

/** One touch, one answer. All choices of a group look the same until one is chosen. */
export function Choice(props: ChoiceProps) {
  const { label, onChoose, hotkey, disabled = false } = props;
  useKeys(hotkey === undefined ? {} : { [hotkey]: onChoose }, { when: hotkey !== undefined && !disabled });
  return (
    <button
      type="button"
      className="choice"
      data-size={props.size ?? 'normal'}
      aria-pressed={props.selected}
      disabled={disabled}
      onClick={onChoose}
    >
      {props.icon}
      <span className="choice-words">
        {label}
        {props.detail !== undefined && <span className="choice-detail">{props.detail}</span>}
      </span>
      {hotkey !== undefined && <KeyHint of={hotkey} />}
    </button>
  );
}

interface ChoicesProps {
  /** What the choices answer; read aloud, not shown. */
  readonly label: string;
  readonly children: ReactNode;
  /** Least width of one choice in px; as many stand side by side as fit. */
  readonly width?: number;
}

/** Choices side by side, 8 px apart. */
export function Choices({ label, children, width = 220 }: ChoicesProps) {
  return (
    <div className="choices" role="group" aria-label={label} style={{ '--choice-width': `${width}px` }}>
      {children}
    </div>
  );
}
