/** Connections as somebody else on the network can make them: any certificate, any header, no program of ours in between. */
import { randomBytes, X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { connect, type ConnectionOptions } from 'node:tls';
import { authorityOf, certificateOf, newKeyPair, pemOf } from '../../../electron/app/network/certificates.ts';
import type { NetworkPlace } from '../../../shared/contract/network.ts';

/** Key and certificate as TLS takes them. */
export interface Shown {
  readonly key: string;
  readonly cert: string;
}

/** What a client certificate of another station looks like, with a name of one's choice in it. */
export function fromElsewhere(subject: string, authority = 'Tapis PLM-A1 00000000'): Shown {
  const issuer = { name: authority, privateKey: newKeyPair().privateKey };
  const { publicKey, privateKey } = newKeyPair();
  const purpose = { kind: 'client' } as const;
  const cert = certificateOf({ subject, publicKey, purpose, serial: randomBytes(16) }, issuer);
  return { key: pemOf(privateKey), cert: cert + authorityOf(issuer, randomBytes(16)) };
}

/** Name of the authority that signed a certificate. */
export const issuerIn = (certificate: string): string => new X509Certificate(certificate).issuer.replace(/^CN=/, '');

/** How a connection ended on which a call was sent at once: every byte of the answer, and the code of the error. */
export interface Ended {
  readonly bytes: string;
  readonly code: string | null;
  readonly reused: boolean;
}

/** Sends a call as soon as the connection stands, and waits until the other side ends it. */
export function ended({ address, port }: NetworkPlace, options: ConnectionOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let code: string | null = null;
    let reused = false;
    const socket = connect({ host: address, port, rejectUnauthorized: false, ...options });
    socket.on('secureConnect', () => {
      reused = socket.isSessionReused();
    });
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      code = error.code ?? error.message;
    });
    socket.on('close', () => {
      resolve({ bytes: Buffer.concat(parts).toString(), code, reused });
    });
    socket.write(
      `POST /call/station.state HTTP/1.1\r\nHost: ${address}:${String(port)}\r\nContent-Type: application/json\r\n` +
        `X-Tapis-Window: ${'a'.repeat(22)}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    );
  });
}

/** Connects, says nothing, and waits until the other side ends it; answers what was said until then. */
export function endedUnasked({ address, port }: NetworkPlace, shown: Shown): Promise<string> {
  return new Promise((resolve) => {
    let bytes = '';
    const socket = connect({ host: address, port, rejectUnauthorized: false, ...shown });
    socket.on('data', (part: Buffer) => (bytes += part.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(bytes);
    });
  });
}

/** A request with a device's certificate and any headers; `null` leaves one out. */
export function ask(
  { address, port }: NetworkPlace,
  shown: Shown & { readonly ca: string },
  {
    path,
    method = 'POST',
    headers = {},
    body = '{}',
  }: { path: string; method?: string; headers?: Readonly<Record<string, string | null>>; body?: string },
): Promise<{ readonly status: number; readonly data: unknown }> {
  const usual = {
    Host: `${address}:${String(port)}`,
    'Content-Type': 'application/json',
    'X-Tapis-Window': 'a'.repeat(22),
  };
  const sent = Object.fromEntries(
    Object.entries({ ...usual, ...headers }).flatMap(([name, text]) => (text === null ? [] : [[name, text]])),
  );
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: address, port, path, method, headers: sent, setHost: false, agent: false, servername: '', ...shown },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const data: unknown = JSON.parse(Buffer.concat(parts).toString());
          resolve({ status: response.statusCode ?? 0, data });
        });
      },
    );
    asked.on('error', reject);
    asked.end(method === 'POST' ? body : undefined);
  });
}
