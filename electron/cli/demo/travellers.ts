/** Travellers who do not exist, with the papers a reader would send: zone with right check digits, bar code of the boarding pass. */
import type { InputOf } from '../../../shared/contract/index.ts';
import { mrzCheckDigit } from '../../../shared/domain/mrz_check_digit.ts';
import type { ProvinceCode } from '../../../shared/domain/provinces.ts';
import { addDays, type Day } from '../../../shared/time.ts';
import type { Dice } from './chance.ts';
import type { PlannedFlight } from './flights.ts';
import { nameOf, type MadeUpName } from './names.ts';

/** The papers of one traveller, as they are scanned. */
export type Papers = Pick<InputOf<'traveller.scan'>, 'passport' | 'boarding'>;

/** Who holds a passport. */
export interface Holder {
  readonly name: MadeUpName;
  readonly sex: 'M' | 'F';
  readonly birth: Day;
  readonly number: string;
  readonly expiry: Day;
  readonly province: ProvinceCode;
  readonly child: boolean;
}

/** Where somebody goes and what for. */
export interface Journey {
  readonly purpose: string;
  /** The airport after the one the flight goes to; null: none. */
  readonly onward: string | null;
}

/**
 * Purposes by flight [judgement, after what the airlines and the region's figures say: holidays and families first, in Kuala
 * Lumpur and Melaka treatment, factory workers with papers as the ordinary worker; charters are umrah].
 */
const purposes = {
  KUL: {
    tourism: 36,
    familyVisit: 16,
    friendVisit: 4,
    event: 2,
    workerPlaced: 9,
    returningWorker: 9,
    workerSsw: 1,
    medical: 8,
    medicalCompanion: 5,
    student: 3,
    business: 4,
    umrah: 2,
    residentAbroad: 1,
  },
  SIN: {
    tourism: 48,
    familyVisit: 12,
    friendVisit: 3,
    business: 14,
    medical: 9,
    medicalCompanion: 5,
    student: 4,
    event: 3,
    seafarer: 2,
  },
  JED: { umrah: 96, umrahIndependent: 4 },
} as const;

/** Where those go on to for whom the first airport is a port of call [judgement]; nobody else does. */
const onwards: Readonly<Record<string, readonly string[]>> = {
  umrah: ['JED', 'MED'],
  workerSsw: ['NRT', 'KIX'],
  workerPlaced: ['TPE'],
  seafarer: ['HKG', 'TPE'],
  student: ['CAI', 'NRT', 'SYD'],
  tourism: ['BKK', 'HKT', 'ICN', 'SGN'],
};
const onwardShare: Readonly<Record<string, number>> = {
  umrah: 1,
  workerSsw: 1,
  workerPlaced: 0.12,
  seafarer: 0.8,
  student: 0.4,
  tourism: 0.12,
};

/** Most live in South Sumatra, others in the provinces around it; a few come from far [judgement]. */
const provinces = {
  '16': 74,
  '15': 6,
  '17': 6,
  '18': 5,
  '19': 5,
  '32': 1,
  '33': 1,
  '35': 1,
  '52': 1,
} as const satisfies Partial<Record<ProvinceCode, number>>;

/** Years of age by purpose, youngest and oldest [judgement]; purposes that are not named take the first line. */
const ages: Readonly<Record<string, readonly [number, number]>> = {
  tourism: [18, 66],
  workerPlaced: [19, 38],
  workerSsw: [20, 32],
  workUnspecified: [19, 42],
  returningWorker: [23, 48],
  seafarer: [21, 45],
  student: [18, 25],
  umrah: [30, 74],
  umrahIndependent: [25, 60],
  medical: [28, 76],
  medicalCompanion: [24, 68],
  business: [26, 60],
};
const familyTrips = ['tourism', 'familyVisit', 'umrah', 'event'];

/** Share of children on family journeys [judgement]. */
const childShare = 0.03;
/** Share of passports with less than six months left; such travellers are usually told at check-in [judgement]. */
const shortShare = 0.004;

