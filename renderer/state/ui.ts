/** What only this page knows: language, appearance, whether the host answers, which rails are unfolded. */
import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { HelpCause } from '../../shared/contract/decision.ts';
import { en } from '../../shared/text/en.ts';
import { id, type Text } from '../../shared/text/id.ts';
import { formats, type Format, type Language } from '../../shared/text/language.ts';

/** Whether the application can be reached. */
export type Link = 'ok' | 'gone' | 'cutOff' | 'noTicket';
export type Appearance = 'light' | 'dark' | 'auto';
export type Rail = 'left' | 'right';

interface Ui {
  readonly language: Language;
  readonly appearance: Appearance;
  readonly link: Link;
  /** Unfolded on a narrow screen; wide screens show both always. */
  readonly rail: Rail | null;
  /** The call for help is open over whatever screen there is. */
  readonly helpOpen: boolean;
  /** What help was just called for, until the officer has read what to do now. */
  readonly helpSent: HelpCause | null;
  /** Another officer is about to take the tablet; stays open while the screen below changes. */
  readonly officerOpen: boolean;
  /** On the spare, whose host is gone: the screen by which it becomes the host. */
  readonly takingOver: boolean;
  /** No tones at scans. */
  readonly muted: boolean;
  /** Final figures of the shift just closed, until they have been read. */
  readonly closedTotals: Readonly<Record<string, number>> | null;
  readonly setLanguage: (language: Language) => void;
  readonly setAppearance: (appearance: Appearance) => void;
  readonly setMuted: (muted: boolean) => void;
  readonly setLink: (link: Link) => void;
  readonly setRail: (rail: Rail | null) => void;
  readonly setHelpOpen: (open: boolean) => void;
  readonly setHelpSent: (cause: HelpCause | null) => void;
  readonly setOfficerOpen: (open: boolean) => void;
  readonly setTakingOver: (open: boolean) => void;
  /** Closes whatever lies over the work: what one officer opened, the next does not find. */
  readonly closeAll: () => void;
  readonly setClosedTotals: (totals: Readonly<Record<string, number>> | null) => void;
}

export const useUi = create<Ui>()(
  persist(
    (set, get) => ({
      language: 'id',
      appearance: 'auto',
      link: 'ok',
      rail: null,
      helpOpen: false,
      helpSent: null,
      officerOpen: false,
      takingOver: false,
      muted: false,
      closedTotals: null,
      setLanguage: (language) => set({ language }),
      setAppearance: (appearance) => set({ appearance }),
      setMuted: (muted) => set({ muted }),
      // Called with every answer; a set that changes nothing would still write to the browser's store.
      setLink: (link) => {
        if (get().link !== link) set({ link });
      },
      setRail: (rail) => set({ rail }),
      setHelpOpen: (helpOpen) => set({ helpOpen, helpSent: null }),
      setHelpSent: (helpSent) => set({ helpSent, helpOpen: helpSent !== null }),
      setOfficerOpen: (officerOpen) => set({ officerOpen }),
      setTakingOver: (takingOver) => set({ takingOver }),
      closeAll: () => set({ helpOpen: false, helpSent: null, officerOpen: false, rail: null }),
      setClosedTotals: (closedTotals) => set({ closedTotals }),
    }),
    { name: 'tapis-ui', partialize: ({ language, appearance, muted }) => ({ language, appearance, muted }) },
  ),
);

/** Windows of one browser share language and appearance: what one changes, the others follow. */
export function followOtherWindows(): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === useUi.persist.getOptions().name) void useUi.persist.rehydrate();
  });
}

const tables: Readonly<Record<Language, Text>> = { id, en };

/** The sentences of the chosen language. */
export const useText = (): Text => tables[useUi((ui) => ui.language)];

/** Numbers, days and times as the chosen language writes them. */
export const useFormat = (): Format => formats[useUi((ui) => ui.language)];

/** Catalogue labels come in both languages; this picks the chosen one. */
export const useLabel = (): ((label: Readonly<Record<Language, string>>) => string) => {
  const language = useUi((ui) => ui.language);
  return (label) => label[language];
};

const darkDevice = window.matchMedia('(prefers-color-scheme: dark)');
const onDeviceChange = (listener: () => void) => {
  darkDevice.addEventListener('change', listener);
  return () => darkDevice.removeEventListener('change', listener);
};

/** Light or dark, after the officer's choice or, without one, the device's. */
export function useAppearance(): 'light' | 'dark' {
  const device = useSyncExternalStore(onDeviceChange, () => darkDevice.matches);
  const chosen = useUi((ui) => ui.appearance);
  return chosen === 'auto' ? (device ? 'dark' : 'light') : chosen;
}
