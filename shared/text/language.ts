/** The two languages of the interface and how they write numbers, days and times. Times are the station's clock (WIB), 24 h. */
import { stationTimeZone, type Day, type Instant } from '../time.ts';

/** Languages of the interface; Indonesian first. */
export const languages = ['id', 'en'] as const;
/** A language of the interface. */
export type Language = (typeof languages)[number];

/** Numbers, days and times as one language writes them. */
export interface Format {
  /** `1.234` or `1,234`. */
  readonly number: (value: number) => string;
  /** `21 Nov 2026`. */
  readonly day: (value: Day) => string;
  /** `Sabtu, 21 November 2026`. */
  readonly longDay: (value: Day) => string;
  /** `21 November 2026`, as papers are dated. */
  readonly plainDay: (value: Day) => string;
  /** Name of an ISO weekday, 1 = Monday. */
  readonly weekday: (value: number) => string;
  /** `07.40` is never written: the clock is `07:40` in both languages, as on the departure board. */
  readonly clock: (value: Instant) => string;
  /** `07:40:05`, for confirming the clock by eye. */
  readonly clockSeconds: (value: Instant) => string;
  /** `21 Nov 2026 07:40 WIB`. */
  readonly moment: (value: Instant) => string;
  /** `a, b dan c`. */
  readonly list: (values: readonly string[]) => string;
}

const locales: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

function makeFormat(language: Language): Format {
  const locale = locales[language];
  const numbers = new Intl.NumberFormat(locale);
  // A day has no zone: it is read and written as UTC so that no machine's zone can move it.
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  // Spelled out: the full style of id-ID would write "Senin, 03 Januari".
  const longDays = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const plainDays = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const stationDays = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: stationTimeZone,
  });
  // en-GB writes 07:40 where id-ID writes 07.40; boarding passes and boards in Indonesia show the colon.
  const clocks = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: stationTimeZone });
  const seconds = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: stationTimeZone });
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  const utc = (day: Day) => new Date(`${day}T00:00:00Z`);
  return {
    number: (value) => numbers.format(value),
    day: (value) => days.format(utc(value)),
    longDay: (value) => longDays.format(utc(value)),
    plainDay: (value) => plainDays.format(utc(value)),
    weekday: (value) => weekdays.format(new Date(Date.UTC(2024, 0, value))),
    clock: (value) => clocks.format(new Date(value)),
    clockSeconds: (value) => seconds.format(new Date(value)),
    moment: (value) => `${stationDays.format(new Date(value))} ${clocks.format(new Date(value))} WIB`,
    list: (values) => lists.format(values),
  };
}

/** Formatters of each language, made once. */
export const formats: Readonly<Record<Language, Format>> = { id: makeFormat('id'), en: makeFormat('en') };

const englishPlural = new Intl.PluralRules('en-GB');

/** `1 person`, `2 people`. Indonesian has one form and needs no such function. */
export const counted = (count: number, one: string, other: string): string =>
  `${formats.en.number(count)} ${englishPlural.select(count) === 'one' ? one : other}`;
