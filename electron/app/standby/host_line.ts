/** A device's own questions to its host, beside the calls of its pages. */
import { Agent, request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { Joined } from '../network/joined.ts';
import type { NetworkPlace } from '../../../shared/contract/network.ts';
import { ofTermAtLeast } from './host_there.ts';

/** A way to a host. */
export interface HostLine {
  /** The answer's bytes; null where the host refuses. Rejects where it is not reached, or silent for so many milliseconds. */
  readonly post: (path: string, asked: unknown, millis: number) => Promise<Buffer | null>;
  readonly close: () => void;
}

/** The way to the host at a place, by the certificate of this device. @param term the lowest that is taken for a host */
export function hostLine(joined: Joined, { address, port }: NetworkPlace, term: number): HostLine {
  const agent = new Agent({
    ca: joined.authority,
    cert: joined.certificate,
    key: joined.privateKey,
    minVersion: 'TLSv1.3',
    checkServerIdentity: ofTermAtLeast(term),
    maxCachedSessions: 0,
    keepAlive: true,
  });
  return {
    post: (path, asked, millis) =>
      new Promise((resolve, reject) => {
        const headers = { 'Content-Type': 'application/json' };
        const sent = request(
          { agent, host: address, port, path, method: 'POST', headers, timeout: millis },
          (response) => {
            buffer(response).then((body) => {
              resolve(response.statusCode === 200 ? body : null);
            }, reject);
          },
        );
        sent.on('timeout', () => sent.destroy(new Error('the host does not answer')));
        sent.on('error', reject);
        sent.end(JSON.stringify(asked));
      }),
    close: () => {
      agent.destroy();
    },
  };
}
