import type { ExportView } from '../../shared/contract/export.ts';
import { Notice } from '../components/notice.tsx';
import { useFormat, useText } from '../state/ui.ts';

interface OutcomeProps {
  readonly made: ExportView | undefined;
  /** The export that had ended before. */
  readonly before: string | null;
}

/** What came of the export that ended while this screen was open. */
export function ExportOutcome({ made, before }: OutcomeProps) {
  const words = useText().exports;
  if (made === undefined || made.order.exportId === before) return null;
  if (made.fault === null) {
    return (
      <Notice what={words.done(made)}>
        <p className="wrap-anywhere">{words.doneTodo(made)}</p>
      </Notice>
    );
  }
  const [what, todo] = words.faults[made.fault];
  return (
    <Notice tone={made.fault === 'cancelled' ? 'calm' : 'error'} what={what}>
      <p>{words.failedSafe}</p>
      <p>{todo}</p>
    </Notice>
  );
}

/** What was exported, when, by whom, and where it lies. */
export function ExportTable({ exports }: { readonly exports: readonly ExportView[] }) {
  const words = useText().exports;
  const format = useFormat();
  if (exports.length === 0) return <p className="lead soft">{words.none}</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.by}</th>
          <th scope="col">{words.scope}</th>
          <th scope="col">{words.receiver}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {exports.map((one) => (
          <tr key={one.order.exportId}>
            <td>{format.moment(one.at)}</td>
            <td>{one.by}</td>
            <td>
              <Scope scope={one.order.scope} />
              <span className="cell-second soft">
                {format.list(one.order.formats.map((name) => words.formats[name]))}
              </span>
            </td>
            <td>
              {words.receivers[one.order.receiver]}
              {one.fault === null && (
                <span className="cell-second soft">{one.encrypted ? words.encrypted : words.plain}</span>
              )}
            </td>
            <td>
              <State made={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Scope({ scope }: { readonly scope: ExportView['order']['scope'] }) {
  const words = useText().exports;
  const format = useFormat();
  if ('shiftId' in scope) return <>{words.scopeShift}</>;
  return <>{words.scopeDays({ from: format.day(scope.from), to: format.day(scope.to) })}</>;
}

function State({ made }: { readonly made: ExportView }) {
  const words = useText().exports;
  if (made.fault !== null) {
    const [what] = words.faults[made.fault];
    return made.fault === 'cancelled' ? (
      <span className="soft">{what}</span>
    ) : (
      <strong className="alarm-words">{what}</strong>
    );
  }
  return (
    <>
      {words.made({ count: made.clarifications ?? 0 })}, {made.there ? words.there : words.moved}
      <span className="cell-second soft wrap-anywhere">
        {made.folder}/{made.name}
      </span>
    </>
  );
}
