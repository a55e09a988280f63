/** The people of the station of examples, with the PINs that are told at the end, and how each of them works at a page. */
import { createClient } from '../../../shared/contract/client.ts';
import { contract, type InputOf, type Name, type OutputOf } from '../../../shared/contract/index.ts';
import type { OfficerId } from '../../../shared/ids.ts';
import type { AgencyCode, Role } from '../../../shared/domain/words.ts';
import type { Application } from '../../app/application.ts';
import type { DeskClock } from './clock.ts';

/** Somebody who works there. */
export interface Post {
  readonly name: string;
  readonly role: Role;
  readonly agency: AgencyCode | null;
  readonly pin: string;
}

/** The same, enrolled. */
export interface Officer extends Post {
  readonly id: OfficerId;
}

const post = (name: string, role: Role, pin: string, agency: AgencyCode | null = null): Post => ({
  name,
  role,
  agency,
  pin,
});

const admin = post('Admin Contoh', 'admin', '418273');
const head = post('Kepala Regu Contoh', 'supervisor', '573920', 'immigration');

/** Everybody, in the order in which they are enrolled. No name is anybody's: each ends in *Contoh*, example. */
export const posts: readonly Post[] = [
  admin,
  head,
  post('Koordinator Contoh', 'supervisor', '620418', 'bp3mi'),
  post('Pemeriksa Contoh', 'auditor', '739154'),
  post('Ayu Contoh', 'bp3mi', '314926', 'bp3mi'),
  post('Beni Contoh', 'bp3mi', '825037', 'bp3mi'),
  post('Citra Contoh', 'bp3mi', '460917', 'bp3mi'),
  post('Doni Contoh', 'bp3mi', '971358', 'bp3mi'),
  post('Eka Contoh', 'immigration', '286049', 'immigration'),
  post('Fani Contoh', 'immigration', '507183', 'immigration'),
  post('Gani Contoh', 'immigration', '648295', 'immigration'),
  post('Hesti Contoh', 'immigration', '193640', 'immigration'),
];

/** The station, which says of itself that nothing in it is true. */
export const founding = {
  airport: 'PLM',
  counter: 'CONTOH',
  name: 'STASIUN CONTOH: semua data rekaan, Bandara SMB II Palembang',
} as const;

/** The application refused what an officer wanted to do: a mistake of the generator. */
export class Refused extends Error {
  constructor(name: Name, code: string) {
    super(`${name} was refused: ${code}`);
  }
}

/** What an officer does at a page. Throws `Refused`. */
export type Act = <N extends Name>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

/** The pages of a station that is there. */
export interface Pages {
  /** The page of an officer, who signs in where that is due. */
  readonly at: (officer: Officer) => Promise<Act>;
  /** Everybody signs out. */
  readonly leave: () => Promise<void>;
}

const pageOf = (app: Application, caller: string): Act => {
  const client = createClient((name, input) => app.dispatch(caller, name, input));
  return async (name, input) => {
    const reply = await client(name, input);
    if (!reply.ok) throw new Refused(name, reply.error.code);
    return reply.value;
  };
};

/** An idle page locks after twenty minutes at the latest (four times five); a minute before that its officer signs in anew. */
const idleMillis = 19 * 60_000;

/** The pages of enrolled officers. */
export function pagesOf(app: Application, clock: DeskClock): Pages {
  const signedIn = new Map<Officer, { act: Act; last: number }>();
  return {
    at: async (officer) => {
      const known = signedIn.get(officer);
      if (known !== undefined && clock.at() - known.last < idleMillis) return known.act;
      const page = pageOf(app, officer.id);
      const state = { act: page, last: clock.at() };
      state.act = (name, input) => {
        // Reading keeps no page awake.
        if (contract[name].kind !== 'query') state.last = clock.at();
        return page(name, input);
      };
      signedIn.set(officer, state);
      await page('session.signIn', { officerId: officer.id, pin: officer.pin });
      return state.act;
    },
    leave: async () => {
      for (const [officer, { last }] of signedIn) {
        if (clock.at() - last < idleMillis) await pageOf(app, officer.id)('session.signOut', {});
        else app.forget(officer.id);
      }
      signedIn.clear();
    },
  };
}

const isOfficial = ({ role, agency }: Post): boolean => role === 'immigration' && agency === 'immigration';

/** First run and everybody's enrolment, as at any station. */
export async function found(app: Application): Promise<readonly Officer[]> {
  const page = pageOf(app, 'first run');
  const person = ({ name, pin }: Post) => ({ name, pin, serviceNumber: '' });
  await page('station.create', {
    ...founding,
    admin: person(admin),
    supervisor: { ...person(head), agency: 'immigration', immigrationOfficial: false },
  });
  const known = new Map((await page('station.state', {})).officers.map(({ name, id }) => [name, id]));
  const adminId = known.get(admin.name);
  if (adminId === undefined) throw new Error('a station without its admin');
  await page('session.signIn', { officerId: adminId, pin: admin.pin });
  for (const one of posts.filter(({ name }) => !known.has(name))) {
    const { name, role, agency } = one;
    const asked = { name, role, agency, serviceNumber: '', immigrationOfficial: isOfficial(one) };
    const { officer, code } = await page('officer.add', asked);
    const enrolled = pageOf(app, officer.id);
    await enrolled('session.enrol', { officerId: officer.id, code, pin: one.pin });
    await enrolled('session.signOut', {});
    known.set(name, officer.id);
  }
  await page('session.signOut', {});
  return posts.flatMap((one) => {
    const id = known.get(one.name);
    return id === undefined ? [] : [{ ...one, id }];
  });
}