/** What somebody on this flight goes for. */
export function journeyOf(dice: Dice, { entry, charter }: PlannedFlight): Journey {
  const scheduled = () => (entry.destination === 'SIN' ? dice.weighted(purposes.SIN) : dice.weighted(purposes.KUL));
  const purpose = charter ? dice.weighted(purposes.JED) : scheduled();
  const places = charter ? undefined : onwards[purpose];
  const goesOn = places !== undefined && dice.chance(onwardShare[purpose] ?? 0);
  return { purpose, onward: goesOn ? dice.oneOf(places) : null };
}

/** Gives out people; no passport number comes twice. */
export function peopleOf(dice: Dice): (purpose: string, day: Day, adult: boolean) => Holder {
  let given = dice.between(0, 9_999_999);
  const numberOf = (): string => {
    given += 1;
    // 7919 is prime and shares no factor with ten million: every number comes once before any comes again.
    return `X${String((given * 7919) % 10_000_000).padStart(7, '0')}`;
  };
  return (purpose, day, adult) => {
    const child = !adult && familyTrips.includes(purpose) && dice.chance(childShare);
    const [youngest, oldest] = child ? [5, 16] : (ages[purpose] ?? [18, 66]);
    const years = dice.between(youngest, oldest);
    const sex = dice.chance(purpose === 'workerPlaced' ? 0.43 : 0.49) ? 'M' : 'F'; // 529 women among 925 workers of 2023
    const left = dice.chance(shortShare) ? dice.between(20, 170) : dice.between(210, 3500);
    return {
      name: nameOf(dice, sex),
      sex,
      birth: addDays(day, -Math.floor(years * 365.25) - dice.between(1, 360)),
      number: numberOf(),
      expiry: addDays(day, left),
      province: dice.weighted(provinces),
      child,
    };
  };
}

const checked = (text: string): string => text + mrzCheckDigit(text);
const fill = (text: string, width: number): string => text.slice(0, width).padEnd(width, '<');
const shortDay = (day: Day): string => day.slice(2).replaceAll('-', '');

function zoneText({ name, sex, birth, number, expiry }: Holder): string {
  const [passport, born, until, personal] = [
    checked(fill(number, 9)),
    checked(shortDay(birth)),
    checked(shortDay(expiry)),
    checked(fill('', 14)),
  ];
  const composite = mrzCheckDigit(passport + born + until + personal);
  return `P<IDN${fill(name.zone, 39)}\n${passport}IDN${born}${sex}${until}${personal}${composite}`;
}

/** The day of the year as a boarding pass has it, three digits. */
const dayOfYear = (day: Day): string =>
  String((Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000 + 1).padStart(3, '0');

/** The papers of a holder for this flight. `place` numbers the travellers of the flight from 0. */
export function papersOf({ holder, journey, flight, place }: Traveller): Papers {
  const { number, destination, day } = flight.entry;
  const [carrier = '', digits = ''] = number.split(' ');
  const seat = `${String(Math.floor(place / 6) + 1).padStart(3, '0')}${'ABCDEF'.charAt(place % 6)}`;
  const leg = (from: string, to: string, of: string): string =>
    `${'XYZ789'.padEnd(7)}${from}${to}${carrier.padEnd(3)}${of.padStart(4, '0').padEnd(5)}${dayOfYear(day)}Y${seat}${String(
      place + 1,
    )
      .padStart(4, '0')
      .padEnd(5)}100`;
  const legs = [leg('PLM', destination, digits)];
  if (journey.onward !== null) legs.push(leg(destination, journey.onward, '901'));
  const name = holder.name.pass.padEnd(20);
  return {
    passport: { source: 'mrz', text: zoneText(holder) },
    boarding: { source: 'bcbp', text: `M${String(legs.length)}${name}E${legs.join('')}` },
  };
}

/** Somebody with a place on a flight. */
export interface Traveller {
  readonly holder: Holder;
  readonly journey: Journey;
  readonly flight: PlannedFlight;
  readonly place: number;
}
