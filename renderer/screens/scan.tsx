import { IconPlaneDeparture, IconUsersGroup } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { PassportInput, ScanReading } from '../../shared/contract/screening.ts';
import { millis } from '../../shared/time.ts';
import { inOrder } from '../board.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useNow } from '../clock.ts';
import { partyPath, paths, screeningPath } from '../routes.ts';
import { call, useCall } from '../state/calls.ts';
import { readPapers, startOver, useScan, type AskScan } from '../state/scan.ts';
import { useMay } from '../state/session.ts';
import { useStep } from '../state/steps.ts';
import { useText } from '../state/ui.ts';
import { BoardFlight } from './board_flight.tsx';
import { ClearedBar } from './cleared_bar.tsx';
import { PurposeStep } from './purpose.tsx';
import { ScanSlots } from './scan_slots.tsx';
import { StartOver } from './start_over.tsx';
import { TravellerCard } from './traveller_card.tsx';
import { TypeBoarding } from './type_boarding.tsx';

const empty = {};
const mostFlights = 3;
const askScan: AskScan = (input) => call('traveller.scan', input);

/** Two scans in any order, then one touch. */
export function ScanScreen() {
  const turn = useScan((scan) => scan.turn);
  const passport = useScan((scan) => scan.passport);
  const reading = useScan((scan) => scan.reading);
  const cleared = useScan((scan) => scan.cleared);
  useEffect(() => {
    void readPapers(askScan);
  }, [turn]);
  useStep('new', passport === null ? null : reading === null ? 'scan' : 'purpose');
  return (
    <Frame flightId={reading?.flightId ?? null}>
      <div className="stack">
        {cleared !== null && <ClearedBar cleared={cleared} slim={reading !== null} />}
        <NoShift />
        {reading === null || passport === null ? (
          <>
            <ScanSlots />
            <ToParty />
            <FlightCounts />
          </>
        ) : (
          <ReadPair key={turn} passport={passport} reading={reading} />
        )}
      </div>
    </Frame>
  );
}

/** Most travellers pass with one touch and no scan; the counts of the next flights stay under the hand. */
function FlightCounts() {
  const now = useNow();
  const shift = useCall('shift.current', empty).value ?? null;
  if (shift === null) return null;
  const next = inOrder(shift.flights, now).filter(({ departsAt }) => millis(departsAt) >= now);
  return (
    <ol className="board">
      {next.slice(0, mostFlights).map((flight, index) => (
        <BoardFlight key={flight.id} flight={flight} shift={shift} hotkey={String(index + 1)} />
      ))}
    </ol>
  );
}

function NoShift() {
  const t = useText();
  const [, go] = useLocation();
  const shift = useCall('shift.current', empty);
  if (shift.waiting || shift.value !== null) return null;
  return (
    <FailureNotice failure={{ code: 'no-open-shift' }}>
      <div className="row">
        <Button kind="primary" onClick={() => go(paths.board)}>
          {t.journey.scan.openShift}
        </Button>
      </div>
    </FailureNotice>
  );
}

interface ReadPairProps {
  readonly passport: PassportInput;
  readonly reading: ScanReading;
}

function ReadPair({ passport, reading }: ReadPairProps) {
  const boarding = useScan((scan) => scan.boarding);
  const [without, setWithout] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const papers = useMemo(() => ({ passport, boarding }), [passport, boarding]);
  // The focus waits above the tiles: an Enter of a slow reader must never press one.
  useEffect(() => {
    document.getElementById('work')?.scrollTo({ top: 0 });
    top.current?.focus({ preventScroll: true });
  }, []);
  const { openScreeningId, openPartyId } = reading;
  const free = openScreeningId === null && openPartyId === null;
  return (
    <div className="stack" ref={top} tabIndex={-1} data-quiet-focus>
      <TravellerCard reading={reading} typed={passport.source === 'typed'} />
      {openScreeningId !== null && <OpenAlready screeningId={openScreeningId} />}
      {openPartyId !== null && <InParty partyId={openPartyId} />}
      {free && boarding === null && !without && <WaitForPass onWithout={() => setWithout(true)} />}
      {free && (boarding !== null || without) ? (
        <PurposeStep papers={papers} reading={reading} />
      ) : (
        <div className="row">
          <StartOver />
        </div>
      )}
    </div>
  );
}

function OpenAlready({ screeningId }: { readonly screeningId: string }) {
  const t = useText();
  const [, go] = useLocation();
  return (
    <Notice tone="attention" what={t.journey.scan.openAlready}>
      <div className="row">
        <Button kind="primary" size="decision" hotkey="Enter" onClick={() => go(screeningPath(screeningId))}>
          {t.journey.scan.openAgain}
        </Button>
      </div>
    </Notice>
  );
}

function InParty({ partyId }: { readonly partyId: string }) {
  const t = useText();
  const [, go] = useLocation();
  const open = () => {
    startOver();
    go(partyPath(partyId));
  };
  return (
    <Notice tone="attention" what={t.party.inParty}>
      <div className="row">
        <Button kind="primary" size="decision" hotkey="Enter" onClick={open}>
          {t.party.goToParty}
        </Button>
      </div>
    </Notice>
  );
}

/** People who leave together need not be cleared one by one. */
function ToParty() {
  const t = useText();
  const may = useMay();
  const [, go] = useLocation();
  const shift = useCall('shift.current', empty).value ?? null;
  if (shift === null || !may('party.open')) return null;
  return (
    <div className="row">
      <Button
        hotkey="r"
        icon={<IconUsersGroup size={24} stroke={1.75} aria-hidden="true" />}
        onClick={() => go(paths.partyOpen)}
      >
        {t.party.start}
      </Button>
    </div>
  );
}

/** The passport is read; the boarding pass is the next thing, or there is none. */
function WaitForPass({ onWithout }: { readonly onWithout: () => void }) {
  const t = useText();
  const [typing, setTyping] = useState(false);
  return (
    <section className="wait-pass">
      <IconPlaneDeparture size={56} stroke={1.25} aria-hidden="true" />
      <h2 className="question">{t.journey.scan.nowBoardingPass}</h2>
      <div className="row">
        <Button hotkey="b" onClick={() => setTyping(true)}>
          {t.journey.scan.typeBoardingPass}
        </Button>
        <Button hotkey="t" onClick={onWithout}>
          {t.journey.scan.withoutBoardingPass}
        </Button>
      </div>
      {typing && <TypeBoarding onClose={() => setTyping(false)} />}
    </section>
  );
}
