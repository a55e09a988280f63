import { IconBackspace } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { sentenceOf } from '../../shared/text/sentence.ts';
import { instantOf, type Instant } from '../../shared/time.ts';
import { stationNow, useNow } from '../clock.ts';
import type { AnyFailure } from '../state/calls.ts';
import { useText } from '../state/ui.ts';
import { Button } from './button.tsx';
import { Countdown } from './countdown.tsx';
import { FailureNotice, Notice } from './notice.tsx';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const shortest = 6;
const longest = 12;

interface PinPadProps {
  /** Whose PIN; read aloud and shown above the dots. */
  readonly label: string;
  /** Word on the key that goes on; *Masuk* by default. */
  readonly go?: string;
  readonly busy: boolean;
  readonly failure: AnyFailure | null;
  readonly onEnter: (pin: string) => void;
  /** What stands under the words, e.g. the way to another name. */
  readonly children?: ReactNode;
}

/** A PIN by touch or by keyboard. Empties itself after a refusal and waits out a lock-out, seconds counted down. */
export function PinPad({ label, go, busy, failure, onEnter, children }: PinPadProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [pin, setPin] = useState('');
  const [seen, setSeen] = useState(failure);
  const lockedUntil = useLockout(failure);
  const locked = lockedUntil !== null;

  if (failure !== seen) {
    setSeen(failure);
    if (failure !== null) setPin('');
  }
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for a clean-up.
    void form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    if (!locked) input.current?.focus({ preventScroll: true });
  }, [locked, failure]);

  const ready = !busy && !locked && pin.length >= shortest;
  const change = (next: string) => {
    if (!locked) setPin(next.replaceAll(/\D/g, '').slice(0, longest));
    input.current?.focus();
  };
  const enter = () => {
    if (ready) onEnter(pin);
  };

  return (
    <form
      ref={form}
      className="pin"
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <div className="stack">
        <label className="stack-tight">
          <span className="pin-label">{label}</span>
          <span className="pin-window">
            <input
              ref={input}
              type="password"
              inputMode="none"
              autoComplete="off"
              value={pin}
              disabled={locked}
              // A sheet moves the focus once more after it has opened, to what is marked so.
              data-autofocus
              onChange={(event) => change(event.currentTarget.value)}
            />
            {Array.from({ length: Math.max(shortest, pin.length) }, (_, index) => (
              <span key={index} className="pin-dot" data-filled={index < pin.length} aria-hidden="true" />
            ))}
          </span>
        </label>
        {lockedUntil === null ? (
          <FailureNotice failure={failure} />
        ) : (
          <Notice tone="attention" what={sentenceOf(t.errors, failure ?? { code: 'locked-out' }).what}>
            <p>
              {t.frame.pinLockedFor} <Countdown to={lockedUntil} plain />
            </p>
          </Notice>
        )}
        {children}
      </div>
      <div className="pin-keys" onPointerDown={keepFocus}>
        {digits.map((digit) => (
          <PinKey key={digit} onTouch={() => change(pin + digit)} disabled={locked}>
            {digit}
          </PinKey>
        ))}
        <PinKey onTouch={() => change(pin.slice(0, -1))} disabled={locked} label={t.frame.pinErase}>
          <IconBackspace size={28} stroke={1.5} aria-hidden="true" />
        </PinKey>
        <PinKey onTouch={() => change(`${pin}0`)} disabled={locked}>
          0
        </PinKey>
        <Button submit kind="primary" disabled={!ready} busy={busy}>
          {go ?? t.frame.pinGo}
        </Button>
      </div>
    </form>
  );
}

// A touched key must not take the focus from the hidden field, or the next typed digit is lost.
function keepFocus(event: { preventDefault(): void }) {
  event.preventDefault();
}

interface PinKeyProps {
  readonly children: ReactNode;
  readonly onTouch: () => void;
  readonly disabled: boolean;
  readonly label?: string;
}

function PinKey({ children, onTouch, disabled, label }: PinKeyProps) {
  return (
    <button
      type="button"
      className="button pin-key"
      tabIndex={-1}
      onClick={onTouch}
      disabled={disabled}
      aria-label={label}
    >
      {children}
    </button>
  );
}

/** Until when no PIN is taken, from the seconds in the refusal. */
function useLockout(failure: AnyFailure | null): Instant | null {
  const [lock, setLock] = useState<{ readonly of: AnyFailure | null; readonly until: number }>({ of: null, until: 0 });
  const now = useNow();
  if (failure !== lock.of) {
    const seconds = failure?.detail?.['seconds'];
    // The clock of the page moves by seconds: a wait of none must not become a part of one, in which keys are lost.
    const waits = typeof seconds === 'number' && seconds > 0;
    setLock({ of: failure, until: waits ? stationNow() + seconds * 1000 : 0 });
  }
  return lock.until > now ? instantOf(lock.until) : null;
}
