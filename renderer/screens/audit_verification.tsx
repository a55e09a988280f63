import type { Verdict } from '../../shared/contract/log.ts';
import { Button } from '../components/button.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';

const empty = {};
const newest = { before: null, limit: 1 };
const pollMillis = 500;

/** The whole log verified, however long it takes: how far it has come, and what the last one proved and did not prove. */
export function AuditVerification() {
  const t = useText();
  const format = useFormat();
  const words = t.evidence.verification;
  const log = useCall('audit.list', newest);
  const reading = useCall('audit.verifying', empty, { every: pollMillis });
  const verify = useCommand('audit.verify');
  const { running = null, last = null } = reading.value ?? {};
  return (
    <section className="log-head stack">
      <div className="stack-tight">
        <h2>{words.title}</h2>
        <p className="soft">{words.lead}</p>
      </div>
      <FailureNotice failure={log.failure ?? reading.failure} />
      {running !== null && <Running {...running} />}
      {running === null && (
        <div>
          <Button kind="primary" busy={verify.busy} onClick={() => void verify.run(empty)}>
            {last === null ? words.go : words.again}
          </Button>
        </div>
      )}
      <FailureNotice failure={verify.failure} />
      {last !== null && running === null && (
        <Found verdict={last.verdict} when={words.last({ at: format.moment(last.at), by: last.by })} />
      )}
      {log.value !== undefined && (
        <dl className="facts">
          <dt>{t.admin.audit.head}</dt>
          <dd>{t.admin.audit.size({ count: log.value.size })}</dd>
          <dt>{t.admin.audit.root}</dt>
          <dd>
            <Mono wrap>{log.value.root}</Mono>
          </dd>
        </dl>
      )}
    </section>
  );
}

function Running({ done, of }: { readonly done: number; readonly of: number }) {
  const words = useText().evidence.verification;
  const stop = useCommand('audit.stopVerifying');
  return (
    <div className="long-run">
      <div className="stack-tight">
        <p>{words.running({ done, of })}</p>
        <progress aria-label={words.running({ done, of })} className="long-progress" value={done} max={of} />
      </div>
      <Button busy={stop.busy} onClick={() => void stop.run(empty)}>
        {words.stop}
      </Button>
      <FailureNotice failure={stop.failure} />
    </div>
  );
}

function Found({ verdict, when }: { readonly verdict: Verdict; readonly when: string }) {
  const words = useText().evidence.verification;
  if (verdict.broken !== null) return <Broken verdict={verdict} broken={verdict.broken} when={when} />;
  return (
    <div className="stack">
      <Notice what={words.intact({ count: verdict.size })}>
        <p>{when}</p>
      </Notice>
      <Proven verdict={verdict} />
    </div>
  );
}

/** What follows from a whole log, and what does not. */
function Proven({ verdict: { size, signedTo, checkpoints, cosignedTo } }: { readonly verdict: Verdict }) {
  const t = useText();
  const words = t.evidence.verification;
  const { check } = t.evidence;
  return (
    <div className="proven">
      <section>
        <h3>{words.proven}</h3>
        <ul className="sentences">
          <li>{words.events({ count: size })}</li>
          {signedTo > 0 && <li>{check.signed({ count: checkpoints, size: signedTo })}</li>}
          {cosignedTo > 0 && <li>{words.cosigned({ count: cosignedTo })}</li>}
        </ul>
      </section>
      <section>
        <h3>{words.unproven}</h3>
        <ul className="sentences">
          {size > signedTo && <li>{check.tail({ count: size - signedTo })}</li>}
          <li>{words.keyHolder}</li>
          <li>{check.truth}</li>
        </ul>
      </section>
    </div>
  );
}

interface BrokenProps {
  readonly verdict: Verdict;
  readonly broken: NonNullable<Verdict['broken']>;
  readonly when: string;
}

function Broken({ verdict: { brokenEvent }, broken: { seq, cause }, when }: BrokenProps) {
  const t = useText();
  const format = useFormat();
  const words = t.evidence.verification;
  return (
    <Notice tone="error" what={words.broken({ seq })}>
      <p>{words.causes[cause]}</p>
      {brokenEvent !== null && (
        <p>{words.brokenAt({ at: format.moment(brokenEvent.at), what: t.events[brokenEvent.kind] })}</p>
      )}
      <p>{words.brokenSafe({ seq })}</p>
      <p>{words.brokenTodo}</p>
      <p>{when}</p>
    </Notice>
  );
}
