/**
 * The signature of a request to the central system: HTTP Message Signatures (RFC 9421) with Ed25519 over method, address,
 * content type and the digest of the body (RFC 9530).
 */
import { toBase64 } from '../base64.ts';

/** What is signed. */
export interface SignedRequest {
  /** As it is called, without a fragment. */
  readonly address: string;
  /** SHA-256 of the body, 32 bytes. */
  readonly digest: Uint8Array;
  /** Seconds since 1970, of the station's clock: of use to people, not a reason to refuse. */
  readonly created: number;
  /** Name of the key. */
  readonly keyId: string;
}

/** The media type of a batch. */
export const batchType = 'application/json';
/** The media type of an acknowledgement. */
export const acknowledgementType = 'text/plain';

const components = '("@method" "@target-uri" "content-type" "content-digest")';

/** The headers of a signed request. `sign` signs bytes with Ed25519. */
export function signedHeaders(
  { address, digest, created, keyId }: SignedRequest,
  sign: (message: Uint8Array) => Uint8Array,
): Readonly<Record<'Content-Type' | 'Content-Digest' | 'Signature-Input' | 'Signature', string>> {
  const contentDigest = `sha-256=:${toBase64(digest)}:`;
  const parameters = `${components};created=${String(created)};keyid="${keyId}";alg="ed25519"`;
  const base = [
    '"@method": POST',
    `"@target-uri": ${address}`,
    `"content-type": ${batchType}`,
    `"content-digest": ${contentDigest}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
  return {
    'Content-Type': batchType,
    'Content-Digest': contentDigest,
    'Signature-Input': `tapis=${parameters}`,
    Signature: `tapis=:${toBase64(sign(new TextEncoder().encode(base)))}:`,
  };
}
