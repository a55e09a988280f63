/** Calls over HTTP, and the two ways in which a call can fail to reach the application. */
import type { Transport } from '../shared/contract/client.ts';

/** The page has no ticket of this host: it must be opened again with the address the host printed. */
export class NoTicket extends Error {
  override readonly name = 'NoTicket';
}

/** The host did not answer: stopped, restarting, or the machine is going to sleep. */
export class HostGone extends Error {
  override readonly name = 'HostGone';
}

/** A POST of data. */
export const post = (fetchIt: typeof fetch, address: string, body: unknown): Promise<Response> =>
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
    // 404 is the application's own `unknown-call`, 429 its `too-many-calls`; all else is a host that refuses or is going down.
    if (![200, 404, 429].includes(response.status)) throw new HostGone(`refused with ${response.status}`);
    try {
      const answer: unknown = await response.json();
      return answer;
    } catch (cause) {
      throw new HostGone('the answer is no data', { cause });
    }
  };
