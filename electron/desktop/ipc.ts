/** The one channel: a call from our own page, told apart by its window, answered by the application. */
import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import { inputBytesOf } from '../../shared/contract/index.ts';
import { err } from '../../shared/result.ts';
import type { Application, CallerKey } from '../app/application.ts';
import type { CallLimit } from '../app/call_limit.ts';
import { isDesk } from './origin.ts';

/** A message that is not answered: not from our own top frame, or no call at all. The page's promise is rejected. */
class Refused extends Error {}

/** The caller behind a window; it never comes from the page. */
export const callerOf = (contents: Pick<WebContents, 'id'>): CallerKey => `window-${String(contents.id)}`;

/** @throws Refused unless the frame is the top frame of the officer's page */
function assertOwn(frame: WebFrameMain | null): void {
  if (frame === null || frame.parent !== null || !isDesk(frame.url)) throw new Refused('not our page');
}

/** The input as JSON knows it, so that both shells hand over the same: no dates, no maps, nothing undefined. */
function asJson(input: unknown): { readonly text: string } | null {
  try {
    const text: unknown = JSON.stringify(input);
    return typeof text === 'string' ? { text } : null;
  } catch {
    // A cycle or a big integer: no JSON, whatever it is.
    return null;
  }
}

/** Tells the page of a window that something was stored: one number, and only while our own page is in it. */
export function tellChanges(application: Application, contents: WebContents): void {
  const end = application.follow((revision) => {
    if (isDesk(contents.getURL())) contents.send('changed', revision);
  });
  contents.once('destroyed', end);
}

/** Answers the calls of the page. */
export function answerCalls(application: Application, limit: CallLimit): void {
  ipcMain.handle('call', async (event, name: unknown, input: unknown) => {
    assertOwn(event.senderFrame);
    const caller = callerOf(event.sender);
    if (!limit.takes(caller)) return err({ code: 'too-many-calls' });
    const json = asJson(input);
    if (typeof name !== 'string' || json === null) throw new Refused('no call');
    if (Buffer.byteLength(json.text) > inputBytesOf(name)) throw new Refused('too large');
    const data: unknown = JSON.parse(json.text);
    return application.dispatch(caller, name, data);
  });
}
