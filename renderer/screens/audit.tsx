import { useState } from 'react';
import { useLocation } from 'wouter';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { EventLine } from '../../shared/contract/station.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { paths } from '../routes.ts';
import { useCall, useCommand } from '../state/calls.ts';
import { useFormat, useText } from '../state/ui.ts';
import { Checkpoints } from './checkpoints.tsx';
import { LogAlarm } from './log_alarm.tsx';

const pageSize = 50;

/** The log as an auditor reads it: each event in a sentence, its head, and the button that verifies all of it. */
export function Audit({ back }: { readonly back: boolean }) {
  const t = useText();
  const words = t.admin.audit;
  const [, go] = useLocation();
  const [before, setBefore] = useState<number | null>(null);
  const reading = useCall('audit.list', { before, limit: pageSize });
  const log = reading.value;
  const oldest = log?.events.reduce<number | null>(
    (least, { seq }) => (least === null || seq < least ? seq : least),
    null,
  );
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        <ScreenHead title={words.title} lead={words.lead} back={back}>
          {!back && <Button onClick={() => go(paths.catalogue)}>{t.frame.navigation.catalogue}</Button>}
          {!back && <Button onClick={() => go(paths.integrity)}>{t.after.integrity.title}</Button>}
        </ScreenHead>
        <LogAlarm />
        <FailureNotice failure={reading.failure} />
        {log !== undefined && <LogHead log={log} />}
        <Checkpoints />
        {log !== undefined && log.events.length === 0 && <p className="lead soft">{words.empty}</p>}
        {log !== undefined && log.events.length > 0 && <EventTable events={log.events} />}
        <div className="row">
          {before !== null && <Button onClick={() => setBefore(null)}>{words.newest}</Button>}
          {oldest !== undefined && oldest !== null && oldest > 0 && (
            <Button onClick={() => setBefore(oldest)}>{words.earlier}</Button>
          )}
        </div>
      </div>
    </Frame>
  );
}

function LogHead({ log }: { readonly log: OutputOf<'audit.list'> }) {
  const t = useText();
  const words = t.admin.audit;
  const verify = useCommand('audit.verify');
  const [verdict, setVerdict] = useState<OutputOf<'audit.verify'> | null>(null);
  const go = async () => {
    setVerdict(null);
    const answer = await verify.run({});
    if (answer.ok) setVerdict(answer.value);
  };
  return (
    <section className="log-head stack">
      <dl className="facts">
        <dt>{words.head}</dt>
        <dd>{words.size({ count: log.size })}</dd>
        <dt>{words.root}</dt>
        <dd>
          <Mono wrap>{log.root}</Mono>
        </dd>
      </dl>
      <div>
        <Button kind="primary" busy={verify.busy} onClick={() => void go()}>
          {verify.busy ? words.verifying : words.verify}
        </Button>
      </div>
      <FailureNotice failure={verify.failure} />
      {verdict?.intact === true && <Notice what={words.intact({ count: verdict.size })} />}
      {verdict?.intact === false && (
        <Notice tone="error" what={words.broken({ seq: verdict.brokenAt ?? 0 })}>
          <p>{words.brokenSafe}</p>
          <p>{words.brokenTodo}</p>
        </Notice>
      )}
    </section>
  );
}

function EventTable({ events }: { readonly events: readonly EventLine[] }) {
  const t = useText();
  const words = t.admin.audit;
  return (
    <table className="table audit-table">
      <thead>
        <tr>
          <th scope="col" className="number">
            {words.number}
          </th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.about}</th>
          <th scope="col">{words.hash}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.seq} event={event} />
        ))}
      </tbody>
    </table>
  );
}

function EventRow({ event }: { readonly event: EventLine }) {
  const t = useText();
  const format = useFormat();
  const words = t.admin.audit;
  return (
    <tr>
      <td className="number mono">{event.seq}</td>
      <td className="nowrap">{format.moment(event.at)}</td>
      <td>{t.events[event.kind]}</td>
      <td>
        {event.actor ?? <span className="soft">{words.system}</span>}
        {event.role !== null && <span className="cell-second">{t.frame.roles[event.role]}</span>}
      </td>
      <td className="cell-ids mono">{event.subjects.join(' ')}</td>
      <td className="mono" title={event.leafHash}>
        {event.leafHash.slice(0, 10)}
      </td>
    </tr>
  );
}
