/** The papers of the station: the sheet of a shift and the list of passports in custody. */
import { ShiftId } from '../../../../shared/ids.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import { shiftFigures } from '../../handlers/shift.ts';
import type { QueryContext } from '../../context.ts';
import { custodyView } from '../../custody.ts';
import { passportsOnPaper } from '../../custody_list.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { callerSigns, desk, format, signer } from './common.ts';

const words = indonesian.paper.content;
const totals: Readonly<Record<string, string>> = indonesian.shift.close.totals;
const passportFigures = ['passportsTaken', 'passportsInCustody'];

/** The two shift heads: with the cosignature where it was given, else a line for the hand. */
function headsSign(ctx: QueryContext, id: ShiftId) {
  const nobody = { name: '', detail: '' };
  const signed = ctx.read.shiftSignatures(id).map(({ agency, officerId, at, size }) => {
    const { name, detail } = signer(ctx, officerId);
    const how = words.cosigned({ when: format.moment(at), size: format.number(size) });
    return [agency, { name, detail: detail === '' ? how : `${detail}. ${how}` }] as const;
  });
  return { bp3mi: nobody, immigration: nobody, ...Object.fromEntries(signed) };
}

/** Lembar Gilir: everybody once by last state, and the passports. */
export const shiftSheet: PaperBuilder = {
  build: (ctx, subject) => {
    const id = ShiftId.safeParse(subject);
    const shift = id.success ? ctx.read.shift(id.data) : null;
    if (shift === null) return null;
    const figures = shift.totals ?? shiftFigures(ctx, shift);
    const named = (codes: readonly string[]) =>
      codes.map((code) => [totals[code] ?? code, format.number(figures[code] ?? 0)]);
    const taken = figures.passportsTaken ?? 0;
    const held = figures.passportsInCustody ?? 0;
    const listMissing = ctx.read.listMissingAt(shift.id);
    return {
      screeningId: null,
      content: contentOf({
        fields: {
          day: format.longDay(shift.day),
          desk: desk(ctx),
          openedAt: `${format.moment(shift.openedAt)}, ${ctx.read.officerName(shift.openedBy)}`,
          closedAt: shift.closedAt === null ? '' : format.moment(shift.closedAt),
          balanceNote: words.balance({ taken, returned: taken - held, held }),
          listMissing: listMissing === null ? '' : words.listMissing({ reason: listMissing }),
        },
        lists: {
          openItems: [
            ...ctx.read
              .heldPassports()
              .map((custody) => custodyView(ctx, custody))
              .flatMap(({ receiptNumber: number, now }) =>
                now === null ? [] : [words.openPassport({ number, seal: now.seal, due: format.plainDay(now.due) })],
              ),
            ...passportsOnPaper(ctx).map(({ form, receiptNumber: number, seal, place }) =>
              words.openOnPaper({ form, number, seal, place }),
            ),
          ],
        },
        tables: {
          flights: ctx.read.flights(shift.id).map(({ id: flightId, number, destination, departs }) => {
            const tally = ctx.read.flightTally(flightId);
            const of = (kind: string) => format.number(tally.get(kind) ?? 0);
            return [number, destination, departs, of('pass'), of('outside'), of('scan'), of('clarification')];
          }),
          totals: named(Object.keys(figures).filter((code) => !passportFigures.includes(code))),
          passports: [
            [words.passportsTaken, format.number(taken)],
            [words.passportsReturned, format.number(taken - held)],
            [words.passportsHeld, format.number(held)],
          ],
        },
        signers: {
          outgoing: shift.closedBy === null ? callerSigns(ctx) : signer(ctx, shift.closedBy),
          incoming: signer(ctx, shift.closedWith),
          ...headsSign(ctx, shift.id),
        },
      }),
    };
  },
};

/** What the list of custody is about: the whole of it. */
const wholeCustody = 'custody';

/** Daftar Paspor dalam Simpanan: a dead tablet must not take the ledger with it. */
export const custodyList: PaperBuilder = {
  build: (ctx, subject) => {
    if (subject !== wholeCustody) return null;
    const held = ctx.read.heldPassports().map((custody) => custodyView(ctx, custody));
    const { taken, gone } = ctx.read.custodyBalance();
    const overdue = held.filter((custody) => custody.overdue).length;
    const onPaper = passportsOnPaper(ctx);
    return {
      screeningId: null,
      content: contentOf({
        fields: {
          listedAt: format.moment(ctx.now),
          balance: words.balance({ taken, returned: gone, held: held.length }),
          overdueNote: overdue === 0 ? '' : words.overdue({ count: overdue }),
          onPaperNote: onPaper.length === 0 ? '' : words.onPaper({ count: onPaper.length }),
        },
        tables: {
          passports: held.map(({ name, documentNumber, receiptNumber, now, ...custody }, at) => [
            String(at + 1),
            name,
            documentNumber,
            receiptNumber,
            now?.seal ?? '',
            now?.place ?? '',
            now === null ? '' : `${format.day(now.due)}${custody.overdue ? ` (${words.late})` : ''}`,
            now?.keeper ?? '',
            '',
          ]),
          onPaper: onPaper.map(({ name, documentNumber, receiptNumber, seal, place, due, ...paper }, at) => [
            String(at + 1),
            name,
            documentNumber,
            receiptNumber,
            seal,
            place,
            `${format.day(due)}${paper.overdue ? ` (${words.late})` : ''}`,
            paper.form,
            paper.waitingFor.join(', '),
          ]),
        },
        signers: { officer: callerSigns(ctx) },
      }),
    };
  },
};
