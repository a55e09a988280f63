/** The one connection this program makes to another machine: one request to the central system, and nothing else. */
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { SendFault } from '../../../shared/contract/outbox.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { codeOf } from '../private_file.ts';

/** One request. */
export interface Posting {
  /** `https://…`. */
  readonly endpoint: string;
  /** Certificates in PEM; empty: those the system trusts. */
  readonly authority: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Milliseconds for all of it. */
  readonly timeoutMs: number;
  /** Gives it up. */
  readonly signal: AbortSignal;
}

/** Why there is no answer, and how long the receiver asked to wait, in milliseconds. */
export interface Unanswered {
  readonly fault: SendFault;
  readonly retryAfterMs: number | null;
}

/** An answer is an acknowledgement of at most 2,000 records. */
const largestAnswer = 2_000_000;

const because = (fault: SendFault): Unanswered => ({ fault, retryAfterMs: null });

/** What went wrong with the certificate, in the words of OpenSSL and Node. */
const certificate = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT|ERR_SSL_|EPROTO|INVALID_CA|HOSTNAME_)/;
const unreachable = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/;

function faultOf(thrown: unknown, timedOut: boolean): SendFault {
  const code = codeOf(thrown) ?? '';
  if (timedOut || code === 'ETIMEDOUT') return 'timed-out';
  if (certificate.test(code)) return 'certificate-wrong';
  return unreachable.test(code) ? 'unreachable' : 'broken-off';
}

/** Seconds, or a date against the receiver's own clock: ours may be wrong. */
function retryAfter({ headers }: IncomingMessage): number | null {
  const asked = headers['retry-after'];
  if (asked === undefined) return null;
  if (/^\d{1,6}$/.test(asked)) return Number(asked) * 1000;
  const until = Date.parse(asked) - Date.parse(headers.date ?? '');
  return Number.isFinite(until) && until > 0 ? until : null;
}

function refusalOf(answer: IncomingMessage): Unanswered {
  const status = answer.statusCode ?? 0;
  const retryAfterMs = retryAfter(answer);
  if (status === 429 || status === 503) return { fault: 'busy', retryAfterMs };
  if (status >= 500) return { fault: 'server-failed', retryAfterMs };
  if (status >= 300 && status < 400) return because('redirected');
  if (status === 413) return because('too-large');
  return because(status === 401 || status === 403 ? 'not-admitted' : 'request-refused');
}

async function textOf(answer: IncomingMessage): Promise<Result<string, Unanswered>> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    if (!Buffer.isBuffer(part)) throw new Error('bytes were expected');
    bytes += part.length;
    if (bytes > largestAnswer) return err(because('answer-wrong'));
    parts.push(part);
  }
  if (!answer.complete) return err(because('broken-off'));
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    return err(because('answer-wrong')); // not text: the receiver never writes that
  }
}

/** Sends one request and gives the text of the answer. Never rejects; redirects are not followed. */
export async function post({
  endpoint,
  authority,
  headers,
  body,
  timeoutMs,
  signal,
}: Posting): Promise<Result<string, Unanswered>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = request(endpoint, {
        method: 'POST',
        headers: { ...headers, 'Content-Length': String(body.length) },
        ...(authority === '' ? {} : { ca: authority }),
        minVersion: 'TLSv1.2',
        agent: false,
        signal: AbortSignal.any([signal, timeout]),
      });
      asked.once('response', resolve);
      asked.on('error', reject);
      asked.end(body);
    });
    try {
      return answer.statusCode === 200 ? await textOf(answer) : err(refusalOf(answer));
    } finally {
      answer.destroy();
    }
  } catch (thrown) {
    return err(because(faultOf(thrown, timeout.aborted)));
  }
}
