/** What several papers say: who the traveller is, who signs, where, which law, and the way to object. */
import type { ScreeningRecord } from '../../../../db/screenings.ts';
import type { DecisionRecord } from '../../../../db/decisions.ts';
import { ScreeningId, type OfficerId } from '../../../../shared/ids.ts';
import type { TravelDocument } from '../../../../shared/domain/mrz.ts';
import { addWorkingDays, provisionalBetween } from '../../../../shared/domain/working_days.ts';
import { id as indonesian } from '../../../../shared/text/id.ts';
import { formats } from '../../../../shared/text/language.ts';
import { dayOf, type Day } from '../../../../shared/time.ts';
import { mayWork } from '../../access.ts';
import { actor, type QueryContext } from '../../context.ts';

/** How Indonesian papers write numbers and days. */
export const format = formats.id;
const words = indonesian.paper.content;

/** The screening of an identifier the caller may work on, or null. */
export function screeningFor(ctx: QueryContext, subject: string): ScreeningRecord | null {
  const id = ScreeningId.safeParse(subject);
  const screening = id.success ? ctx.read.screening(id.data) : null;
  return screening !== null && mayWork(ctx, screening) ? screening : null;
}

/** Dates of a document are days, months or years, as far as it knows them. */
const dayWords = (value: string | null): string => {
  if (value === null) return '';
  return value.length === 10 ? format.plainDay(value) : value;
};

const sexes = { M: words.male, F: words.female, X: words.unspecified } as const;

/** A country by its name where the catalogue knows it, else its code. */
function country(ctx: QueryContext, screening: ScreeningRecord, code: string | null): string {
  if (code === null) return '';
  if (code === 'IDN') return words.indonesia;
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  return catalogue.destinations.countries.find((one) => one.code === code)?.label.id ?? code;
}

/** A flight by number, day and clock. */
function flightWords(ctx: QueryContext, screening: ScreeningRecord): string {
  const flight = screening.flightId === null ? null : ctx.read.flight(screening.flightId);
  if (flight === null) return '';
  return `${flight.number} (${ctx.read.station()?.airport ?? ''}–${flight.destination}), ${format.plainDay(flight.day)} ${flight.departs} WIB`;
}

const documentType = ({ documentCode }: TravelDocument): string =>
  documentCode.startsWith('P') ? words.passport : `${words.document} ${documentCode}`;

/** Who the traveller is and where to; what is not known stays a line for the hand. */
export function travellerFields(ctx: QueryContext, screening: ScreeningRecord): Record<string, string> {
  const document = ctx.read.traveller(screening.id)?.document;
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const purpose = catalogue.purposes.find(({ code }) => code === screening.purpose)?.label.id ?? '';
  const route = {
    flight: flightWords(ctx, screening),
    destination: country(ctx, screening, screening.destination),
    transits: screening.transit.map((code) => country(ctx, screening, code)).join(', ') || words.none,
    declaredPurpose: purpose,
  };
  if (document === undefined) return route;
  return {
    ...route,
    name: document.displayName,
    sex: document.sex === null ? '' : sexes[document.sex],
    birthDate: dayWords(document.birthDate),
    nationality: country(ctx, screening, document.nationality),
    documentType: documentType(document),
    documentNumber: document.documentNumber,
    expiry: dayWords(document.expiryDate),
  };
}

/** An officer as a signer: name and service number. */
export function signer(ctx: QueryContext, id: OfficerId | null): { name: string; detail: string } {
  const officer = id === null ? null : ctx.read.officer(id);
  if (officer === null) return { name: '', detail: '' };
  return { name: officer.name, detail: officer.serviceNumber === '' ? '' : `NIP ${officer.serviceNumber}` };
}

/** The caller as a signer. */
export const callerSigns = (ctx: QueryContext) => signer(ctx, actor(ctx).id);

/** Where the desk is. */
export const desk = (ctx: QueryContext): string => {
  const station = ctx.read.station();
  return station === null ? '' : `${station.name} (${station.id})`;
};

/** The ground of a decision with its legal basis; the note where its basis is to be confirmed. */
export function groundFields(ctx: QueryContext, decision: DecisionRecord): Record<string, string> {
  const screening = ctx.read.screening(decision.screeningId);
  if (screening === null) return {};
  const { catalogue } = ctx.catalogueOf(screening.catalogueSha256);
  const ground = catalogue.legal.grounds.find(({ code }) => code === decision.ground);
  if (ground === undefined) return {};
  const letter = ground.letter === null ? '' : `${words.letter({ letter: ground.letter })}: `;
  return {
    legalGround: `${letter}${ground.label.id}`,
    legalBasis: ground.legalBasis,
    groundNote: decision.groundToBeConfirmed ? catalogue.legal.toBeConfirmedLabel.id : '',
  };
}

/** The way to object, with its real days counted from the day of the decision. */
export function objection(ctx: QueryContext, decision: DecisionRecord): { steps: string[]; provisionalYears: string } {
  const screening = ctx.read.screening(decision.screeningId);
  if (screening === null) return { steps: [], provisionalYears: '' };
  const { objectionRoute } = ctx.catalogueOf(screening.catalogueSha256).catalogue.legal;
  const calendar = ctx.calendar();
  const from = dayOf(decision.confirmedAt ?? decision.at);
  const until = (days: number, start: Day = from) => addWorkingDays(start, days, calendar);
  const days = (code: string) => objectionRoute.steps.find((step) => step.code === code)?.workingDays ?? 0;
  const law = (code: string) => objectionRoute.steps.find((step) => step.code === code)?.legalBasis ?? '';
  const within = objectionRoute.steps.find(({ code }) => code === 'ombudsman')?.within?.id ?? '';
  const last = until(days('objection'));
  const answered = until(days('answer'), last);
  const steps = [
    words.objection({ days: days('objection'), until: format.longDay(last), law: law('objection') }),
    words.answer({
      days: days('answer'),
      today: format.plainDay(until(days('answer'))),
      latest: format.plainDay(answered),
      law: law('answer'),
    }),
    words.appeal({ days: days('appeal'), law: law('appeal') }),
    words.court({ law: law('court') }),
    words.ombudsman({ within, law: law('ombudsman') }),
  ];
  const end = until(days('appeal'), answered);
  const years = [Number(from.slice(0, 4)), Number(end.slice(0, 4))];
  const open = [...new Set(years)].filter((year) => {
    const first = `${String(year)}-01-01`;
    return provisionalBetween(first, first, calendar);
  });
  return { steps, provisionalYears: open.join(', ') };
}
