import { millis } from '../../shared/time.ts';
import { Link } from 'wouter';
import { inOrder, leftOf } from '../board.ts';
import { useNow } from '../clock.ts';
import { paths, screeningPath } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { Countdown } from './countdown.tsx';

const empty = {};

/** Flights by departure and what is open: the slim left rail. */
export function QueueRail() {
  const t = useText();
  const may = useMay();
  return (
    <nav className="stack-wide" aria-label={t.frame.queue}>
      <QueueFlights />
      {may('screening.mine') && <QueueOpen />}
      {may('referral.list') && <QueueReferrals />}
    </nav>
  );
}

function QueueFlights() {
  const t = useText();
  const format = useFormat();
  const now = useNow();
  const shift = useCall('shift.current', empty).value;
  if (shift === undefined || shift === null) return null;
  return (
    <section className="stack-tight">
      <h2 className="eyebrow">{t.frame.queueFlights}</h2>
      <ul>
        {inOrder(shift.flights, now).map((flight) => {
          const left = leftOf(flight);
          return (
            <li key={flight.id} className="queue-flight" data-gone={millis(flight.departsAt) < now}>
              <span className="queue-clock">{format.clock(flight.departsAt)}</span>
              <span className="grow">
                <b>{flight.number}</b> {flight.destination}
                {left !== null && <span className="queue-left">{t.frame.peopleLeft({ count: left })}</span>}
              </span>
              <Countdown to={flight.gateClosesAt} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function QueueOpen() {
  const t = useText();
  const open = useCall('screening.mine', empty).value ?? [];
  return (
    <section className="stack-tight">
      <h2 className="eyebrow">{t.frame.queueOpen}</h2>
      {open.length === 0 && <p className="small soft">{t.frame.queueNothingOpen}</p>}
      <ul>
        {open.map((screening) => (
          <li key={screening.screeningId}>
            <Link className="queue-open" href={screeningPath(screening.screeningId)} data-mine={screening.mine}>
              <span className="queue-name">{screening.name}</span>
              <span className="small soft">
                {[screening.flight, screening.mine ? null : t.frame.ofOfficer({ name: screening.officer })]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function QueueReferrals() {
  const t = useText();
  const waiting = (useCall('referral.list', empty).value ?? []).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2 className="eyebrow">{t.frame.queueReferrals}</h2>
      <ul>
        {waiting.map((referral) => (
          <li key={referral.id}>
            <Link className="queue-open" href={paths.referrals}>
              <span className="row row-spread">
                <span className="queue-name">{referral.flight ?? t.frame.ofOfficer({ name: referral.by })}</span>
                <Countdown to={referral.lapsesAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The folded rail: the next flights in minutes, and how much is open. */
export function QueueEdge() {
  const t = useText();
  const now = useNow();
  const shift = useCall('shift.current', empty).value;
  const may = useMay();
  const open = useCall('screening.mine', empty, { when: may('screening.mine') }).value ?? [];
  const flights = inOrder(shift?.flights ?? [], now).filter((flight) => millis(flight.departsAt) >= now);
  return (
    <>
      {flights.slice(0, 5).map((flight) => (
        <span key={flight.id} className="edge-flight">
          <span className="edge-number">{flight.number}</span>
          <Countdown to={flight.gateClosesAt} />
        </span>
      ))}
      {open.length > 0 && (
        <span className="edge-flight">
          <span className="edge-count">{open.length}</span>
          <span className="edge-number">{t.shift.openShort}</span>
        </span>
      )}
    </>
  );
}
