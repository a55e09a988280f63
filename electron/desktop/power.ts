/** What the machine tells: its screen is locked, it goes to sleep, it shuts down. */
import { powerMonitor, type BrowserWindow } from 'electron';
import type { InputOf } from '../../shared/contract/index.ts';
import type { Application, CallerKey, Log } from '../app/application.ts';

type Cause = InputOf<'session.lock'>['cause'];

/** Locks whoever works at a window, by the call its page would make. */
export async function lock(application: Application, caller: CallerKey, log: Log, cause: Cause): Promise<void> {
  const answer = await application.dispatch(caller, 'session.lock', { cause });
  // Nobody works there, or it is locked already: that is what was wanted.
  if (answer.ok || answer.error.code === 'unauthenticated' || answer.error.code === 'session-locked') return;
  log.note(`not locked: ${answer.error.code}`);
}

/** Whoever locks the machine, or lets it sleep, locks the work with it. */
export function lockWithMachine(lockFor: (cause: Cause) => void): void {
  const byHand = () => {
    lockFor('officer');
  };
  powerMonitor.on('lock-screen', byHand);
  // macOS: another person's session comes to the front.
  powerMonitor.on('user-did-resign-active', byHand);
  powerMonitor.on('suspend', () => {
    lockFor('idle');
  });
}

/** Ends with the machine. It waits for nobody: `end` closes the database before it returns. */
export function endWithMachine(window: BrowserWindow, end: () => void): void {
  // Linux and macOS, then Windows. That Windows asks first says nothing yet: another program may still say no.
  powerMonitor.on('shutdown', end);
  window.on('session-end', end);
}
