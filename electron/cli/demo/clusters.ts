/**
 * What is hidden in the station of examples for searches and boards to find. Tests read this list; whoever changes it changes
 * what they look for. Every cluster is planted on its flight, on its weekdays, within the last four weeks; a station that is
 * younger holds the part that fits. Names, numbers and agencies are made up.
 */
import type { PersonInput } from '../../../shared/domain/person.ts';
import { addDays, weekdayOf, type Day } from '../../../shared/time.ts';
import type { PlannedFlight } from './flights.ts';

/** A cluster: the same people around several departures. */
export interface Cluster {
  readonly name: 'recruiter' | 'payer' | 'collusion' | 'companion';
  readonly flight: string;
  /** ISO weekdays. */
  readonly days: readonly number[];
  /** Travellers on each such flight. */
  readonly travellers: number;
  readonly story: 'thin' | 'hidden';
  /** Whom the travellers name, in turn: one person or number in the spellings in which it is written down. */
  readonly people: readonly PersonInput[];
  /** The officer of BP3MI who has all of them; null: whoever is there. */
  readonly officer: string | null;
}

const person = (told: Partial<PersonInput> & Pick<PersonInput, 'role'>): PersonInput => ({
  relation: null,
  name: null,
  handle: null,
  agency: null,
  note: null,
  saidInPrivate: false,
  ...told,
});

/** The clusters. */
export const plantedClusters: readonly Cluster[] = [
  {
    // One man recruits for "a restaurant in Malaysia"; name and number come in three spellings.
    name: 'recruiter',
    flight: 'AK 450',
    days: [3, 7],
    travellers: 3,
    story: 'hidden',
    people: [
      person({ role: 'recruiter', relation: 'recruiter', name: 'Rudi Jaya Contoh', handle: '0812-7100-2001' }),
      person({ role: 'recruiter', relation: 'friend', name: 'RUDI JAYA CONTOH', handle: '+62 812 7100 2001' }),
      person({ role: 'sponsor', relation: 'recruiter', name: 'Rudi Jaya-Contoh', handle: 'wa.me/6281271002001' }),
    ],
    officer: null,
  },
  {
    // One account pays, under different names, for travellers who do not know each other.
    name: 'payer',
    flight: 'TR 263',
    days: [2, 6],
    travellers: 2,
    story: 'thin',
    people: [
      person({ role: 'payer', relation: 'unknown', name: 'Pak Tono Contoh', handle: '@bantu.biaya.contoh' }),
      person({ role: 'payer', relation: 'friend', name: 'Bu Rina Contoh', handle: 'Bantu.Biaya.Contoh' }),
    ],
    officer: null,
  },
  {
    // One officer clears high scores of one agency on one flight within seconds, always with the same words.
    name: 'collusion',
    flight: 'ID 7461',
    days: [1, 4],
    travellers: 3,
    story: 'hidden',
    people: [person({ role: 'sponsor', relation: 'agency', name: 'Bagian Tiket', agency: 'CV Jalan Terang Contoh' })],
    officer: 'Doni Contoh',
  },
  {
    // One woman goes along with others, each time as somebody's aunt.
    name: 'companion',
    flight: 'AK 450',
    days: [2, 5],
    travellers: 2,
    story: 'thin',
    people: [person({ role: 'companion', relation: 'family', name: 'Lina Melati Contoh', handle: '0813 6700 4004' })],
    officer: null,
  },
];

/** The words with which the officer of the collusion clears. */
export const collusionWords = 'Sudah dijelaskan.';

/** This officer gives the same reason for every referral, word for word. */
export const sameWords = { officer: 'Beni Contoh', reason: 'Keterangan kurang jelas, mohon diperiksa.' } as const;

/** How many days back clusters are planted. */
const plantedDays = 28;

/** The clusters of a flight, each as often as it has travellers there. */
export const plantedOn = ({ entry }: PlannedFlight, until: Day): readonly (readonly [Cluster, PersonInput])[] =>
  entry.day <= addDays(until, -plantedDays)
    ? []
    : plantedClusters
        .filter(({ flight, days }) => flight === entry.number && days.includes(weekdayOf(entry.day)))
        .flatMap((cluster) =>
          Array.from({ length: cluster.travellers }, (_, index) => {
            const one = cluster.people[index % cluster.people.length];
            if (one === undefined) throw new Error('a cluster without people');
            return [cluster, one] as const;
          }),
        );
