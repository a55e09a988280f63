/** One thing as it stands and as it was written here. */
export interface Versions {
  readonly what: string;
  readonly theirs: Version;
  readonly mine: Version;
}

interface Version {
  readonly value: string;
  /** In an officer's own words. */
  readonly note: string | null;
}

interface BothVersionsProps {
  /** Heads of the two columns. */
  readonly theirs: string;
  readonly mine: string;
  readonly lines: readonly Versions[];
}

/** Both versions side by side, so that nobody has to remember what was written. */
export function BothVersions({ theirs, mine, lines }: BothVersionsProps) {
  return (
    <table className="versions">
      <thead>
        <tr>
          <td />
          <th scope="col">{theirs}</th>
          <th scope="col">{mine}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.what}>
            <th scope="row">{line.what}</th>
            {[line.theirs, line.mine].map(({ value, note }, column) => (
              <td key={column}>
                <b>{value}</b>
                {note !== null && note !== '' && <q>{note}</q>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
