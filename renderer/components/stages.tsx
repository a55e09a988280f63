/** The parts of a screen, one at a time: words in a row, the present one framed. */
export function Stages<T extends string>({
  label,
  names,
  nameOf,
  current,
  onChoose,
}: {
  /** What the row is, for who does not see it. */
  readonly label: string;
  readonly names: readonly T[];
  readonly nameOf: Readonly<Record<T, string>>;
  readonly current: T;
  readonly onChoose: (name: T) => void;
}) {
  return (
    <nav className="stages" aria-label={label}>
      {names.map((one) => (
        <button
          key={one}
          type="button"
          className="stage"
          aria-current={current === one ? 'true' : undefined}
          onClick={() => onChoose(one)}
        >
          {nameOf[one]}
        </button>
      ))}
    </nav>
  );
}
