import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useUi, useText, type Rail } from '../state/ui.ts';
import { BatteryNotice } from './battery_notice.tsx';
import { Button } from './button.tsx';
import { CutOff } from './cut_off.tsx';
import { ClockNotice } from './clock_notice.tsx';
import { SupersededNotice } from './superseded_notice.tsx';
import { Header } from './header.tsx';
import { QueueEdge, QueueRail } from './queue_rail.tsx';

interface FrameProps {
  /** The question of the moment. */
  readonly children: ReactNode;
  /** What stays in sight above the question; the question scrolls below it, never under it. */
  readonly top?: ReactNode;
  /** Flight of the traveller in front of the officer; null: the header shows the next to leave; false: none. */
  readonly flightId?: string | null | false;
  /** The record as it grows: who, flight, answers so far. Left out: no right rail. */
  readonly right?: ReactNode;
  /** Name of the right rail, shown on its folded edge. */
  readonly rightName?: string;
  /** False: no queue on the left (admin, audit). */
  readonly queue?: boolean;
}

/** What surrounds the work: header, queue on the left, record on the right. On a tablet the rails fold to edges. */
export function Frame({ children, top, flightId = null, right, rightName, queue = true }: FrameProps) {
  const t = useText();
  const name = rightName ?? t.frame.record;
  const work = useRef<HTMLDivElement>(null);
  // A screen that takes the place of another must not leave the focus nowhere.
  useEffect(() => {
    if (document.activeElement === document.body) work.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="frame">
      <a className="button skip" href="#work" onClick={skipToWork}>
        {t.frame.skipToWork}
      </a>
      <Header flightId={flightId} />
      {queue && (
        <RailSlot side="left" name={t.frame.queue} edge={<QueueEdge />}>
          <QueueRail />
        </RailSlot>
      )}
      <main className="centre">
        <div className="work-top">
          <CutOff />
          {top}
        </div>
        <div ref={work} className="work" id="work" tabIndex={-1}>
          <div className="work-inner">
            <SupersededNotice whole={false} />
            <ClockNotice />
            <BatteryNotice />
            {children}
          </div>
        </div>
      </main>
      {right !== undefined && right !== null && (
        <RailSlot side="right" name={name} edge={<span className="rail-tab-tall">{name}</span>}>
          {right}
        </RailSlot>
      )}
    </div>
  );
}

// The part behind # belongs to the router, so the link moves the focus itself.
function skipToWork(event: { preventDefault(): void }) {
  event.preventDefault();
  document.getElementById('work')?.focus();
}

interface RailSlotProps {
  readonly side: Rail;
  readonly name: string;
  readonly edge: ReactNode;
  readonly children: ReactNode;
}

function RailSlot({ side, name, edge, children }: RailSlotProps) {
  const t = useText();
  const open = useUi((ui) => ui.rail === side);
  const setRail = useUi((ui) => ui.setRail);
  return (
    <>
      <div className="rail-edge" data-side={side}>
        <button
          type="button"
          className="rail-tab"
          aria-expanded={open}
          aria-label={t.frame.openRail({ name })}
          onClick={() => setRail(open ? null : side)}
        >
          {edge}
        </button>
      </div>
      {open && <div className="rail-veil" aria-hidden="true" onClick={() => setRail(null)} />}
      <aside className="rail" tabIndex={0} data-side={side} data-open={open} aria-label={name}>
        <div className="rail-close">
          <Button
            kind="quiet"
            size="small"
            label={t.frame.closeRail({ name })}
            onClick={() => setRail(null)}
            icon={<IconX size={22} stroke={1.75} aria-hidden="true" />}
          >
            {null}
          </Button>
        </div>
        {children}
      </aside>
    </>
  );
}
