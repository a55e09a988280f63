/** The one choice of transport: the desktop shell's bridge, or the loopback host over HTTP. */
import { createClient, type Client, type Transport } from '../shared/contract/client.ts';
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

function chooseTransport(): Transport {
  const { bridge } = window;
  if (bridge !== undefined) return (name, input) => bridge.call(name, input);
  const http = overHttp(window.fetch.bind(window));
  // A host that was gone at that moment is found out by the calls themselves.
  const entered = enter().catch(() => undefined);
  return async (name, input) => {
    await entered;
    return http(name, input);
  };
}

/** The page's way to the application. */
export const client: Client = createClient(chooseTransport());
