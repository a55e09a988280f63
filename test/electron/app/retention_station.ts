/** Cases with planted names and numbers, and the two persons who erase them. Names are invented. */
import type { Client } from '../../../shared/contract/client.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { ScreeningId } from '../../../shared/ids.ts';
import { dayOf } from '../../../shared/time.ts';
import { boarding, passport } from '../../helpers/papers.ts';
import { clearing } from './after.ts';
import { flights, pins, signedIn, value, type Bench, type People } from './with_app.ts';

export const day = 86_400_000;

/** Letters for a number: names in a passport's zone have no digits. */
const letters = (count: number): string =>
  String(count).replaceAll(/\d/g, (digit) => 'ABCDEFGHJK'.charAt(Number(digit)));

/** Everything of a planted traveller that must be gone: name, number, and words of several fields. */
export function markersOf(count: number): { name: string; number: string; words: string } {
  return {
    name: `PENANDA${letters(count)}ZQ`,
    number: `Q${String(7_000_000 + count)}`,
    words: `katapenanda${letters(count)}zq`,
  };
}

const ofYear = (on: string): string =>
  String((Date.parse(on) - Date.parse(`${on.slice(0, 4)}-01-01`)) / day + 1).padStart(3, '0');

/** Both papers of a planted traveller. */
export function papersOf(bench: Pick<Bench, 'now'>, count: number) {
  const { name, number } = markersOf(count);
  return {
    passport: passport({ name: `${name}<<UJI`, number }),
    boarding: boarding({ name: `${name}/UJI`, day: ofYear(dayOf(bench.now())), seat: '014C' }),
  };
}

/** An open shift of today. */
export async function shiftToday(bench: Pick<Bench, 'now'>, client: Client): Promise<void> {
  const today = flights.map((one) => ({ ...one, day: dayOf(bench.now()) }));
  value(await client('shift.open', { flights: today, clockConfirmed: true }));
}

/** A clarification of a planted traveller with notes, a statement and a person, cleared at its end. */
export async function clearedCase(bench: Pick<Bench, 'now'>, client: Client, count: number): Promise<ScreeningId> {
  const { words } = markersOf(count);
  const papers = papersOf(bench, count);
  value(await client('traveller.scan', papers));
  const opened = value(
    await client('screening.open', { ...papers, selection: 'documentFact', purpose: 'workerPlaced' }),
  );
  const { screeningId } = opened;
  const { catalogue } = value(await client('catalogue.current', {}));
  const answered = value(
    await client('screening.answer', {
      screeningId,
      revision: 0,
      answers: [
        { kind: 'document', code: 'passport', value: 'doubtful' },
        { kind: 'indicator', code: 'DOC-09', value: 'present', basis: 'document', note: `catatan ${words}` },
        ...catalogue.mitigations.map(({ code }) => ({ kind: 'mitigation' as const, code, value: 'notAsked' as const })),
      ],
    }),
  );
  const person = value(
    await client('screening.addPerson', {
      screeningId,
      revision: answered.revision,
      person: {
        role: 'recruiter',
        relation: 'agency',
        name: `Perekrut ${words}`,
        handle: null,
        agency: null,
        note: null,
        saidInPrivate: false,
      },
    }),
  );
  value(
    await client('statement.take', {
      screeningId,
      statement: {
        content: `Pernyataan ${words}`,
        language: 'indonesian',
        languageName: null,
        interpreter: 'none',
        interpreterName: null,
        readBack: true,
      },
    }),
  );
  const seen = value(await client('screening.get', { screeningId }));
  const own = value(
    await client('screening.assessOwn', {
      screeningId,
      revision: Math.max(seen.revision, person.revision),
      own: 'clear',
    }),
  );
  const proposal = { ...clearing, departLine: `Jelas ${words}`, reason: `Lengkap ${words}` };
  value(await client('decision.propose', { screeningId, revision: own.revision, proposal }));
  const sheet = value(await client('paper.issue', { kind: 'clarificationSheet', subjectId: screeningId }));
  value(await client('paper.output', { paperId: sheet.id, way: 'print', format: 'a4' }));
  return screeningId;
}

/** Reads what is due, has the shift head approve exactly that, and erases it. */
export async function eraseDue(bench: Bench, people: People) {
  const admin = await signedIn(bench, people.admin, pins.admin);
  const { listHash } = value(await admin('retention.due', {}));
  const approvalId = await approved(admin, people, listHash);
  return admin('retention.erase', { listHash, approvalId });
}

/** The shift head's PIN to an erasure of this list. */
export async function approved(admin: Client, people: People, listHash: string) {
  const asked = { officerId: people.supervisor, pin: pins.supervisor, call: 'retention.erase' as const };
  return value(await admin('session.approve', { ...asked, subject: listHash })).approvalId;
}

/** The figures of one class. */
export const figuresOf = ({ classes }: OutputOf<'retention.due'>, code: string) =>
  classes.find((one) => one.code === code)?.figures;
