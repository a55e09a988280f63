/** Reading an acknowledgement: whose it is, and that it speaks to this station. */
import { parseSignedNote, signersOf, type VerifierKey, type VerifyEd25519 } from '../audit/signed_note.ts';
import { err, ok, type Result } from '../result.ts';
import { Acknowledgement } from './batch.ts';

/** Why a text is not taken for an acknowledgement. */
export type AcknowledgementFault =
  'acknowledgement-malformed' | 'acknowledgement-unsigned' | 'acknowledgement-not-ours';

interface Trust {
  readonly receiver: VerifierKey;
  /** Name of the station's key. */
  readonly origin: string;
  readonly verify: VerifyEd25519;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema takes it
  }
}

/** Reads a signed acknowledgement; nothing of it is used unless the receiver signed it. */
export function readAcknowledgement(
  text: string,
  { receiver, origin, verify }: Trust,
): Result<Acknowledgement, AcknowledgementFault> {
  const note = parseSignedNote(text);
  if (!note.ok) return err('acknowledgement-malformed');
  if (!signersOf(note.value, { verify, trusted: [receiver] }).ok) return err('acknowledgement-unsigned');
  const said = Acknowledgement.safeParse(json(note.value.text));
  if (!said.success) return err('acknowledgement-malformed');
  return said.data.origin === origin ? ok(said.data) : err('acknowledgement-not-ours');
}
