/** A device asks a host to be paired: one connection, from the code to the admin's answer. */
import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { Agent, request } from 'node:http';
import { connect, type TLSSocket } from 'node:tls';
import { text } from 'node:stream/consumers';
import { err, ok, type Result } from '../../../shared/result.ts';
import { certificateOf, newKeyPair, pemOf } from './certificates.ts';
import { Asked, PairingAnswer } from './doorway.ts';
import type { Joined } from './joined.ts';
import { comparisonOf, pairingAuthority, pairingKey, readCode, type PairingCode } from './pairing_code.ts';

/** Why asking came to nothing before the admin saw it. */
type AskFault = 'pairing-code-wrong' | 'pairing-not-accepted' | 'station-differs' | 'station-unreachable';

/** How it ended: joined, or the way it did not. */
export type AskEnd = Joined | 'refused' | 'lost';

/** A device that asks. */
export interface Asking {
  readonly comparison: string;
  /** Never rejects. */
  readonly end: Promise<AskEnd>;
  readonly giveUp: () => void;
}

const connectMillis = 8_000;

/** A connection that shows the device's key under the code; nothing is said on it yet. */
function connection(code: PairingCode, shown: { key: string; cert: string }): Promise<TLSSocket | null> {
  return new Promise((resolve) => {
    const { address: host, port } = code.place;
    // The host's certificate is checked below, against the key in the code: its authority is not known before.
    const socket = connect({ host, port, ...shown, minVersion: 'TLSv1.3', rejectUnauthorized: false });
    const failed = () => {
      socket.destroy();
      resolve(null);
    };
    socket.setTimeout(connectMillis, failed);
    socket.once('error', failed);
    socket.once('secureConnect', () => {
      socket.setTimeout(0);
      socket.off('error', failed);
      socket.on('error', () => undefined); // the request on it is told
      resolve(socket);
    });
  });
}

const isHostOf = (socket: TLSSocket, { authority, place }: PairingCode): boolean => {
  const shown = socket.getPeerX509Certificate();
  return shown?.verify(authority) === true && shown.checkIP(place.address) !== undefined;
};

/** Posts on this one connection; null where it breaks off, or the answer is none of the host's. */
async function postOn(agent: Agent, { place }: PairingCode, path: string): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json', Host: `${place.address}:${String(place.port)}` };
  return new Promise((resolve) => {
    const asked = request({ agent, path, method: 'POST', headers }, (response) => {
      text(response).then(
        (body) => {
          resolve(response.statusCode === 200 ? parsed(body) : null);
        },
        () => {
          resolve(null);
        },
      );
    });
    asked.on('error', () => {
      resolve(null);
    });
    asked.end('{}');
  });
}

function parsed(body: string): unknown {
  try {
    const data: unknown = JSON.parse(body);
    return data;
  } catch {
    // Not the host's word, whatever it is.
    return null;
  }
}

/** Keeps what the admin gave, if it is for this key and from the authority in the code. */
function joinedBy(answer: PairingAnswer, code: PairingCode, privateKey: KeyObject): AskEnd {
  if (answer.state !== 'approved') return answer.state;
  const authority = new X509Certificate(answer.authority);
  const own = new X509Certificate(answer.certificate);
  if (!authority.publicKey.equals(code.authority) || !own.verify(code.authority) || !own.checkPrivateKey(privateKey)) {
    return 'lost';
  }
  const { state: _state, ...given } = answer;
  return {
    v: 1,
    host: code.place,
    ...given,
    privateKey: pemOf(privateKey),
    // What the host says of it is asked at the first connection.
    term: 1,
    spare: null,
    isSpare: false,
    before: null,
  };
}

async function endOf(agent: Agent, code: PairingCode, privateKey: KeyObject): Promise<AskEnd> {
  const answer = PairingAnswer.safeParse(await postOn(agent, code, '/answer'));
  try {
    return answer.success ? joinedBy(answer.data, code, privateKey) : 'lost';
  } catch {
    // Not certificates: the host's authority signed them, or nobody did.
    return 'lost';
  }
}

/**
 * Asks the host of a code.
 * @param text what the QR says
 * @param random for the serial number of a certificate that lives as long as the connection
 */
export async function askToJoin(
  text: string,
  random: (bytes: number) => Uint8Array,
): Promise<Result<Asking, { code: AskFault }>> {
  const code = readCode(text);
  if (code === null) return err({ code: 'pairing-code-wrong' });
  const { publicKey, privateKey } = newKeyPair();
  const issuer = { name: pairingAuthority, privateKey: pairingKey(code.secret) };
  const cert = certificateOf(
    { subject: 'Tapis device', publicKey, purpose: { kind: 'client' }, serial: random(16) },
    issuer,
  );
  const socket = await connection(code, { key: pemOf(privateKey), cert });
  if (socket === null) return err({ code: 'station-unreachable' });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agent.createConnection = () => socket;
  const giveUp = () => {
    agent.destroy();
    socket.destroy();
  };
  const refuse = (fault: AskFault) => {
    giveUp();
    return err({ code: fault });
  };
  if (!isHostOf(socket, code)) return refuse('station-differs');
  const asked = Asked.safeParse(await postOn(agent, code, '/ask'));
  if (!asked.success) return refuse('pairing-not-accepted');
  if (asked.data.comparison !== comparisonOf(createPublicKey(privateKey), code.secret))
    return refuse('station-differs');
  return ok({ comparison: asked.data.comparison, end: endOf(agent, code, privateKey).finally(giveUp), giveUp });
}
