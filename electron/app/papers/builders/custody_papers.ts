/** The paper of a move of a passport in custody: a receipt between its two names, whichever way it went. */
import { CustodyMoveId } from '../../../../shared/ids.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import { custodyMoveView, movesSeen, ownAgency } from '../../custody.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { format, signer, travellerFields } from './common.ts';

const { receiverAs } = indonesian.paper.content;
const { authority: authorities, kind: acts } = indonesian.ledger;

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** Bukti Serah Terima Dokumen Perjalanan: of a move, not of the taking, which has its own receipt. */
export const passportReturn: PaperBuilder = {
  official: true,
  build: (ctx, subject) => {
    const id = CustodyMoveId.safeParse(subject);
    const found = id.success ? ctx.read.custodyMove(id.data) : null;
    const custody = found === null ? null : ctx.read.custody(found.custodyId);
    if (found === null || custody === null || !ownAgency(ctx)) return null;
    const { kind } = found;
    if (kind === 'in' || kind === 'extend') return null;
    const screening = ctx.read.screening(custody.screeningId);
    const before = movesSeen(ctx, custody).find(({ step }) => step === found.step - 1);
    if (screening === null || before === undefined) return null;
    const { at, giver, taker, paper, office, identity, authority, place, seal } = custodyMoveView(ctx, found);
    const gone = place === null;
    const way = kind === 'place' || kind === 'officer' || kind === 'reseal' ? '' : receiverAs[kind];
    return {
      screeningId: screening.id,
      content: contentOf({
        fields: {
          ...travellerFields(ctx, screening),
          receiptNumber: custody.receiptNumber,
          condition: custody.condition,
          seal: before.seal ?? custody.seal,
          keptAt: format.moment(custody.heldAt),
          act: acts[kind],
          returnedAt: format.moment(at),
          receiver: taker ?? '',
          receiverAs: joined(way, authority === null ? '' : authorities[authority], office, identity),
          releasePaper: paper,
          newPlace: kind === 'place' ? (place ?? '') : '',
          newSeal: kind === 'reseal' ? (seal ?? '') : '',
          returnedBy: giver,
          gone: gone ? acts[kind] : '',
        },
        signers: {
          receiver: { name: taker ?? '', detail: '' },
          officer: signer(ctx, found.officerId),
        },
      }),
    };
  },
};
