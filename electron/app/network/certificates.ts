/**
 * The few certificates a station needs, X.509 v3 (RFC 5280) with P-256 and SHA-256: its authority, the host's, a device's.
 * Only written here; what comes over the network is read and checked by the TLS of the runtime alone.
 *
 * All are good from 1970 to 9999: the clock of a tablet may be wrong, and revoking, not a date, ends a device.
 */
import { createHash, createPublicKey, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A key with its certificate, as TLS takes them. */
export interface Credentials {
  /** PEM. */
  readonly certificate: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

/** Who signs a certificate. */
export interface Issuer {
  readonly name: string;
  readonly privateKey: KeyObject;
}

/** A new P-256 key pair of the runtime's own randomness. */
export const newKeyPair = (): { publicKey: KeyObject; privateKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** PKCS #8, PEM. */
export const pemOf = (privateKey: KeyObject): string => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** One element of DER: tag, length, content. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
const sequence = (...content: readonly Uint8Array[]) => der(0x30, ...content);
const set = (...content: readonly Uint8Array[]) => der(0x31, ...content);
const octets = (...content: readonly Uint8Array[]) => der(0x04, ...content);
const bits = (content: Uint8Array, unused = 0) => der(0x03, Buffer.from([unused]), content);
const truth = der(0x01, Buffer.from([0xff]));
/** An object identifier from its encoded content. */
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = oid('550403');
const always = sequence(der(0x17, Buffer.from('700101000000Z')), der(0x18, Buffer.from('99991231235959Z')));

const named = (name: string) => sequence(set(sequence(commonName, der(0x0c, Buffer.from(name)))));

const extension = (id: string, value: Uint8Array, critical: boolean) =>
  sequence(oid(id), ...(critical ? [truth] : []), octets(value));
const digitalSignature = extension('551d0f', bits(Buffer.from([0x80]), 7), true);

/** Names a key (RFC 7093, method 1). */
const keyId = (publicKey: KeyObject): Buffer =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }).subarray(-65))
    .digest()
    .subarray(0, 20);
const ownKey = (publicKey: KeyObject) => extension('551d0e', octets(keyId(publicKey)), false);
const issuerKey = ({ privateKey }: Issuer) =>
  extension('551d23', sequence(der(0x80, keyId(createPublicKey(privateKey)))), false);

/** What a certificate is for. */
type Purpose = { readonly kind: 'authority' | 'client' } | { readonly kind: 'server'; readonly address: string };

function extensionsOf(purpose: Purpose): Buffer[] {
  switch (purpose.kind) {
    case 'authority':
      // An authority that issues no further one, and is for signing certificates alone.
      return [
        extension('551d13', sequence(truth, der(0x02, Buffer.from([0]))), true),
        extension('551d0f', bits(Buffer.from([0x04]), 2), true),
      ];
    case 'client':
      return [digitalSignature, extension('551d25', sequence(oid('2b06010505070302')), false)];
    case 'server':
      return [
        digitalSignature,
        extension('551d25', sequence(oid('2b06010505070301')), false),
        extension('551d11', sequence(der(0x87, Buffer.from(purpose.address.split('.').map(Number)))), false),
      ];
  }
}

/**
 * Writes a certificate.
 * @param subject its common name
 * @param serial 16 random bytes
 * @returns PEM
 */
export function certificateOf(
  {
    subject,
    publicKey,
    purpose,
    serial,
  }: { subject: string; publicKey: KeyObject; purpose: Purpose; serial: Uint8Array },
  issuer: Issuer,
): string {
  const number = Buffer.from(serial);
  number[0] = ((number[0] ?? 0) & 0x7f) | 0x40; // positive, and never with a needless zero before it
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, number),
    ecdsaWithSha256,
    named(issuer.name),
    always,
    named(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensionsOf(purpose), ownKey(publicKey), issuerKey(issuer))),
  );
  const signature = createSign('sha256').update(body).sign(issuer.privateKey);
  const text = sequence(body, ecdsaWithSha256, bits(signature)).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${text.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

/** The certificate of an authority, signed by itself. */
export const authorityOf = (issuer: Issuer, serial: Uint8Array): string =>
  certificateOf(
    { subject: issuer.name, publicKey: createPublicKey(issuer.privateKey), purpose: { kind: 'authority' }, serial },
    issuer,
  );
