import { SelectionReason } from '../../shared/domain/words.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { useText } from '../state/ui.ts';

interface WhyChoicesProps {
  readonly busy: boolean;
  readonly onChoose: (reason: SelectionReason) => void;
}

/** Why this traveller: one touch, asked wherever a clarification is opened. */
export function WhyChoices({ busy, onChoose }: WhyChoicesProps) {
  const t = useText();
  return (
    <Choices label={t.journey.purpose.whyTitle} width={260}>
      {SelectionReason.options.map((reason, index) => (
        <Choice
          key={reason}
          size="decision"
          hotkey={String(index + 1)}
          label={t.journey.purpose.selection[reason]}
          disabled={busy}
          onChoose={() => onChoose(reason)}
        />
      ))}
    </Choices>
  );
}
