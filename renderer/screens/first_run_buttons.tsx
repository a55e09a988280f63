import { Button } from '../components/button.tsx';
import { useText } from '../state/ui.ts';

interface FirstRunButtonsProps {
  readonly onBack: () => void;
  readonly ready: boolean;
}

/** Back and on, in the same place on every step. */
export function FirstRunButtons({ onBack, ready }: FirstRunButtonsProps) {
  const t = useText();
  return (
    <div className="foot">
      <Button kind="quiet" hotkey="Escape" onClick={onBack}>
        {t.frame.back}
      </Button>
      <Button kind="primary" submit disabled={!ready}>
        {t.frame.next}
      </Button>
    </div>
  );
}
