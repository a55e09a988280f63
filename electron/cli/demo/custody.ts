/** Passports that are kept: taken with a receipt and a second official, moved, given back, handed on; some stay too long. */
import type { CustodyId, DecisionId, ShiftId } from '../../../shared/ids.ts';
import { addDays, dayOf } from '../../../shared/time.ts';
import type { Hall } from './hall.ts';
import type { Act, Officer } from './staff.ts';

/** How a passport will leave. */
type Fate = ReturnType<Hall['packs']['fate']>;

interface Kept {
  readonly id: CustodyId;
  /** The last line of its ledger. */
  step: number;
  readonly fate: Fate;
  /** What is done next, and when (milliseconds since 1970). */
  next: 'place' | 'officer' | 'out' | 'extend';
  at: number;
}

/** The passports here, and the seals used so far. */
export interface Ledger {
  readonly kept: Kept[];
  seals: number;
}

/** An empty ledger. */
export const newLedger = (): Ledger => ({ kept: [], seals: 0 });

const day = 86_400_000;
const safe = 'Brankas konter';

/** The PIN of a second person, for one act at this page. */
async function approved(
  act: Act,
  by: Officer,
  wanted: { call: 'decision.confirm' | 'custody.move'; subject: DecisionId | CustodyId },
) {
  const { approvalId } = await act('session.approve', { officerId: by.id, pin: by.pin, ...wanted });
  return approvalId;
}

/** A proposed hold is approved and its passport taken. */
export async function takePassport(
  hall: Hall,
  ledger: Ledger,
  { decisionId, officer }: { decisionId: DecisionId; officer: Officer },
): Promise<void> {
  const act = await hall.pages.at(officer);
  hall.clock.pass(hall.dice.between(20, 60));
  const approvalId = await approved(act, hall.roster.second, { call: 'decision.confirm', subject: decisionId });
  await act('decision.confirm', { decisionId, approvalId });
  ledger.seals += 1;
  const due = addDays(dayOf(hall.clock.now()), hall.dice.between(1, 3));
  const kept = { seal: `SG-${String(ledger.seals).padStart(6, '0')}`, place: safe, condition: 'Baik', due };
  const receiptSource = hall.packs.receipt();
  const receiptNumber =
    receiptSource === 'station'
      ? await printed(act, { kind: 'passportReceipt', subjectId: decisionId, filled: { ...kept, dueReason: '' } })
      : `B-${String(ledger.seals).padStart(5, '0')}`;
  const receiptTaken = hall.dice.oneOf(['signed', 'signed', 'signed', 'thumb', 'refused'] as const);
  const witness = receiptTaken === 'signed' ? null : 'Saksi Contoh';
  const how = { receiptSource, receiptNumber, dueReason: null, receiptTaken, witness };
  const effort = [{ step: 'custody' as const, seconds: hall.dice.between(40, 120), touches: 9, keys: 30 }];
  const { id, step } = await act('custody.hold', { ...kept, ...how, decisionId, effort });
  ledger.kept.push({ id, step, fate: hall.packs.fate(), next: 'place', at: hall.clock.at() + day / 2 });
}

type Sheet = Parameters<typeof issueOf>[1];
const issueOf = (
  act: Act,
  wanted: { kind: 'passportReceipt' | 'custodyList'; subjectId: string; filled: Record<string, string> },
) => act('paper.issue', wanted);

/** A paper out of the printer; gives its number. */
async function printed(act: Act, sheet: Sheet): Promise<string> {
  const { id, number } = await issueOf(act, sheet);
  await act('paper.output', { paperId: id, way: 'print', format: 'a4' });
  return number;
}

/** Does what is due with the passports here, at the beginning of a shift. */
export async function tendPassports(hall: Hall, ledger: Ledger): Promise<void> {
  const { immigration, second } = hall.roster;
  for (const kept of ledger.kept.filter(({ at }) => at <= hall.clock.at())) {
    hall.clock.pass(hall.dice.between(20, 60));
    await tend(hall, kept, { act: await hall.pages.at(immigration), second });
  }
  ledger.kept.splice(0, ledger.kept.length, ...ledger.kept.filter(({ at }) => at < Number.MAX_SAFE_INTEGER));
}

async function tend(hall: Hall, kept: Kept, { act, second }: { act: Act; second: Officer }): Promise<void> {
  const { id: custodyId, step } = kept;
  const wait = (days: number) => hall.clock.at() + days * day;
  switch (kept.next) {
    case 'place': {
      const move = {
        custodyId,
        step,
        kind: 'place' as const,
        place: 'Brankas kantor',
        officer: null,
        receiver: 'Petugas Brankas Contoh',
      };
      kept.step = (await act('custody.move', move)).step;
      kept.next = hall.dice.chance(0.35) ? 'officer' : kept.fate === 'stays' ? 'extend' : 'out';
      kept.at = wait(hall.dice.between(1, 4));
      return;
    }
    case 'officer': {
      const approvalId = await approved(act, second, { call: 'custody.move', subject: custodyId });
      const officer = { officerId: second.id, approvalId };
      kept.step = (await act('custody.move', { custodyId, step, kind: 'officer', officer })).step;
      kept.next = kept.fate === 'stays' ? 'extend' : 'out';
      kept.at = wait(hall.dice.between(1, 4));
      return;
    }
    case 'extend': {
      const due = addDays(dayOf(hall.clock.now()), 3);
      const reason = 'Menunggu jawaban kantor imigrasi penerbit.';
      kept.step = (await act('custody.extend', { custodyId, step, due, reason })).step;
      // Nobody comes for it: it stays until it is overdue.
      kept.at = Number.MAX_SAFE_INTEGER;
      return;
    }
    case 'out': {
      await act('custody.release', { custodyId, ...wayOut(kept) });
      kept.at = Number.MAX_SAFE_INTEGER;
      return;
    }
  }
}

function wayOut({ fate, id }: Kept) {
  const paper = `S-${id.slice(-6)}`;
  switch (fate) {
    case 'office':
      return { to: 'office', receiver: 'Penerima Contoh', office: 'Kantor Imigrasi Contoh', paper } as const;
    case 'proxy':
      return { to: 'proxy', receiver: 'Wakil Contoh', identity: 'KTP-CONTOH-1', paper } as const;
    case 'bp3mi':
      return { to: 'bp3mi', receiver: 'Petugas Penampungan Contoh', paper } as const;
    case 'seized':
      return {
        to: 'seized',
        receiver: 'Penyidik Contoh',
        office: 'Subdit Contoh',
        authority: 'police',
        paper,
      } as const;
    case 'holder':
    case 'stays':
      return { to: 'holder', receiver: 'Pemegang Contoh' } as const;
  }
}

/** The shift is closed by two, with the list of the passports that stay on paper, or why there is none. */
export async function closeShift(hall: Hall, shiftId: ShiftId): Promise<void> {
  const { immigration, second } = hall.roster;
  const act = await hall.pages.at(immigration);
  const { list } = await act('custody.count', {});
  const wanting = list === 'due' || list === 'missing';
  const broken = wanting && hall.dice.chance(0.05);
  if (wanting && !broken) await printed(act, { kind: 'custodyList', subjectId: 'custody', filled: {} });
  const { approvalId } = await act('session.approve', {
    officerId: second.id,
    pin: second.pin,
    call: 'shift.close',
    subject: shiftId,
  });
  await act('shift.close', { approvalId, listMissing: broken ? 'Pencetak konter rusak.' : null });
}
