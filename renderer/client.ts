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

/** Calls over HTTP. Same origin, so the ticket cookie travels by itself. */
export const overHttp =
  (fetchIt: typeof fetch, base = ''): Transport =>
  async (name, input) => {
    const response = await fetchIt(`${base}/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      cache: 'no-store',
    }).catch((cause: unknown) => {
      throw new HostGone('no answer', { cause });
    });
    if (response.status === 401) throw new NoTicket('no ticket');
    try {
      return await response.json();
    } catch (cause) {
      throw new HostGone(`answer is not data (${response.status})`, { cause });
    }
  };

const overBridge: Transport | null = window.bridge === undefined ? null : window.bridge.call.bind(window.bridge);

/** The page's way to the application. */
export const client: Client = createClient(overBridge ?? overHttp(window.fetch.bind(window)));
