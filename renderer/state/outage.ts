/** A paper form being entered: kept per officer, so that nothing typed is lost; a scan on its screen is its passport. */
import { create } from 'zustand';
import type { InputOf } from '../../shared/contract/index.ts';
import type { PaperMove } from '../../shared/contract/outage.ts';
import type { PassportInput } from '../../shared/contract/screening.ts';
import type { SeizingAuthority } from '../../shared/domain/custody.ts';
import { classifyScan } from '../../shared/domain/key_burst.ts';
import type { FormKind, PaperDecision } from '../../shared/domain/outage.ts';
import type { EvidenceBasis, PaperTaken, SelectionReason } from '../../shared/domain/words.ts';
import type { CustodyId, OfficerId } from '../../shared/ids.ts';
import { momentOf, type Day } from '../../shared/time.ts';
import { noteUnknown } from './scan.ts';
import { blankDraft, type DecisionDraft } from './decision_draft.ts';
import { keepPerOfficer } from './per_officer.ts';

/** A hold as it stands on the form. */
export interface PaperHoldDraft {
  readonly secondId: OfficerId | null;
  readonly receiptNumber: string;
  readonly seal: string;
  readonly place: string;
  readonly condition: string;
  readonly due: Day | null;
  readonly dueReason: string;
  readonly receiptTaken: PaperTaken | null;
  readonly witness: string;
}

/** What happened to a passport in custody, as it stands on the form. */
export interface PaperMoveDraft {
  readonly custodyId: CustodyId | null;
  readonly kind: PaperMove | null;
  readonly secondId: OfficerId | null;
  readonly receiver: string;
  readonly place: string;
  readonly seal: string;
  readonly paper: string;
  readonly identity: string;
  readonly office: string;
  readonly authority: SeizingAuthority | null;
  readonly reason: string;
}

/** A form being entered. */
export interface OutageDraft {
  readonly number: string;
  readonly day: Day | null;
  readonly time: string;
  readonly officerId: OfficerId | null;
  readonly passport: PassportInput | null;
  readonly notPassport: boolean;
  readonly flight: string;
  readonly purpose: string;
  readonly selection: SelectionReason | null;
  readonly chosen: boolean;
  readonly decision: DecisionDraft;
  readonly basis: EvidenceBasis | null;
  readonly papers: PaperDecision['papers'];
  readonly hold: PaperHoldDraft;
  readonly move: PaperMoveDraft;
}

const blankHold: PaperHoldDraft = {
  secondId: null,
  receiptNumber: '',
  seal: '',
  place: '',
  condition: '',
  due: null,
  dueReason: '',
  receiptTaken: null,
  witness: '',
};

const blankMove: PaperMoveDraft = {
  custodyId: null,
  kind: null,
  secondId: null,
  receiver: '',
  place: '',
  seal: '',
  paper: '',
  identity: '',
  office: '',
  authority: null,
  reason: '',
};

const blank: OutageDraft = {
  number: '',
  day: null,
  time: '',
  officerId: null,
  passport: null,
  notPassport: false,
  flight: '',
  purpose: '',
  selection: null,
  chosen: false,
  decision: blankDraft('cleared'),
  basis: null,
  papers: [],
  hold: blankHold,
  move: blankMove,
};

/** The form being entered; screens use the functions below. */
export const useOutageDraft = create<OutageDraft>(() => blank);
keepPerOfficer(useOutageDraft, blank);

/** Changes it. */
export const changeOutage = (more: Partial<OutageDraft>): void => useOutageDraft.setState(more);

/** Changes what it says of the decision. */
export const changeDecision = (more: Partial<DecisionDraft>): void =>
  useOutageDraft.setState(({ decision }) => ({ decision: { ...decision, ...more } }));

/** Changes what it says of the kept passport. */
export const changePaperHold = (more: Partial<PaperHoldDraft>): void =>
  useOutageDraft.setState(({ hold }) => ({ hold: { ...hold, ...more } }));

/** Changes what it says of a passport in custody. */
export const changeMove = (more: Partial<PaperMoveDraft>): void =>
  useOutageDraft.setState(({ move }) => ({ move: { ...move, ...more } }));

/** The next form. The day and who acted mostly stay the same through a stack. */
export const nextForm = (): void =>
  useOutageDraft.setState(({ day, officerId }) => ({ ...blank, day, officerId }), true);

/** Whether the form screen takes the reader's bursts; like the party on the screen, whoever looks at it. */
export const useFormScans = create<{ readonly here: boolean }>(() => ({ here: false }));

/** The form screen takes the scans from now on, or no longer. */
export const setFormHere = (here: boolean): void => useFormScans.setState({ here });

/** A burst of the reader on the form screen. A boarding pass tells nothing a form asks for. */
export function takeFormScan(text: string): void {
  noteUnknown(false);
  if (classifyScan(text) === 'mrz') changeOutage({ passport: { source: 'mrz', text }, notPassport: false });
  else changeOutage({ notPassport: true });
}

/** The decision as the form says it. */
export function paperDecision({ decision, basis, papers }: OutageDraft): PaperDecision {
  const { kind, cause, ground, reason, milderSteps, toldIn, statement, statementText, passportReturned, readAloud } =
    decision;
  return {
    kind,
    cause,
    ground,
    basis,
    papers: [...papers],
    reason,
    milderSteps: [...milderSteps],
    toldIn,
    statementOffered: statement !== null,
    statement: statement === 'given' && statementText.trim() !== '' ? statementText : null,
    passportReturned,
    readAloud,
  };
}

function holdInput({ hold }: OutageDraft, due: Day) {
  const { secondId, receiptTaken, witness, dueReason, due: chosen, ...written } = hold;
  if (secondId === null || receiptTaken === null) return null;
  return {
    ...written,
    secondId,
    receiptTaken,
    due: chosen ?? due,
    dueReason: dueReason.trim() === '' ? null : dueReason,
    witness: receiptTaken === 'signed' ? null : witness,
  };
}

/** What the application is told; null while something is missing that has no empty form. `due`: the next working day. */
export function entryOf(
  draft: OutageDraft,
  known: { readonly form: string; readonly kind: FormKind; readonly day: Day; readonly due: Day },
): InputOf<'outage.enter'>['entry'] | null {
  const { officerId, passport, purpose, selection } = draft;
  const { form, kind, day, due } = known;
  if (officerId === null || !/^\d\d:\d\d$/.test(draft.time)) return null;
  const common = { form, officerId, happenedAt: momentOf(day, draft.time) };
  if (kind === 'custodyMove') {
    const { custodyId, kind: move, ...said } = draft.move;
    return custodyId === null || move === null ? null : { kind, ...common, ...said, custodyId, move };
  }
  if (passport === null || selection === null) return null;
  const flight = draft.flight.trim().toUpperCase();
  const about = { passport, purpose, selection, flight: flight === '' ? null : flight, decision: paperDecision(draft) };
  if (kind === 'clarification') return { kind, ...common, ...about };
  const held = draft.decision.kind === 'postponedPassportHeld';
  return { kind, ...common, ...about, hold: held ? holdInput(draft, due) : null };
}
