import { useText } from '../state/ui.ts';

/** Where in a row of steps the work stands. Words and a line; not to be touched. */
export function Steps({ names, current }: { readonly names: readonly string[]; readonly current: number }) {
  const t = useText();
  return (
    <ol className="steps" aria-label={t.frame.stepOf({ step: current + 1, of: names.length })}>
      {names.map((name, index) => (
        <li
          key={name}
          className="step"
          data-state={index < current ? 'done' : 'todo'}
          aria-current={index === current ? 'step' : undefined}
        >
          {name}
          {index < current && <span className="unseen"> ({t.frame.stepDone})</span>}
        </li>
      ))}
    </ol>
  );
}
