/**
 * Which host answers at a place, and by which term. A host has a certificate of the station's authority for its address, and
 * its term stands in it: only who has the station's database can make one. So a TLS handshake tells everything, to old hosts
 * and devices alike, and nothing else is said.
 */
import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, connect, type PeerCertificate } from 'node:tls';
import type { NetworkPlace } from '../../../shared/contract/network.ts';

/** Until a place that says nothing has no host, milliseconds. */
const answerMillis = 2_000;

/** Name in the certificate of a host. Terms count from 1, and each taking over raises it. */
export const hostName = (term: number): string => `Tapis host ${String(term)}`;

/** The term of a host by the name in its certificate; null: not a host's. */
function termNamed(name: string): number | null {
  const [, term] = /^Tapis host (\d{1,9})$/.exec(name) ?? [];
  // Hosts of before terms were counted.
  if (name === 'Tapis host') return 1;
  return term === undefined ? null : Number(term);
}

/** The term in the certificate of a host (PEM), where this authority has signed it; null: it has not, or it is none. */
export function termOf(certificate: string, authority: string): { term: number; address: string } | null {
  try {
    const shown = new X509Certificate(certificate);
    if (!shown.verify(new X509Certificate(authority).publicKey)) return null;
    const term = termNamed(shown.subject.replace(/^CN=/, ''));
    const [, address] = /^IP Address:([\d.]+)$/.exec(shown.subjectAltName ?? '') ?? [];
    return term === null || address === undefined ? null : { term, address };
  } catch {
    // No certificate at all.
    return null;
  }
}

/** A check for TLS beside the usual one: a host of an earlier term is none any more. */
export const ofTermAtLeast =
  (term: number) =>
  (host: string, certificate: PeerCertificate): Error | undefined => {
    const shown = termNamed(String(certificate.subject.CN));
    if (shown === null || shown < term) return new Error('a host of an earlier term');
    return checkServerIdentity(host, certificate);
  };

/** A host that answers. */
export interface HostThere {
  readonly term: number;
  /** PEM. */
  readonly certificate: string;
}

/** The host of the station at a place; null: nobody who has a certificate of this authority (PEM) for that address. */
export function hostAt({ address, port }: NetworkPlace, authority: string): Promise<HostThere | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, ca: authority, minVersion: 'TLSv1.3' });
    const end = (found: HostThere | null) => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(answerMillis, () => {
      end(null);
    });
    socket.on('error', () => {
      end(null);
    });
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()?.toString() ?? '';
      const found = termOf(certificate, authority);
      end(found && { term: found.term, certificate });
    });
  });
}
