import type { OutputOf } from '../../shared/contract/index.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Mono } from '../components/mono.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { ScreenHead } from '../components/screen_head.tsx';
import { useCall, useCommand } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { AdminLinks } from './admin_links.tsx';
import { CentralSetup } from './outbox_setup.tsx';
import { Stick } from './outbox_stick.tsx';

const empty = {};

/** The outbox: what waits for the central system and why, now or by stick; for the technician where it goes. */
export function OutboxScreen({ back }: { readonly back: boolean }) {
  const words = useText().outbox;
  const may = useMay();
  const state = useCall('outbox.state', empty, { every: 2_000 });
  const settings = useCall('central.settings', empty);
  const send = useCommand('outbox.sendNow');
  const on = state.value?.on === true;
  return (
    <Frame queue={false} flightId={false}>
      <div className="stack-wide">
        {!back && <AdminLinks />}
        <ScreenHead title={words.title} lead={words.lead} back={back}>
          {on && settings.value?.settings.endpoint !== '' && (
            <Button kind="primary" busy={send.busy || state.value.sending} onClick={() => void send.run({})}>
              {state.value.sending ? words.sending : words.sendNow}
            </Button>
          )}
        </ScreenHead>
        <FailureNotice failure={state.failure} />
        <FailureNotice failure={send.failure} />
        {state.value?.on === false && (
          <Notice what={words.off}>
            <p>{words.offMore}</p>
          </Notice>
        )}
        {on && (
          <>
            <State state={state.value} stickOnly={settings.value?.settings.endpoint === ''} />
            {settings.value !== undefined && <Stick ready={settings.value.stickReady} />}
            <Waiting state={state.value} />
          </>
        )}
        {settings.value !== undefined && may('central.set') && <CentralSetup {...settings.value} />}
      </div>
    </Frame>
  );
}

type StateView = OutputOf<'outbox.state'>;

function State({ state, stickOnly }: { readonly state: StateView; readonly stickOnly: boolean }) {
  const words = useText().outbox;
  const format = useFormat();
  const moment = (at: string | null) => (at === null ? words.never : format.moment(at));
  return (
    <>
      {stickOnly && <Notice what={words.stickOnly} />}
      {state.fault !== null && state.waiting > 0 && (
        <Notice tone="attention" what={words.why}>
          <p>{words.faults[state.fault]}</p>
        </Notice>
      )}
      <dl className="facts">
        <dt>{words.waiting}</dt>
        <dd>{words.records({ count: state.waiting })}</dd>
        {state.oldest !== null && (
          <>
            <dt>{words.oldest}</dt>
            <dd>{moment(state.oldest)}</dd>
          </>
        )}
        <dt>{words.open}</dt>
        <dd>{words.records({ count: state.open })}</dd>
        <dt>{words.refused}</dt>
        <dd>{words.records({ count: state.refused })}</dd>
        <dt>{words.acknowledged}</dt>
        <dd>{words.records({ count: state.acknowledged })}</dd>
        <dt>{words.lastAcknowledged}</dt>
        <dd>{moment(state.acknowledgedAt)}</dd>
        {state.nextAt !== null && (
          <>
            <dt>{words.next}</dt>
            <dd>{words.nextAt({ when: format.moment(state.nextAt), attempts: state.attempts })}</dd>
          </>
        )}
      </dl>
    </>
  );
}

function Waiting({ state }: { readonly state: StateView }) {
  const words = useText().outbox;
  const format = useFormat();
  const reading = useCall('outbox.list', empty, { every: 5_000 });
  const retry = useCommand('outbox.retry');
  const rows = reading.value ?? [];
  const stateOf = ({ refusal, erased, offered }: (typeof rows)[number]) => {
    if (refusal !== null) return <strong className="alarm-words">{words.refusals[refusal]}</strong>;
    if (erased) return words.states.erased;
    return offered ? words.states.offered : words.states.waits;
  };
  return (
    <section className="stack">
      <h2>{words.list}</h2>
      <FailureNotice failure={reading.failure} />
      <FailureNotice failure={retry.failure} />
      {rows.length === 0 && <p className="lead soft">{words.nothing}</p>}
      {rows.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.record}</th>
              <th scope="col">{words.changed}</th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.screeningId}>
                <td>
                  <Mono>{row.screeningId}</Mono>
                </td>
                <td>{format.moment(row.changedAt)}</td>
                <td>{stateOf(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {state.waiting + state.refused > rows.length && <p className="soft">{words.listed({ count: rows.length })}</p>}
      {state.refused > 0 && (
        <div>
          <Button busy={retry.busy} onClick={() => void retry.run({})}>
            {words.retry}
          </Button>
        </div>
      )}
    </section>
  );
}
