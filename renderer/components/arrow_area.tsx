import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useKeys } from './keys.ts';

interface ArrowAreaProps {
  readonly children: ReactNode;
  readonly className?: string;
  /** Read aloud, not shown. */
  readonly label?: string;
}

const targets = 'button:not(:disabled), [href], input[type=checkbox], input[type=radio]';

type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
const isWay = (key: string): key is Way => /^Arrow(Up|Down|Left|Right)$/.test(key);

/** How far one thing lies in a direction, off the line counting double; null when it lies elsewhere. */
function distance(from: DOMRect, to: DOMRect, way: Way): number | null {
  const across = to.left + to.width / 2 - (from.left + from.width / 2);
  const down = to.top + to.height / 2 - (from.top + from.height / 2);
  const sideways = way === 'ArrowLeft' || way === 'ArrowRight';
  const ahead = {
    ArrowUp: from.top - to.bottom,
    ArrowDown: to.top - from.bottom,
    ArrowLeft: from.left - to.right,
    ArrowRight: to.left - from.right,
  };
  if (ahead[way] < -2) return null;
  return sideways ? Math.abs(across) + 3 * Math.abs(down) : Math.abs(down) + 2 * Math.abs(across);
}

/** The arrow keys move the focus to the nearest button in their direction: tiles, rows of answers, lists. */
export function ArrowArea({ children, className, label }: ArrowAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const enter = () => area.current?.querySelector<HTMLElement>(targets)?.focus();
  // From nowhere in particular the first arrow leads in.
  useKeys({ ArrowDown: enter, ArrowRight: enter });
  const move = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (!isWay(key) || event.defaultPrevented || area.current === null || !(target instanceof HTMLElement)) return;
    if (target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')) return;
    const from = target.getBoundingClientRect();
    let best: { readonly element: HTMLElement; readonly far: number } | null = null;
    for (const element of area.current.querySelectorAll<HTMLElement>(targets)) {
      const far = element === target ? null : distance(from, element.getBoundingClientRect(), key);
      if (far !== null && (best === null || far < best.far)) best = { element, far };
    }
    if (best === null) return;
    event.preventDefault();
    best.element.focus();
    best.element.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div
      ref={area}
      className={className}
      role={label === undefined ? undefined : 'group'}
      aria-label={label}
      onKeyDown={move}
    >
      {children}
    </div>
  );
}
