import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { exportLog, useLogExport } from '../state/log_export.ts';
import { useText } from '../state/ui.ts';

/** The whole log as one file for outsiders. It goes on when the screen is left. */
export function AuditExport() {
  const words = useText().evidence.export;
  const state = useLogExport((it) => it.state);
  return (
    <section className="stack">
      <div className="stack-tight">
        <h2>{words.title}</h2>
        <p className="soft">{words.lead}</p>
      </div>
      <div className="row">
        <Button busy={state.at === 'running'} onClick={() => void exportLog()}>
          {state.at === 'running' ? words.running(state) : words.go}
        </Button>
        {state.at === 'running' && (
          <progress
            aria-label={words.running(state)}
            className="long-progress"
            value={state.done}
            max={Math.max(state.of, 1)}
          />
        )}
      </div>
      {state.at === 'done' && (
        <Notice what={words.done(state)}>
          <p>{words.doneTodo}</p>
        </Notice>
      )}
      {state.at === 'failed' && (
        <Notice tone="error" what={words.failed}>
          <p>{words.failedSafe}</p>
          <p>{words.failedTodo}</p>
        </Notice>
      )}
    </section>
  );
}
