import { useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import type { PassportInput, ScanReading } from '../../shared/contract/screening.ts';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { paths, screeningPath } from '../routes.ts';
import { call, useCall } from '../state/calls.ts';
import { readPapers, startOver, useScan, type AskScan } from '../state/scan.ts';
import { useStep } from '../state/steps.ts';
import { useText } from '../state/ui.ts';
import { ClearedBar } from './cleared_bar.tsx';
import { PurposeStep } from './purpose.tsx';
import { ScanSlots } from './scan_slots.tsx';
import { TravellerCard } from './traveller_card.tsx';

const empty = {};
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
        {cleared !== null && <ClearedBar cleared={cleared} />}
        <NoShift />
        {reading === null || passport === null ? (
          <ScanSlots />
        ) : (
          <ReadPair key={turn} passport={passport} reading={reading} />
        )}
      </div>
    </Frame>
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
  const t = useText();
  const [, go] = useLocation();
  const boarding = useScan((scan) => scan.boarding);
  const top = useRef<HTMLDivElement>(null);
  const papers = useMemo(() => ({ passport, boarding }), [passport, boarding]);
  // The focus waits above the tiles: an Enter of a slow reader must never press one.
  useEffect(() => top.current?.focus(), []);
  const { openScreeningId } = reading;
  return (
    <div className="stack" ref={top} tabIndex={-1} data-quiet-focus>
      <TravellerCard reading={reading} typed={passport.source === 'typed'} />
      {openScreeningId === null ? (
        <PurposeStep papers={papers} reading={reading} />
      ) : (
        <Notice tone="attention" what={t.journey.scan.openAlready}>
          <div className="row">
            <Button kind="primary" size="decision" hotkey="Enter" onClick={() => go(screeningPath(openScreeningId))}>
              {t.journey.scan.openAgain}
            </Button>
          </div>
        </Notice>
      )}
      <div className="row">
        <Button kind="quiet" hotkey="Escape" onClick={startOver}>
          {t.journey.scan.startOver}
        </Button>
      </div>
    </div>
  );
}
