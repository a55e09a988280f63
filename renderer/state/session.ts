/** Who is at this screen, and what they may do. */
import { useCallback, useEffect, useRef } from 'react';
import { create } from 'zustand';
import { roleMay, type Name, type OutputOf } from '../../shared/contract/index.ts';
import type { OfficerCard, SessionView } from '../../shared/contract/session.ts';
import type { Role } from '../../shared/domain/words.ts';
import { follow } from '../client.ts';
import { alignClock } from '../clock.ts';
import { call, forgetAll, queries, readAgain, useCall, type Reading } from './calls.ts';
import { endCarry, leaveCarried } from './carry.ts';
import { forgetSent } from './screening.ts';
import { useUi } from './ui.ts';

const empty = {};

/** The station, its officers and the mode, as everybody who reached the page may see them. */
export const useStation = (): OutputOf<'station.state'> | undefined => useCall('station.state', empty).value;

/** Whether the host tells this page of changes. */
const useLive = create<{ readonly live: boolean }>(() => ({ live: false }));

/** Milliseconds between two looks at the session: while nobody tells of changes, and while somebody does. */
const pace = { alone: 1000, told: 20_000 };

/** The session of this page, read at every change that the host tells of; without a word from it, each second. */
export function useSession(): SessionView | undefined {
  const live = useLive((state) => state.live);
  return useCall('session.current', empty, { every: live ? pace.told : pace.alone }).value;
}

/** Follows the changes that the host tells of. Only the number is heard: whether it is news, the session says. */
function followChanges(): () => void {
  const look = () => {
    void queries.invalidateQueries({ queryKey: ['session.current', empty] });
    // No revision tells of what is on this device alone.
    void queries.invalidateQueries({ queryKey: ['kept.state', empty] });
  };
  return follow({
    hear: (revision) => {
      const known = queries.getQueryData<Reading<'session.current'>>(['session.current', empty])?.value;
      // Lower, too: a host that was started again counts from the beginning.
      if (revision !== known?.revision) look();
    },
    live: (live) => {
      if (useLive.getState().live === live) return;
      useLive.setState({ live });
      // What happened while nobody told of it; or that the host is gone.
      look();
    },
  });
}

/** The station is gone, or back: what the device says of it is read again, and once it is back everything. */
const followLink = (): (() => void) =>
  useUi.subscribe(({ link }, { link: before }) => {
    if (link === before) return;
    if (before === 'cutOff') {
      // First what the record has now, then away with what the device counted.
      void readAgain().then(forgetSent);
    } else void queries.invalidateQueries({ queryKey: ['kept.state'] });
  });

/** The signed-in officer. */
export const useOfficer = (): OfficerCard | null => useSession()?.officer ?? null;

/** Whether the signed-in role may make a call: what a button's visibility follows from. */
export function useMay(): (name: Name) => boolean {
  const role: Role | null = useOfficer()?.role ?? null;
  return useCallback((name: Name) => roleMay(role, name), [role]);
}

/**
 * Once, at the root: follows the session. A revision that grew (another window, another device) makes the screen read
 * again; another officer or a lock makes it forget what it read.
 */
export function useFollowSession(): void {
  const session = useSession();
  const revision = useRef<number | null>(null);
  const owner = useRef<string | null>(null);
  useEffect(followChanges, []);
  useEffect(followLink, []);
  useEffect(() => {
    if (session === undefined) return;
    alignClock(session.now);
    const who = session.state === 'active' ? (session.officer?.id ?? null) : null;
    if (owner.current !== who) {
      if (owner.current !== null) {
        forgetAll();
        useUi.getState().closeAll();
      }
      owner.current = who;
      if (who !== null) {
        endCarry();
        leaveCarried();
      }
      void readAgain();
    } else if (revision.current !== null && session.revision !== revision.current) {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session.current' });
    }
    revision.current = session.revision;
  }, [session]);
}

/** Locks after so many minutes without a touch or a key. The open work stays with its officer. */
export function useIdleLock(minutes: number | undefined): void {
  useEffect(() => {
    if (minutes === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    const lock = () => {
      void call('session.lock', { cause: 'idle' }).then(readAgain);
    };
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(lock, minutes * 60_000);
    };
    restart();
    const signs = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, restart, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, restart, { capture: true });
    };
  }, [minutes]);
}
