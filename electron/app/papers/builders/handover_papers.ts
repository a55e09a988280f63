/** The papers of handing a person over: the minutes for an office, the letter for the family. */
import type { HandoverRecord } from '../../../../db/handovers.ts';
import type { ScreeningRecord } from '../../../../db/screenings.ts';
import type { HandoverView } from '../../../../shared/contract/handover.ts';
import type { AgencyCode } from '../../../../shared/domain/words.ts';
import { HandoverId } from '../../../../shared/ids.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import { clockOf, dayOf } from '../../../../shared/time.ts';
import { actor, type QueryContext } from '../../context.ts';
import { handoverView, seesHandover } from '../../handovers.ts';
import { contentOf, type PaperBuilder } from '../builder.ts';
import { callerSigns, desk, format, screeningFor, signer, travellerFields } from './common.ts';

const words = indonesian.paper.content;
const { handover: said } = indonesian.after;

const agencies: Readonly<Record<AgencyCode, string>> = {
  bp3mi: words.bp3mi,
  immigration: words.immigrationUnit,
};

/** A case, and the handover its paper is about. */
export interface HandoverSubject {
  readonly screening: ScreeningRecord;
  /** Null: nothing is recorded yet, what it says is a line for the hand. */
  readonly handover: HandoverRecord | null;
}

/** A handover by its own identifier, unless it was withdrawn; of a case, the latest that was not refused or withdrawn. */
export function handoverSubject(ctx: QueryContext, subject: string): HandoverSubject | null {
  const id = HandoverId.safeParse(subject);
  if (id.success) {
    const handover = ctx.read.handover(id.data);
    if (handover === null || handover.state === 'withdrawn' || !seesHandover(ctx, handover)) return null;
    const screening = ctx.read.screening(handover.screeningId);
    return screening && { screening, handover };
  }
  const screening = screeningFor(ctx, subject);
  if (screening === null) return null;
  const standing = ({ state }: HandoverRecord) => state === 'offered' || state === 'accepted';
  return { screening, handover: ctx.read.handoversOf(screening.id).findLast(standing) ?? null };
}

/** What goes with the person, in the words of the screen. */
const contentsOf = ({ contents }: HandoverView): Record<string, string> => ({
  passportIncluded: said.passport[contents.passport],
  belongings: [contents.belongings, `${said.phoneTitle}: ${said.phone[contents.phone]}`]
    .filter((part) => part !== '')
    .join('; '),
  copiesAttached: contents.copies,
  medicalState: contents.health,
  needs: contents.needs,
});

const nobody = { name: '', detail: '' };

/** The receiver's word where it was recorded: a tick, and why it was refused. */
const answerOf = ({ state, receiver }: HandoverView): Record<string, string> => ({
  accepted: state === 'accepted' ? said.state.accepted : '',
  refused: state === 'refused' ? (receiver?.note ?? '') : '',
  receiverPaper: receiver?.paper ?? '',
});

/** From whom to whom, when, with what, and both names. */
export function handoverParties(ctx: QueryContext, { handover }: HandoverSubject) {
  const view = handover && handoverView(ctx, handover);
  const from = handover?.agency ?? actor(ctx).agency ?? 'bp3mi';
  const other = agencies[from === 'bp3mi' ? 'immigration' : 'bp3mi'];
  const to = view === null ? other : `${said.to[view.toWhom]}, ${view.office}`;
  const receiver = view?.receiver ?? null;
  return {
    from: agencies[from],
    to,
    at: handover?.closedAt ?? handover?.at ?? ctx.now,
    place: view?.place ?? '',
    contents: view === null ? {} : { reason: view.reason, ...contentsOf(view), ...answerOf(view) },
    gives: handover === null ? callerSigns(ctx) : signer(ctx, handover.officerId),
    takes: receiver !== null ? { name: receiver.name, detail: receiver.post } : nobody,
    receiver,
  };
}

/** Berita Acara Serah Terima of a person. */
export const handoverMinutes: PaperBuilder = {
  build: (ctx, subject) => {
    const found = handoverSubject(ctx, subject);
    if (found === null) return null;
    const { screening } = found;
    const { name = '', sex = '', birthDate = '', documentNumber = '' } = travellerFields(ctx, screening);
    const { from, to, at, place, contents, gives, takes } = handoverParties(ctx, found);
    const minor = screening.minor ? words.oneMinor : words.noMinor;
    return {
      screeningId: screening.id,
      content: contentOf({
        fields: {
          dayInWords: format.longDay(dayOf(at)),
          clock: clockOf(at),
          desk: place === '' ? desk(ctx) : place,
          fromAgency: from,
          toAgency: to,
          persons: words.onePerson({ sex: sex.toLowerCase(), minor }),
          ...contents,
        },
        tables: { people: [['1', name, sex, birthDate, documentNumber]] },
        signers: { from: gives, to: takes, holder: { name, detail: '' } },
      }),
    };
  },
};

/** Surat Penyerahan kepada Keluarga/Daerah. */
export const familyHandover: PaperBuilder = {
  build: (ctx, subject) => {
    const found = handoverSubject(ctx, subject);
    if (found === null) return null;
    const toFamily = found.handover?.toWhom === 'family' ? found : { ...found, handover: null };
    const fields = travellerFields(ctx, found.screening);
    const { at, contents, gives, takes, receiver } = handoverParties(ctx, toFamily);
    return {
      screeningId: found.screening.id,
      content: contentOf({
        fields: {
          ...fields,
          ...contents,
          date: format.longDay(dayOf(at)),
          receiver: takes.name,
          relation: receiver?.post ?? '',
          receiverId: receiver?.paper ?? '',
        },
        signers: { officer: gives, receiver: takes, holder: { name: fields.name ?? '', detail: '' } },
      }),
    };
  },
};
