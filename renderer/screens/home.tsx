import { useMediaQuery } from '@mantine/hooks';
import { IconScan, IconUsersGroup } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { ShiftView } from '../../shared/contract/shift.ts';
import { inOrder } from '../board.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Notice } from '../components/notice.tsx';
import { useNow } from '../clock.ts';
import { paths } from '../routes.ts';
import { useFirst } from '../state/desk.ts';
import { useMay } from '../state/session.ts';
import { useFormat, useText } from '../state/ui.ts';
import { BoardDuties } from './board_duties.tsx';
import { BoardFlight } from './board_flight.tsx';
import { BoardLinks } from './board_links.tsx';
import { BoardOpen } from './board_open.tsx';
import { AfterAlerts } from './after_alerts.tsx';
import { HomeFirst } from './home_first.tsx';
import { PartyList } from './party_list.tsx';
import { SpareNotice } from './spare_notice.tsx';

/** Where the rails fold (`frame.css`): below, what is still open stands under the flights instead of behind an edge. */
const rails = '(width >= 1500px)';

/** The live board: every flight of the shift with its people and minutes, and what is still open. */
export function Home({ shift }: { readonly shift: ShiftView }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const now = useNow();
  const flights = inOrder(shift.flights, now);
  const scan = () => go(paths.scan);
  const first = useFirst();
  const wide = useMediaQuery(rails, true, { getInitialValueInEffect: false });
  // What comes first here stands nowhere else.
  const open =
    may('screening.mine') && first !== 'open' ? (
      <div className="stack-wide">
        <BoardDuties />
        <BoardOpen />
      </div>
    ) : null;
  return (
    <Frame queue={false} flightId={false} right={wide ? open : null} rightName={t.shift.board.open}>
      <div className="stack-wide">
        <div className="board-head">
          <div className="grow">
            <h1>{t.shift.board.title}</h1>
            <p className="soft">
              {format.longDay(shift.day)} · {t.shift.board.shiftSince({ clock: format.clock(shift.openedAt) })}
            </p>
          </div>
          {may('party.open') && (
            <Button
              size="decision"
              hotkey="r"
              onClick={() => go(paths.partyOpen)}
              icon={<IconUsersGroup size={28} stroke={1.75} aria-hidden="true" />}
            >
              {t.party.start}
            </Button>
          )}
          {may('traveller.scan') && (
            <Button
              kind={first === 'arrivals' ? 'plain' : 'primary'}
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
        <AfterAlerts />
        <SpareNotice />
        <HomeFirst first={first} />
        {shift.handedOver !== null && (
          <Notice
            what={t.review.handover.from({
              name: shift.handedOver.by,
              when: format.moment(shift.handedOver.at),
            })}
          >
            <p>{shift.handedOver.note}</p>
          </Notice>
        )}
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
        <PartyList />
        {!wide && open}
        <BoardLinks inShift />
      </div>
    </Frame>
  );
}
