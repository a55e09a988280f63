/** The one choice of transport: the desktop shell's bridge, or the loopback host over HTTP. */
import { createClient, type Client, type Transport } from '../shared/contract/client.ts';
import { overBridge, overEvents, type Follow } from './live.ts';
import { overHttp, post } from './transport.ts';

/**
 * Exchanges the one-time token in the address (`#k=…`) for the ticket cookie and takes it out of the address. A token
 * that is used up is no fault here: the first call tells whether this page has a ticket.
 */
async function enter(): Promise<void> {
  const token = /^#k=([\w-]+)$/.exec(window.location.hash)?.[1];
  if (token === undefined) return;
  window.history.replaceState(null, '', '#/');
  await post(window.fetch.bind(window), '/enter', { token });
}

function chooseTransport(): { readonly transport: Transport; readonly follow: Follow } {
  const { bridge } = window;
  if (bridge !== undefined) {
    return { transport: (name, input) => bridge.call(name, input), follow: overBridge(bridge) };
  }
  const http = overHttp(window.fetch.bind(window));
  // A host that was gone at that moment is found out by the calls themselves.
  const entered = enter().catch(() => undefined);
  const stream = overEvents(() => new EventSource('/live'), Math.random);
  return {
    transport: async (name, input) => {
      await entered;
      return http(name, input);
    },
    follow: (ear) => {
      let end: (() => void) | null = null;
      let wanted = true;
      // The stream shows the ticket, which the page has only then.
      void entered.then(() => {
        if (wanted) end = stream(ear);
      });
      return () => {
        wanted = false;
        end?.();
      };
    },
  };
}

const { transport, follow } = chooseTransport();

/** The page's way to the application. */
export const client: Client = createClient(transport);

/** Hears of changes, whoever made them. */
export { follow };
