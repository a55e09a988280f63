import { useState } from 'react';
import type { Day } from '../../shared/time.ts';
import { Choice, Choices } from '../components/choice.tsx';
import { typedDay } from '../days.ts';
import { periodOf, spans, typedPeriod, type FigurePeriod, type Span } from '../figure_period.ts';
import { useText } from '../state/ui.ts';
import { TypedDay } from './audit_filter.tsx';

interface FiguresPeriodProps {
  readonly today: Day;
  readonly period: FigurePeriod;
  readonly onChange: (period: FigurePeriod) => void;
}

/** Which days: with one touch, or two days typed. What is not finished changes nothing yet. */
export function FiguresPeriod({ today, period, onChange }: FiguresPeriodProps) {
  const words = useText().figures;
  const [span, setSpan] = useState<Span>('week');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const choose = (one: Span) => {
    setSpan(one);
    if (one !== 'own') {
      onChange(periodOf(one, today));
      return;
    }
    setFrom(typedDay(period.from));
    setTo(typedDay(period.to));
  };
  const type = (first: string, last: string) => {
    setFrom(first);
    setTo(last);
    const typed = typedPeriod(first, last);
    if (typeof typed === 'object') onChange(typed);
  };
  const fault = span === 'own' ? typedPeriod(from, to) : null;
  return (
    <>
      <Choices label={words.period.label} width={140}>
        {spans.map((one) => (
          <Choice key={one} label={words.period[one]} selected={span === one} onChoose={() => choose(one)} />
        ))}
      </Choices>
      {span === 'own' && (
        <div className="figure-range" role="group" aria-label={words.period.own}>
          <TypedDay label={words.range.from} value={from} onChange={(text) => type(text, to)} />
          <TypedDay label={words.range.to} value={to} onChange={(text) => type(from, text)} />
          <p className="soft" role="status">
            {typeof fault === 'string' &&
              `${fault === 'unfinished' ? '' : `${words.range[fault]} `}${words.range.unfinished}`}
          </p>
        </div>
      )}
    </>
  );
}
