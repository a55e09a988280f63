/** The one choice of transport: the desktop shell's bridge, or the loopback host over HTTP. */
import { createClient, type Client, type Transport } from '../shared/contract/client.ts';

/** The page has no ticket of this host: it must be opened again with the address the host printed. */
export class NoTicket extends Error {
  override readonly name = 'NoTicket';
}

/** The host did not answer: stopped, restarting, or the machine is going to sleep. */
export class HostGone extends Error {
  override readonly name = 'HostGone';
}

const post = (fetchIt: typeof fetch, address: string, body: unknown): Promise<Response> =>
  fetchIt(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
  }).catch((cause: unknown) => {
    throw new HostGone('no answer', { cause });
  });

/** Calls over HTTP. Same origin, so the ticket cookie travels by itself. */
export const overHttp =
  (fetchIt: typeof fetch, base = ''): Transport =>
  async (name, input) => {
    const response = await post(fetchIt, `${base}/call/${name}`, input);
    if (response.status === 401) throw new NoTicket('no ticket');
    // 404 is the application's own `unknown-call`; everything else is a host that refuses or is going down.
    if (response.status !== 200 && response.status !== 404) throw new HostGone(`refused with ${response.status}`);
    try {
      const answer: unknown = await response.json();
      return answer;
    } catch (cause) {
      throw new HostGone('the answer is no data', { cause });
    }
  };

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
