/** Checkpoints, cosignatures and proofs, byte for byte as their specifications and other programs write them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../../electron/app/ed25519.ts';
import { checkpointText, logName, parseCheckpoint } from '../../../shared/audit/checkpoint.ts';
import { cosign, cosignatureParts, cosignerKey, parseCosignerKey } from '../../../shared/audit/cosignature.ts';
import { claimedBy, parseSignedNote, parseVerifierKey, writeSignedNote } from '../../../shared/audit/signed_note.ts';
import { parseTlogProof, writeTlogProof } from '../../../shared/audit/tlog_proof.ts';
import { fromBase64 } from '../../../shared/base64.ts';
import { runs } from '../domain/arbitrary_input.ts';
import { sha256 } from '../domain/delivered.ts';
import { seeds, signingKey } from '../signing.ts';

/** The example of c2sp.org/tlog-cosignature: a log's signature and a witness's below it. */
const specified = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

function noteOf(text: string) {
  const note = parseSignedNote(text);
  if (!note.ok) throw new Error(note.error);
  return note.value;
}

describe('a checkpoint', () => {
  it('is read and written as the specification shows it', () => {
    const note = noteOf(specified);
    const checkpoint = parseCheckpoint(note.text);
    expect(checkpoint).toMatchObject({ ok: true, value: { origin: 'example.com/behind-the-sofa', size: 20_852_163 } });
    expect(checkpoint.ok && checkpointText(checkpoint.value)).toBe(note.text);
    expect(writeSignedNote(note)).toBe(specified);
  });

  it('may carry lines of others', () => {
    const { text } = noteOf(specified);
    expect(parseCheckpoint(`${text}extension 1\nextension 2\n`)).toMatchObject({
      ok: true,
      value: { size: 20_852_163 },
    });
    expect(parseCheckpoint(`${text}\nextension\n`).ok).toBe(false);
  });

  it.each([
    ['a leading zero', 'a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['a sign', 'a\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['a size beyond what is counted exactly', 'a\n9007199254740993\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['no origin', '\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['a short root', 'a\n1\nCsUYapGGPo4dkMgIAUqomw==\n'],
    ['no root', 'a\n1\n'],
    ['no end', 'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='],
  ])('with %s is malformed', (_what, text) => {
    expect(parseCheckpoint(text)).toEqual({ ok: false, error: 'checkpoint-malformed' });
  });

  it('is of a log whose name tells two stations of one name apart', () => {
    const one = logName('PLM-A1', new Uint8Array(32), sha256);
    expect(one).toBe('tapis.PLM-A1/66687aadf862bd77');
    expect(logName('PLM-A1', new Uint8Array(32).fill(1), sha256)).not.toBe(one);
  });
});

describe('a cosignature', () => {
  const { text, signatures } = noteOf(specified);

  it('of the specification is taken apart: its second, and the message that was signed', () => {
    const [, witness] = signatures;
    const parts = witness === undefined ? null : cosignatureParts(text, witness);
    // 20 March 2023, as the text of the specification says.
    expect(parts?.time).toBe(1_679_315_147);
    expect(new TextDecoder().decode(parts?.message)).toBe(`cosignature/v1\ntime 1679315147\n${text}`);
  });

  it('made with the key of RFC 8032, test 1, has one spelling and verifies', () => {
    const { key, secret } = cosignerOf('witness.example/w1');
    expect(key.text).toMatch(/^witness\.example\/w1\+[0-9a-f]{8}\+B/);
    expect(parseCosignerKey(key.text, sha256)).toMatchObject({ ok: true, value: { keyId: key.keyId } });
    expect(parseVerifierKey(key.text, sha256).ok).toBe(false);
    const signature = cosign(text, { key, time: 1_700_000_000, sign: secret });
    expect(Buffer.from(signature.signature.subarray(0, 8)).toString('hex')).toBe('000000006553f100');
    const note = noteOf(writeSignedNote({ text, signatures: [...signatures, signature] }));
    const [claim] = claimedBy(note, key);
    const parts = claim === undefined ? null : cosignatureParts(note.text, claim);
    if (parts === null) throw new Error('no cosignature');
    expect(verifyEd25519(key.publicKey, parts.message, parts.signature)).toBe(true);
  });

  it('does not verify with one bit turned anywhere, nor on another text', () => {
    const { key, secret } = cosignerOf('witness.example/w1');
    const { signature, ...rest } = cosign(text, { key, time: 1_700_000_000, sign: secret });
    const holds = (bytes: Uint8Array, body: string): boolean => {
      const parts = cosignatureParts(body, { ...rest, signature: bytes });
      return parts !== null && verifyEd25519(key.publicKey, parts.message, parts.signature);
    };
    expect(holds(signature, text)).toBe(true);
    expect(holds(signature, text.replace('20852163', '20852164'))).toBe(false);
    expect(holds(signature.subarray(0, 71), text)).toBe(false);
    fc.assert(
      fc.property(fc.nat({ max: 72 * 8 - 1 }), (bit) => {
        const turned = new Uint8Array(signature);
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(holds(turned, text)).toBe(false);
      }),
      { numRuns: runs },
    );
  });
});

/** A cosigner with the key of RFC 8032, test 1. */
function cosignerOf(name: string) {
  const signer = signingKey(name, seeds[0]);
  return {
    key: cosignerKey(name, signer.key.publicKey, sha256),
    secret: (message: Uint8Array) => signer.sign(new TextDecoder().decode(message)).signature,
  };
}

describe('a proof', () => {
  const hash = fromBase64('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=') ?? new Uint8Array(0);

  it('is written as other programs write it', () => {
    const proof = { index: 5, hashes: [hash, hash], checkpoint: specified, extra: null };
    const row = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(writeTlogProof(proof)).toBe(`c2sp.org/tlog-proof@v1\nindex 5\n${row}${row}\n${specified}`);
    expect(writeTlogProof({ ...proof, hashes: [], index: 0, extra: new Uint8Array([1, 2, 3]) })).toBe(
      `c2sp.org/tlog-proof@v1\nextra AQID\nindex 0\n\n${specified}`,
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 20 }),
        fc.option(fc.uint8Array({ maxLength: 40 })),
        (index, hashes, extra) => {
          const proof = { index, hashes, checkpoint: specified, extra };
          expect(parseTlogProof(writeTlogProof(proof))).toEqual({ ok: true, value: proof });
        },
      ),
      { numRuns: runs },
    );
  });

  it.each([
    ['another version', 'c2sp.org/tlog-proof@v2\nindex 0\n\nx\n'],
    ['no index', 'c2sp.org/tlog-proof@v1\n\nx\n'],
    ['a leading zero', 'c2sp.org/tlog-proof@v1\nindex 01\n\nx\n'],
    ['a hash too short', 'c2sp.org/tlog-proof@v1\nindex 1\nAQID\n\nx\n'],
    ['extra that is no base64', 'c2sp.org/tlog-proof@v1\nextra ?\nindex 1\n\nx\n'],
    ['extra twice', 'c2sp.org/tlog-proof@v1\nextra AQID\nextra AQID\nindex 1\n\nx\n'],
    ['no checkpoint', 'c2sp.org/tlog-proof@v1\nindex 1\n'],
    ['nothing', ''],
  ])('with %s is malformed', (_what, text) => {
    expect(parseTlogProof(text)).toEqual({ ok: false, error: 'proof-malformed' });
  });
});
