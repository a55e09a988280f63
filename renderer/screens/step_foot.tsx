import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { useText } from '../state/ui.ts';

interface StepFootProps {
  readonly onBack?: () => void;
  readonly onNext?: () => void;
  readonly next?: string;
  /** False: the way on is open, but it is not yet the one thing to do. */
  readonly ready?: boolean;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
}

/** Where a step ends: back, what is still open, on. It stays in sight while the list above scrolls. */
export function StepFoot({ onBack, onNext, next, ready = true, disabled = false, children }: StepFootProps) {
  const t = useText();
  return (
    <div className="step-foot">
      {onBack !== undefined && (
        <Button kind="quiet" hotkey="Escape" onClick={onBack}>
          {t.frame.back}
        </Button>
      )}
      <div className="step-foot-middle">{children}</div>
      {onNext !== undefined && (
        <Button kind={ready ? 'primary' : 'plain'} hotkey="Enter" disabled={disabled} onClick={onNext}>
          {next ?? t.frame.next}
        </Button>
      )}
    </div>
  );
}
