/**
 * The first start of a new version. Until it has answered its page once, nothing of it leaves the machine and nothing that people do
 * reaches it: it may still be given up, and the data put back as it was. The mark says that it works; with it that is over.
 */
import { err } from '../../shared/result.ts';
import { storageFault } from '../../db/storage_fault.ts';
import { clearMark, readMark, writeMark } from '../update/installation.ts';
import type { Application, Machine } from './application.ts';
import { traceOf } from './log.ts';

type Dispatch = Application['dispatch'];

/** Whether this is one: it is until the mark is there, also where a device becomes the host of its station later. */
export const isFirstStart = ({ installed }: Machine): boolean =>
  installed?.trial === true && readMark(installed.updates, installed.version) !== 'reached';

/** Its page stands, but only a person can open the database: the starter waits as long as that takes. */
export function waitsForPerson(machine: Machine): void {
  const { installed } = machine;
  if (installed !== undefined && isFirstStart(machine)) writeMark(installed, 'waiting');
}

/** The person was there, and it does not open: the starter is to wait no longer, and the version before comes back. */
export function failsAtFirstStart({ installed }: Machine): void {
  if (installed !== undefined) clearMark(installed.updates, installed.version);
}

/**
 * Answers the first question of a page, who is there, sets the mark, and only then hands the answer out; all other calls wait for that.
 * @param before what is recorded just before the mark
 * @param after what was held back until then
 */
export function atFirstStart(
  machine: Machine,
  dispatch: Dispatch,
  { before, after }: { before: () => void; after: () => Promise<void> },
): Dispatch {
  const { installed } = machine;
  if (installed === undefined || !isFirstStart(machine)) return dispatch;
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let passing: Promise<void> | null = null;
  const pass = async () => {
    before();
    writeMark(installed, 'reached');
    await after();
    isOpen = true;
    open();
  };
  let isOpen = false;
  return async (caller, name, input, act) => {
    if (isOpen) return dispatch(caller, name, input, act);
    if (name !== 'session.current') {
      await opened;
      return dispatch(caller, name, input, act);
    }
    const answer = await dispatch(caller, name, input, act);
    // A device works as well while its station does not answer.
    if (!answer.ok && answer.error.code !== 'station-unreachable') return answer;
    try {
      passing ??= pass();
      await passing;
      return answer;
    } catch (thrown) {
      passing = null;
      machine.log.note(`first start ${traceOf(thrown)}`);
      const code = storageFault(thrown) ?? 'internal';
      return err({ code });
    }
  };
}
