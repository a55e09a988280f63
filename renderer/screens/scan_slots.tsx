import { IconCheck, IconId, IconPlaneDeparture } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { dayOf, instantOf } from '../../shared/time.ts';
import { parseBoardingPass } from '../../shared/domain/bcbp.ts';
import { Button } from '../components/button.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { stationNow } from '../clock.ts';
import { useScan } from '../state/scan.ts';
import { useText } from '../state/ui.ts';
import { TypeBoarding } from './type_boarding.tsx';
import { TypePassport } from './type_passport.tsx';

/** Nothing read yet, or one of the two: two places that fill themselves. */
export function ScanSlots() {
  const t = useText();
  const { passport, boarding, busy, failure } = useScan();
  const [typing, setTyping] = useState<'passport' | 'boarding' | null>(null);
  // A failure names the paper it belongs to; the other one stays read.
  const codeFailed = failure?.code === 'bcbp-unreadable' || failure?.code === 'flight-unknown';
  const passFailed = failure !== null && !codeFailed;
  const close = () => setTyping(null);
  return (
    <section className="stack-wide" aria-busy={busy}>
      <div className="stack-tight">
        <h1>{t.journey.scan.title}</h1>
        <p className="soft">{t.journey.scan.lead}</p>
      </div>
      <FailureNotice failure={failure} />
      <div className="slots">
        <Slot
          name={t.journey.scan.passport}
          state={
            passport === null || passFailed
              ? t.journey.scan.waitPassport
              : busy
                ? t.journey.scan.reading
                : t.journey.scan.received
          }
          filled={passport !== null && !passFailed}
          icon={<IconId size={56} stroke={1.25} aria-hidden="true" />}
        >
          <Button hotkey="p" onClick={() => setTyping('passport')}>
            {t.journey.scan.typePassport}
          </Button>
        </Slot>
        <Slot
          name={t.journey.scan.boardingPass}
          state={
            boarding === null || codeFailed
              ? t.journey.scan.waitBoardingPass
              : (routeOf(boarding) ?? t.journey.scan.received)
          }
          filled={boarding !== null && !codeFailed}
          icon={<IconPlaneDeparture size={56} stroke={1.25} aria-hidden="true" />}
        >
          <Button hotkey="b" onClick={() => setTyping('boarding')}>
            {t.journey.scan.typeBoardingPass}
          </Button>
        </Slot>
      </div>
      {typing === 'passport' && <TypePassport onClose={close} />}
      {typing === 'boarding' && <TypeBoarding onClose={close} />}
    </section>
  );
}

/** What a boarding pass that came first says already; the application reads it together with the passport. */
function routeOf(boarding: { source: string; text?: string }): string | null {
  if (boarding.source !== 'bcbp' || boarding.text === undefined) return null;
  const parsed = parseBoardingPass(boarding.text, dayOf(instantOf(stationNow())));
  if (!parsed.ok) return null;
  const { legs, destination } = parsed.value;
  return `${legs[0]?.flightNumber ?? ''} → ${destination}`;
}

interface SlotProps {
  readonly name: string;
  readonly state: string;
  readonly filled: boolean;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Slot({ name, state, filled, icon, children }: SlotProps) {
  return (
    <div className="slot" data-filled={filled}>
      {icon}
      <div className="slot-words" role="status">
        <h2>{name}</h2>
        <p>
          {filled && <IconCheck size={20} stroke={2.5} aria-hidden="true" />}
          {state}
        </p>
      </div>
      {children}
    </div>
  );
}
