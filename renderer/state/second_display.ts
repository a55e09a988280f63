/**
 * The traveller's page on a second display. The window there has an address of its own, from which no call can be made,
 * and no handle to this page: what it shows is told to it, as data, over a channel between windows of one origin.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { create } from 'zustand';
import { travellerPath } from '../../shared/contract/traveller_words.ts';
import { TravellerPage } from '../../shared/domain/traveller_page.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import { call, type Answer } from './calls.ts';

const channelName = 'tapis-traveller';

/** To the window there: show this, or close. From it: it is there, or it is gone. What is none of these is not listened to. */
const Said = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('show'), page: TravellerPage }),
  z.strictObject({ kind: z.enum(['close', 'ready', 'gone']) }),
]);
type Said = z.infer<typeof Said>;

interface Shown {
  readonly page: TravellerPage | null;
  /** The window has said that it is there. */
  readonly there: boolean;
}
const nothing: Shown = { page: null, there: false };
const useShown = create<Shown>(() => nothing);

let line: BroadcastChannel | null = null;

/** The officer's end of the channel, opened with the first page that is shown. */
function officersLine(): BroadcastChannel {
  if (line !== null) return line;
  const opened = new BroadcastChannel(channelName);
  const say = (said: Said) => opened.postMessage(said);
  opened.addEventListener('message', ({ data }) => {
    const kind = Said.safeParse(data).data?.kind;
    const { page } = useShown.getState();
    if (kind === 'gone') useShown.setState(nothing);
    if (kind !== 'ready') return;
    // One that was left over from a page before this one has nothing to show.
    say(page === null ? { kind: 'close' } : { kind: 'show', page });
    useShown.setState({ there: page !== null });
  });
  // A page that is loaded anew no longer knows what it showed.
  window.addEventListener('pagehide', () => say({ kind: 'close' }));
  line = opened;
  return opened;
}

/** Shows the traveller's page on the second display, for this clarification or for anybody. The officer goes on working. */
export async function showOnSecond(screeningId: ScreeningId | null): Promise<Answer<'words.show'>> {
  const answer = await call('words.show', { screeningId, display: 'second' });
  if (!answer.ok) return answer;
  officersLine();
  useShown.setState({ page: answer.value });
  window.open(travellerPath, '_blank', 'noopener,popup,width=1024,height=768');
  return answer;
}

/** Takes it away there. */
export function closeSecond(): void {
  if (useShown.getState().page === null) return;
  const close: Said = { kind: 'close' };
  officersLine().postMessage(close);
  useShown.setState(nothing);
}

const onDisplays = (listener: () => void) => {
  window.screen.addEventListener('change', listener);
  return () => window.screen.removeEventListener('change', listener);
};

/** Whether there is a second display, and whether the traveller's page stands on it. */
export function useSecondDisplay(): { readonly there: boolean; readonly shown: boolean } {
  const there = useSyncExternalStore(onDisplays, () => window.screen.isExtended === true);
  const shown = useShown((state) => state.there);
  return { there, shown };
}

/** What was shown from a screen is taken away with it: the next traveller does not find it, nor the next officer. */
export function useCloseSecond(): void {
  useEffect(() => closeSecond, []);
}

/** The other end: hears what to show, until it is told to close. */
export function hearTraveller(show: (page: TravellerPage) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  const say = (said: Said) => channel.postMessage(said);
  channel.addEventListener('message', ({ data }) => {
    const said = Said.safeParse(data).data;
    if (said?.kind === 'show') show(said.page);
    if (said?.kind === 'close') window.close();
  });
  const gone = () => say({ kind: 'gone' });
  window.addEventListener('pagehide', gone);
  say({ kind: 'ready' });
  return () => {
    window.removeEventListener('pagehide', gone);
    channel.close();
  };
}
