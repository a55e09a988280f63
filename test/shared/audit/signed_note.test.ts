import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyEd25519 as verify } from '../../../electron/app/ed25519.ts';
import {
  parseSignedNote,
  parseVerifierKey,
  signersOf,
  writeSignedNote,
  type VerifierKey,
} from '../../../shared/audit/signed_note.ts';
import { fromBase64, toBase64 } from '../../../shared/base64.ts';
import { runs } from '../domain/arbitrary_input.ts';
import { sha256 } from '../domain/delivered.ts';
import { seeds, signingKey } from '../signing.ts';

// The example of golang.org/x/mod/sumdb/note, the program the specification was written from.
const peterKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const enochKey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

function keyOf(spelling: string): VerifierKey {
  const read = parseVerifierKey(spelling, sha256);
  if (!read.ok) throw new Error(spelling);
  return read.value;
}
const peter = keyOf(peterKey);
const enoch = keyOf(enochKey);

/** The trusted signers of a note, or what is wrong. */
function open(note: string, ...trusted: readonly VerifierKey[]): readonly string[] | string {
  const parsed = parseSignedNote(note);
  if (!parsed.ok) return parsed.error;
  const signers = signersOf(parsed.value, { verify, trusted });
  return signers.ok ? signers.value : signers.error;
}

describe('known answers', () => {
  test('both signatures of the reference program are right', () => {
    const note = `${text}\n${peterLine}${enochLine}`;
    expect(open(note, peter, enoch)).toEqual(['PeterNeumann', 'EnochRoot']);
    expect(open(note, enoch)).toEqual(['EnochRoot']);
    expect(parseSignedNote(note)).toMatchObject({ ok: true, value: { text } });
  });

  test('its signer writes the same bytes here', () => {
    // PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz
    const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1).toString('hex');
    const signer = signingKey('PeterNeumann', seed);
    expect(signer.key.text).toBe(peterKey);
    expect(writeSignedNote({ text, signatures: [signer.sign(text)] })).toBe(`${text}\n${peterLine}`);
  });

  test('the note of the specification is taken apart at its last empty line', () => {
    const poem = 'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n';
    const line =
      '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
    const read = parseSignedNote(`${poem}\n${line}`);
    expect(read).toMatchObject({
      ok: true,
      value: { text: poem, signatures: [{ name: 'quasimodo.example/salvatore', keyId: '367ba04b' }] },
    });
    expect(read.ok && writeSignedNote(read.value)).toBe(`${poem}\n${line}`);
  });

  test('the key of RFC 8032, test 1, under a name of ours', () => {
    const own = signingKey('bp3mi.example/katalog', seeds[0]);
    expect(toBase64(own.key.publicKey)).toBe('11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=');
    expect(own.key.text).toBe('bp3mi.example/katalog+11d587c6+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea');
    expect(writeSignedNote({ text: 'tapis\n', signatures: [own.sign('tapis\n')] })).toBe(
      'tapis\n\n— bp3mi.example/katalog EdWHxtaAT3CfwRTw/3NcZHCsovI/NppXb4UT5z6l6P028/+7waUM+tk74pqpUs+7tSiMYfGdjJqxqE0vyztOVdE53A8=\n',
    );
  });
});

