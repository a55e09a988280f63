import type { ReactNode } from 'react';
import { KeyHint } from './key_hint.tsx';
import { useKeys } from './keys.ts';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** `primary` is the one act of the screen; `quiet` stands back; `alarm` only for what cannot wait. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'alarm';
  readonly size?: 'small' | 'normal' | 'decision';
  /** A key that does the same, shown as a hint. */
  readonly hotkey?: string;
  readonly icon?: ReactNode;
  /** Running: says so and takes no second touch, but keeps the focus. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly submit?: boolean;
  /** Needed when the children are only a picture. */
  readonly label?: string;
  readonly title?: string;
}

export function Button(props: ButtonProps) {
  const { onClick, hotkey, disabled = false, busy = false } = props;
  const act = () => {
    if (!busy && !disabled) onClick?.();
  };
  useKeys(hotkey === undefined ? {} : { [hotkey]: act }, { when: hotkey !== undefined && !disabled });
  return (
    <button
      type={props.submit === true ? 'submit' : 'button'}
      className="button"
      data-kind={props.kind ?? 'plain'}
      data-size={props.size ?? 'normal'}
      disabled={disabled}
      aria-disabled={busy}
      aria-label={props.label}
      title={props.title}
      onClick={act}
    >
      {props.icon}
      {props.children}
      {hotkey !== undefined && <KeyHint of={hotkey} />}
    </button>
  );
}
