import { dayOf, instantOf } from '../../shared/time.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { Notice } from '../components/notice.tsx';
import { useNow } from '../clock.ts';
import { useFormat, useText } from '../state/ui.ts';

interface ClockCheckProps {
  readonly answer: 'right' | 'wrong' | null;
  readonly onAnswer: (answer: 'right' | 'wrong') => void;
}

/** Date and time against the wall and a boarding pass: every countdown and receipt leans on them. */
export function ClockCheck({ answer, onAnswer }: ClockCheckProps) {
  const t = useText();
  const format = useFormat();
  const words = t.shift.open;
  const now = instantOf(useNow());
  return (
    <section className="clock-check">
      <div>
        <p className="clock-day">{format.longDay(dayOf(now))}</p>
        <p className="clock-time">
          {format.clockSeconds(now)} <span className="soft clock-zone">{t.frame.wib}</span>
        </p>
      </div>
      <div className="stack-tight grow">
        <h2 className="question">{words.clockQuestion}</h2>
        <p className="soft">{words.clockLead}</p>
        <Choices label={words.clockQuestion} width={160}>
          <Choice
            size="decision"
            hotkey="1"
            label={words.clockYes}
            selected={answer === 'right'}
            onChoose={() => onAnswer('right')}
          />
          <Choice
            size="decision"
            hotkey="2"
            label={words.clockNo}
            selected={answer === 'wrong'}
            onChoose={() => onAnswer('wrong')}
          />
        </Choices>
        {answer === 'wrong' && (
          <Notice tone="attention" what={words.clockWrong}>
            <p>{words.clockWrongWhy}</p>
          </Notice>
        )}
      </div>
    </section>
  );
}