describe('a verifier key', () => {
  test('has one spelling: every part of it, and every other sign at any place, is refused', () => {
    expect(peter).toMatchObject({ name: 'PeterNeumann', keyId: 'c74f20a3', text: peterKey });
    for (let from = 0; from < peterKey.length; from += 1) {
      for (let to = from + 1; to <= peterKey.length; to += 1) {
        if (to - from < peterKey.length) expect(parseVerifierKey(peterKey.slice(from, to), sha256).ok).toBe(false);
      }
      const next = String.fromCharCode(peterKey.charCodeAt(from) + 1);
      expect(parseVerifierKey(peterKey.slice(0, from) + next + peterKey.slice(from + 1), sha256).ok).toBe(false);
    }
  });

  test.each([
    ['another length with its own id', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
    ['another kind of key with its own id', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['capital hex', peterKey.replace('c74f20a3', 'C74F20A3')],
    ['a space at the end', `${peterKey} `],
    ['nothing', ''],
    ['plus signs alone', '+++'],
  ])('%s is refused', (_what, spelling) => {
    expect(parseVerifierKey(spelling, sha256)).toEqual({ ok: false, error: 'verifier-key-malformed' });
  });

  test.each(['a b', 'a\u00a0b', 'a\u2003b', 'a\nb', 'a+b', '', 'a\u200bb', 'a\u202eb', 'a\u007fb'])(
    'a name %j is refused, also with its own id',
    (name) => {
      const { text: spelling } = signingKey(name, seeds[0]).key;
      expect(parseVerifierKey(spelling, sha256).ok).toBe(false);
    },
  );
});

describe('who signed', () => {
  const note = `${text}\n${peterLine}`;

  test('a signature of an unknown key is passed over, also one that shares the name or the id', () => {
    const impostor = signingKey('PeterNeumann', seeds[1]);
    expect(open(note, impostor.key)).toBe('no-trusted-signature');
    expect(open(note, { ...peter, name: 'PeterNeuman' })).toBe('no-trusted-signature');
    expect(open(note, impostor.key, peter)).toEqual(['PeterNeumann']);
    expect(open(note)).toBe('no-trusted-signature');
    for (const odd of ['— somebody.else AAAAAAA=\n', '— some\u200bbody\ufeff AAAAAAA=\n']) {
      expect(open(`${text}\n${odd}${peterLine}`, peter)).toEqual(['PeterNeumann']);
    }
  });

  test('a wrong signature of a known key spoils the note, whatever stands beside it', () => {
    const forged = signingKey('EnochRoot', seeds[0]).sign(text);
    const parsed = parseSignedNote(note);
    if (!parsed.ok) throw new Error(parsed.error);
    const both = writeSignedNote({
      text,
      signatures: [...parsed.value.signatures, { ...forged, keyId: enoch.keyId }],
    });
    expect(open(both, peter, enoch)).toBe('signature-wrong');
    expect(open(both, peter)).toEqual(['PeterNeumann']);
    const short = { name: peter.name, keyId: peter.keyId, signature: new Uint8Array(63) };
    expect(open(writeSignedNote({ text, signatures: [short] }), peter)).toBe('signature-wrong');
  });

  test('the same signature twice is one signer, and only once written', () => {
    expect(open(`${text}\n${peterLine}${peterLine}`, peter)).toEqual(['PeterNeumann']);
    const read = parseSignedNote(`${text}\n${peterLine}${enochLine}${peterLine}`);
    expect(read.ok && writeSignedNote(read.value)).toBe(`${text}\n${enochLine}${peterLine}`);
  });

  test.each([
    ['no signature', text],
    ['no signature line', `${text}\n`],
    ['no last newline', note.slice(0, -1)],
    ['no empty line', `${text}${peterLine}`],
    ['a line more', `${note}Unexpected line.\n`],
    ['an empty line more', `${note}\n`],
    ['a tab', `a\t${note}`],
    ['a return', note.replaceAll('\n', '\r\n')],
    ['a zero byte', `\u0000${note}`],
    ['half a character', `\ud800${note}`],
    ['a hyphen for the dash', note.replace('—', '-')],
    ['two spaces', note.replace('— ', '—  ')],
    ['a name with a space', note.replace('PeterNeumann', 'Peter Neumann')],
    ['base64 without padding', note.replace('=\n', '\n')],
    ['base64 for the web', note.replaceAll('/', '_')],
    ['too many signatures', `${text}\n${peterLine.repeat(65)}`],
  ])('a note with %s is malformed', (_what, broken) => {
    expect(open(broken, peter)).toBe('note-malformed');
  });

  test('sixteen signatures are read, as the specification asks', () => {
    expect(open(`${text}\n${enochLine.repeat(15)}${peterLine}`, peter)).toEqual(['PeterNeumann']);
  });

  test('no single byte of a signed note can change', () => {
    const bytes = Buffer.from(note);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(typeof open(changed.toString('utf8'), peter)).toBe('string');
      }),
      { numRuns: runs },
    );
  });

  test('nothing a stranger writes makes it throw', () => {
    const piece = fc.constantFrom('\n', '\n\n', '— ', ' ', '=', 'PeterNeumann', '+', peterLine, text, '\ud800', 'AAAA');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 }), (parts) => {
        const found = open(parts.join(''), peter, enoch);
        if (typeof found !== 'string') expect(parts.join('').endsWith(`${text}\n${peterLine}`)).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});

test('base64 is that of Node, and only its own spelling is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.string({ maxLength: 12 }), (bytes, other) => {
      const spelling = Buffer.from(bytes).toString('base64');
      expect(toBase64(bytes)).toBe(spelling);
      expect(fromBase64(spelling)).toEqual(bytes);
      const read = fromBase64(other);
      if (read !== null) expect(Buffer.from(read).toString('base64')).toBe(other);
    }),
    { numRuns: runs },
  );
  expect(['QQ==', 'QR==', 'QQ=', 'QQ', 'Q', '=', 'QQ==QQ==', 'QQ\n=='].map((one) => fromBase64(one) !== null)).toEqual([
    true,
    ...Array.from({ length: 7 }, () => false),
  ]);
});
