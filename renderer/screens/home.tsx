import { IconScan } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ShiftView } from '../../shared/contract/shift.ts';
import { inOrder } from '../board.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { useNow } from '../clock.ts';
import { paths } from '../routes.ts';
import { useCall } from '../state/calls.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { BoardFlight } from './board_flight.tsx';
import { BoardOpen, OpenCount } from './board_open.tsx';
import { FlightAdd } from './flight_add.tsx';

const empty = {};

/** The live board: every flight of the shift with its people and minutes, and what is still open. */
export function Home({ shift }: { readonly shift: ShiftView }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const now = useNow();
  const flights = inOrder(shift.flights, now);
  const scan = () => go(paths.scan);
  return (
    <Frame
      queue={false}
      flightId={false}
      right={may('screening.mine') ? <BoardOpen /> : null}
      rightName={t.shift.board.open}
      rightEdge={<OpenCount />}
    >
      <div className="stack-wide">
        <div className="board-head">
          <div className="grow">
            <h1>{t.shift.board.title}</h1>
            <p className="soft">
              {format.longDay(shift.day)} · {t.shift.board.shiftSince({ clock: format.clock(shift.openedAt) })}
            </p>
          </div>
          {may('traveller.scan') && (
            <Button
              kind="primary"
              size="decision"
              hotkey="Enter"
              onClick={scan}
              icon={<IconScan size={28} stroke={1.75} aria-hidden="true" />}
              title={t.shift.board.scanHint}
            >
              {t.shift.board.scan}
            </Button>
          )}
        </div>
        {flights.length === 0 ? (
          <div className="empty">
            <p className="lead">{t.shift.board.noFlights}</p>
            <p className="soft">{t.shift.board.noFlightsLead}</p>
          </div>
        ) : (
          <ol className="board">
            {flights.map((flight, index) => (
              <BoardFlight
                key={flight.id}
                flight={flight}
                shift={shift}
                hotkey={index < 9 ? String(index + 1) : null}
              />
            ))}
          </ol>
        )}
        <BoardLinks />
      </div>
    </Frame>
  );
}

function BoardLinks() {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const [adding, setAdding] = useState(false);
  const referrals = useCall('referral.list', empty, { when: may('referral.list') }).value ?? [];
  const calls = useCall('help.list', empty, { when: may('help.list') }).value ?? [];
  const { board } = t.shift;
  const waiting = referrals.filter(({ state }) => state === 'waiting').length;
  const incomplete = calls.filter(({ note }) => note === null).length;
  return (
    <nav className="row board-links" aria-label={t.frame.mainNavigation}>
      {may('referral.list') && (
        <Button size="small" onClick={() => go(paths.referrals)}>
          {board.referrals({ count: waiting })}
        </Button>
      )}
      {may('custody.list') && (
        <Button size="small" onClick={() => go(paths.custody)}>
          {board.custody}
        </Button>
      )}
      {may('help.list') && (
        <Button size="small" onClick={() => go(paths.help)}>
          {board.help({ count: incomplete })}
        </Button>
      )}
      {may('shift.log') && (
        <Button size="small" onClick={() => go(paths.log)}>
          {board.log}
        </Button>
      )}
      {may('audit.list') && (
        <Button size="small" onClick={() => go(paths.audit)}>
          {t.admin.audit.title}
        </Button>
      )}
      {may('flight.add') && (
        <Button size="small" onClick={() => setAdding(true)}>
          {board.addFlight}
        </Button>
      )}
      {may('shift.close') && (
        <Button size="small" onClick={() => go(paths.closeShift)}>
          {board.closeShift}
        </Button>
      )}
      {adding && <FlightAdd onClose={() => setAdding(false)} />}
    </nav>
  );
}
