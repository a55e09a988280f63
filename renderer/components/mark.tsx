/** The mark of Tapis and the band of a Palembang cloth: lozenges of a sieve, one of them in gold thread. */
import { useId } from 'react';

const cells = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => ({ x, y })));

export function Mark({ size = 34 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="-20 -20 40 40" aria-hidden="true" className="mark">
      {cells.map(({ x, y }) => (
        <rect
          key={`${x}${y}`}
          x={-3.6}
          y={-3.6}
          width={7.2}
          height={7.2}
          rx={1}
          transform={`translate(${(x - y) * 6.2} ${(x + y) * 6.2}) rotate(45)`}
          fill={x === 0 && y === 0 ? 'var(--songket)' : 'var(--ink)'}
        />
      ))}
    </svg>
  );
}

/** *Pucuk rebung*, the row of bamboo shoots that edges a songket. Only for screens without work on them. */
export function Woven() {
  const id = useId();
  return (
    <svg className="woven" aria-hidden="true">
      <defs>
        <pattern id={id} width="28" height="18" patternUnits="userSpaceOnUse">
          <path d="M0 18 L14 2 L28 18" fill="none" stroke="currentcolor" strokeWidth="1.5" />
          <path d="M7 18 L14 10 L21 18 Z" fill="currentcolor" />
          <path d="M0 0 L4 4.5 L0 9 L-4 4.5 Z M28 0 L32 4.5 L28 9 L24 4.5 Z" fill="currentcolor" />
        </pattern>
      </defs>
      <rect width="100%" height="18" fill={`url(#${id})`} />
    </svg>
  );
}
