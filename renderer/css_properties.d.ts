import type {} from 'react';

declare module 'react' {
  // Own properties of a style sheet, set by the element that knows their value.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
