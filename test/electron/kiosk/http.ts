/** Requests as an attacker can write them: any header, any path, no browser in between. */
import { request } from 'node:http';

/** One request; the headers of our own page are set unless given otherwise (`null` leaves one out). */
export interface Asked {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
}

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** Sends it and reads the answer to its end. */
export function ask({ port, path, method = 'GET', headers = {}, body }: Asked): Promise<Answered> {
  const own = `127.0.0.1:${String(port)}`;
  const all = {
    Host: own,
    ...(method === 'POST' ? { Origin: `http://${own}`, 'Content-Type': 'application/json' } : {}),
    ...headers,
  };
  const sent = Object.fromEntries(Object.entries(all).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers: sent, setHost: false, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(parts).toString('utf8'),
          });
        });
      },
    );
    asked.on('error', reject);
    // Node frames a body only for the methods that have one.
    asked.end(method === 'POST' ? body : undefined);
  });
}

/** The body as data. */
export const data = ({ text }: Answered): unknown => JSON.parse(text);

/** The cookie of an answer as a page sends it back. */
export const cookieOf = ({ headers }: Answered): string => headers['set-cookie']?.[0]?.split(';')[0] ?? '';
