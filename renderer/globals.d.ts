// Style sheets are imported for their effect; the build turns them into one file.
declare module '*.css';

/** What the desktop shell's preload exposes; absent in a browser. */
interface Window {
  readonly bridge?: {
    call(name: string, input: unknown): Promise<unknown>;
    follow(hear: (revision: number) => void): void;
  };
}

/** In Chromium but not in every browser. */
interface Navigator {
  readonly getBattery?: () => Promise<EventTarget>;
}

/** Of Chromium: whether the machine has more than one display, and that this changed. Asks for no permission. */
interface Screen extends EventTarget {
  readonly isExtended?: boolean;
}

// Trusted Types are in Chromium but not yet in TypeScript's DOM library.
declare const trustedTypes:
  | {
      createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
    }
  | undefined;

// The reader of PDFs for the thread it is loaded in; it announces itself and exports nothing the page uses.
declare module 'pdfjs-dist/build/pdf.worker.mjs';
