/** A station with the people a catalogue needs: the shift heads of both agencies, and a trusted key. */
import type { z } from 'zod';
import type { Client } from '../../../shared/contract/client.ts';
import { OfficerId, type ScreeningId } from '../../../shared/ids.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { agencyKey, hashOf, signedFile } from '../../helpers/catalogue_files.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import type { PinOf } from '../../helpers/light_pins.ts';
import {
  added,
  flights,
  keptStation,
  People,
  pins,
  pinsOf,
  signedIn,
  staff,
  value,
  type Bench,
  type Pages,
} from './with_app.ts';
import { plain } from './cases.ts';

/** PINs of the people added here. */
export const morePins = { bp3miHead: '244140', official: '362436', auditor: '577215' } as const;

/** The station's people with the ones added here. Kepala Regu is of Immigration and no Pejabat Imigrasi. */
export const CataloguePeople = People.extend({ bp3miHead: OfficerId, official: OfficerId, auditor: OfficerId });
export type CataloguePeople = z.infer<typeof CataloguePeople>;

/** Everybody by name, with a page of their own. */
export interface Offices {
  readonly people: CataloguePeople;
  readonly admin: Client;
  readonly head: Client;
  readonly bp3miHead: Client;
  readonly official: Client;
  readonly auditor: Client;
}

/** A second person's PIN for a hash. */
export async function approval(
  client: Client,
  second: { id: OfficerId; pin: string },
  wanted: { call: 'catalogue.activate' | 'signer.add' | 'signer.remove'; subject: string },
) {
  return client('session.approve', { officerId: second.id, pin: second.pin, ...wanted });
}

/** Takes a key in with two persons. */
export async function trust(admin: Client, second: { id: OfficerId; pin: string }, text: string) {
  const { fingerprint } = value(await admin('signer.check', { text }));
  const { approvalId } = value(await approval(admin, second, { call: 'signer.add', subject: fingerprint }));
  return value(await admin('signer.add', { text, approvalId }));
}

/** Adds those people, and takes the agency's key in. */
async function addOffices(bench: Pages, base: People): Promise<CataloguePeople> {
  const admin = await signedIn(bench, base.admin, pins.admin);
  const bp3mi = { name: 'Kepala BP3MI', agency: 'bp3mi', role: 'supervisor', official: false } as const;
  const official = { name: 'Kepala Imigrasi', agency: 'immigration', role: 'supervisor', official: true } as const;
  const auditor = { name: 'Pemeriksa', agency: null, role: 'auditor', official: false } as const;
  const people = {
    ...base,
    bp3miHead: await added(bench, admin, { ...bp3mi, pin: morePins.bp3miHead }),
    official: await added(bench, admin, { ...official, pin: morePins.official }),
    auditor: await added(bench, admin, { ...auditor, pin: morePins.auditor }),
  };
  await trust(admin, { id: people.supervisor, pin: pins.supervisor }, agencyKey.key.text);
  return people;
}

const pagesOf = async (bench: Pages, people: CataloguePeople): Promise<Offices> => ({
  people,
  admin: await signedIn(bench, people.admin, pins.admin),
  head: await signedIn(bench, people.supervisor, pins.supervisor),
  bp3miHead: await signedIn(bench, people.bp3miHead, morePins.bp3miHead),
  official: await signedIn(bench, people.official, morePins.official),
  auditor: await signedIn(bench, people.auditor, morePins.auditor),
});

/** A station whose people are there and which trusts the agency's key. */
export async function offices(bench: Bench): Promise<Offices> {
  const people = await keptStation(bench, {
    name: 'offices',
    facts: CataloguePeople,
    make: async (maker) => {
      const all = await addOffices(maker, await staff(maker));
      await signedIn(maker, all.supervisor, pins.supervisor);
      const more = (['bp3miHead', 'official', 'auditor'] as const).map((who): PinOf => [all[who], morePins[who]]);
      return { facts: all, pins: [...pinsOf(all), ...more] };
    },
  });
  return pagesOf(bench, people);
}

/** The same on a station whose people were made step by step. */
export const officesOf = async (bench: Pages, base: People): Promise<Offices> =>
  pagesOf(bench, await addOffices(bench, base));

/** Proposed and replayed by the shift head of BP3MI. */
export async function replayed({ bp3miHead }: Offices, content: Catalogue): Promise<string> {
  value(await bp3miHead('catalogue.propose', { text: signedFile(content) }));
  value(await bp3miHead('catalogue.replay', { sha256: hashOf(content) }));
  return hashOf(content);
}

/** The shift head of BP3MI activates; the second person enters a PIN. */
export async function activate(
  { people, bp3miHead }: Offices,
  sha256: string,
  second: { id: Offices['people']['admin']; pin: string } = { id: people.supervisor, pin: pins.supervisor },
) {
  const wanted = { call: 'catalogue.activate' as const, subject: sha256 };
  const { approvalId } = value(await approval(bp3miHead, second, wanted));
  return bp3miHead('catalogue.activate', { sha256, approvalId });
}

/** Opens the shift at BP3MI's desk. */
export async function desk(bench: Pages, people: People): Promise<Client> {
  const client = await signedIn(bench, people.bp3mi, pins.bp3mi);
  value(await client('shift.open', { flights, clockConfirmed: true }));
  return client;
}

/** A clarification of a tourist up to the own assessment, by the catalogue it was opened with. */
export async function assessed(
  client: Client,
  number: string,
  present: readonly string[] = [],
  day?: string,
): Promise<{ screeningId: ScreeningId; revision: number }> {
  const scans = { passport: passport({ number }), boarding: boarding(day === undefined ? {} : { day }) };
  const { screeningId } = value(await client('screening.open', { ...scans, selection: 'random', purpose: 'tourism' }));
  return { screeningId, revision: await judge(client, screeningId, present) };
}

/** Answers and own assessment on an open screening; the new revision. */
export async function judge(client: Client, screeningId: ScreeningId, present: readonly string[]): Promise<number> {
  const seen = value(await client('screening.get', { screeningId }));
  const { catalogue } = value(await client('catalogue.read', { sha256: seen.catalogueSha256 }));
  const answers = [
    ...catalogue.mitigations.map(({ code }) => ({ kind: 'mitigation' as const, code, value: 'notAsked' as const })),
    ...catalogue.indicators
      .filter(({ code }) => present.includes(code))
      .map(({ code, basis }) => ({
        kind: 'indicator' as const,
        code,
        value: 'present' as const,
        basis: basis[0] ?? 'statement',
        note: null,
      })),
  ];
  const { revision } = value(await client('screening.answer', { screeningId, revision: seen.revision, answers }));
  return value(await client('screening.assessOwn', { screeningId, revision, own: 'clear' })).revision;
}

/** The traveller goes on. */
export async function cleared(
  client: Client,
  { screeningId, revision }: { screeningId: ScreeningId; revision: number },
) {
  const departLine = 'Jawabannya jelas dan cocok.';
  value(await client('decision.propose', { screeningId, revision, proposal: { ...plain, departLine } }));
}
