/**
 * Scans of the party on the screen: each goes to the application at once and in its order, whatever the officer does
 * meanwhile. What is on the list is the application's to say; here is only what the last scan did.
 */
import { create } from 'zustand';
import type { InputOf, OutputOf } from '../../shared/contract/index.ts';
import type { MemberView } from '../../shared/contract/party.ts';
import { classifyScan } from '../../shared/domain/key_burst.ts';
import { isClear } from '../../shared/domain/party.ts';
import type { PartyId } from '../../shared/ids.ts';
import { beep } from './beep.ts';
import { call, readAgain, type CallFailure } from './calls.ts';
import { noteUnknown } from './scan.ts';

/** The party on the screen, as far as its scans go. */
interface PartyScans {
  /** The open party that takes scans; null: scans go to the scan screen. */
  readonly here: PartyId | null;
  /** Scans that are not stored yet. */
  readonly sending: number;
  readonly last: OutputOf<'party.add'> | null;
  readonly failure: CallFailure<'party.add'> | null;
}

const empty: PartyScans = { here: null, sending: 0, last: null, failure: null };

/** Not kept per officer: who takes the scans is the screen that is shown, whoever looks at it. */
export const usePartyScans = create<PartyScans>(() => empty);

/** This party takes the scans from now on, or none does. */
export function setPartyHere(here: PartyId | null): void {
  usePartyScans.setState({ ...empty, here });
}

let line: Promise<void> = Promise.resolve();

async function send(input: InputOf<'party.add'>): Promise<void> {
  const answer = await call('party.add', input);
  usePartyScans.setState(({ sending }) => ({
    sending: Math.max(0, sending - 1),
    last: answer.ok ? answer.value : null,
    failure: answer.ok ? null : answer.error,
  }));
  if (answer.ok) {
    const { standing } = answer.value;
    beep(standing === 'half' ? 'half' : isClear(standing) ? 'good' : 'look');
    void readAgain();
  } else beep('look');
}

/** Takes a burst of the reader for this party. */
export function takePartyScan(partyId: PartyId, text: string): void {
  const kind = classifyScan(text);
  noteUnknown(kind === 'unknown');
  if (kind === 'unknown') {
    usePartyScans.setState({ last: null, failure: null });
    beep('look');
    return;
  }
  const input: InputOf<'party.add'> =
    kind === 'mrz'
      ? { partyId, passport: { source: 'mrz', text }, boarding: null }
      : { partyId, passport: null, boarding: { source: 'bcbp', text } };
  usePartyScans.setState(({ sending }) => ({ sending: sending + 1 }));
  line = line.then(() => send(input));
}

/** The list in the order in which it is worked on. */
export interface PartyList {
  /** The newest first. */
  readonly toLook: readonly MemberView[];
  /** Scanned last, its other paper still to come: told beside the sum, so that the list does not jump at every pair. */
  readonly inHand: MemberView | null;
  readonly clear: readonly MemberView[];
  readonly children: readonly MemberView[];
  readonly adults: readonly MemberView[];
  readonly halves: number;
}

/** Sorts the members of a party for the screen. */
export function listOf(members: readonly MemberView[]): PartyList {
  const last = members.at(-1);
  const inHand = last?.standing === 'half' ? last : null;
  const waiting = members.filter((member) => !isClear(member.standing) && member !== inHand);
  return {
    toLook: waiting.toReversed(),
    inHand,
    clear: members.filter(({ standing }) => isClear(standing)),
    children: members.filter(({ child }) => child),
    adults: members.filter(({ child, documentNumber }) => !child && documentNumber !== null),
    halves: waiting.filter(({ standing }) => standing === 'half').length,
  };
}
