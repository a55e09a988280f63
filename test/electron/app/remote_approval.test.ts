/** A hold approved by telephone, with the one-time codes of a sealed card. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Client } from '../../../shared/contract/client.ts';
import type { OfficerId } from '../../../shared/ids.ts';
import { accepted, acceptedWork, hold } from './cases.ts';
import { dump } from './dump.ts';
import {
  code,
  keptStation,
  People,
  pins,
  pinsOf,
  signedIn,
  staff,
  staffed,
  value,
  withApp,
  type Bench,
  type Pages,
} from './with_app.ts';
import { printedReceipt } from '../../helpers/receipts.ts';

/** A card for the second Pejabat Imigrasi, made by the technician in front of them. */
async function cardFor(
  bench: Pages,
  people: People,
  officerId: OfficerId = people.second,
  pin: string = pins.second,
): Promise<{ admin: Client; codes: string[] }> {
  const admin = await signedIn(bench, people.admin, pins.admin);
  const call = { officerId, pin, call: 'officer.makeCard' as const, subject: officerId };
  const { approvalId } = value(await admin('session.approve', call));
  return { admin, codes: value(await admin('officer.makeCard', { officerId, approvalId })).codes };
}

/** An accepted case on a station where the second Pejabat Imigrasi has had a card from the beginning. */
async function acceptedWithCard(bench: Bench) {
  let codes: string[] = [];
  const carded = async () => {
    const kept = await keptStation(bench, {
      name: 'card',
      facts: z.strictObject({ people: People, codes: z.array(z.string()) }),
      make: async (maker) => {
        const people = await staff(maker);
        const card = await cardFor(maker, people);
        return { facts: { people, codes: card.codes }, pins: pinsOf(people), codes: card.codes };
      },
    });
    ({ codes } = kept);
    return kept.people;
  };
  return { ...(await accepted(bench, carded)), codes };
}

const at = (codes: readonly string[], index: number): string => {
  const found = codes[index];
  if (found === undefined) throw new Error('no such code');
  return found;
};

const told = (client: Client, officerId: OfficerId, words: { code: string; subject: string }) =>
  client('session.approveRemote', { officerId, call: 'decision.confirm', ...words });

describe('a sealed card', () => {
  it('is made only in front of who will hold it, tells its ten codes once, and keeps hashes alone [V6.4.4 V6.5.2]', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const admin = await signedIn(bench, people.admin, pins.admin);
      const ask = { call: 'officer.makeCard' as const, subject: people.second };
      expect(code(await admin('session.approve', { ...ask, officerId: people.first, pin: pins.first }))).toBe(
        'approver-not-holder',
      );
      const none = 'app_00000000000000000000';
      expect(code(await admin('officer.makeCard', { officerId: people.second, approvalId: none }))).toBe(
        'approval-unknown',
      );
      expect(code(await admin('officer.makeCard', { officerId: people.bp3mi, approvalId: none }))).toBe(
        'official-needs-immigration',
      );
      const { codes } = await cardFor(bench, people);
      expect(new Set(codes).size).toBe(10);
      const stored = await dump(bench);
      for (const one of codes) expect(stored).not.toContain(one.replace(' ', ''));
      expect(stored.match(/\$argon2id\$/g)?.length).toBeGreaterThanOrEqual(15);
      expect(value(await admin('officer.cards', {}))).toMatchObject([{ officerId: people.second, left: 10 }]);
    });
  });
});

describe('approval by telephone', () => {
  it('confirms a hold once, says so on the record and in the log, and is always reviewed', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision, codes } = await acceptedWithCard(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const spoken = at(codes, 3).toLowerCase().replace(' ', '-');
      const { approvalId, codesLeft } = value(await told(first, people.second, { code: spoken, subject: decisionId }));
      expect(codesLeft).toBe(9);
      expect(value(await first('decision.confirm', { decisionId, approvalId })).approver).toBe('Pejabat Kedua');
      const [, decision] = value(await first('screening.get', { screeningId })).decisions;
      expect(decision).toMatchObject({ remote: true, review: ['hold', 'remoteApproval'], state: 'confirmed' });
      const auditor = await signedIn(bench, people.supervisor, pins.supervisor);
      const kinds = value(await auditor('audit.list', { before: null, limit: 50 })).events.map(({ kind }) => kind);
      expect(kinds).toContain('approval-given-remotely');
      await printedReceipt(first, decisionId, {
        seal: 'SG-1',
        place: 'Brankas',
        condition: 'utuh',
        due: '2026-11-23',
      });

      // The same code once more, on another traveller: dead, also after a restart.
      const next = await acceptedWork(bp3mi, first, 'X7654321');
      const other = value(await first('decision.propose', { ...next, proposal: hold })).decisionId;
      const before = await dump(bench);
      expect(code(await told(first, people.second, { code: at(codes, 3), subject: other }))).toBe('card-code-used');
      await bench.reopen();
      const again = await signedIn(bench, people.first, pins.first);
      expect(code(await told(again, people.second, { code: at(codes, 3), subject: other }))).toBe('card-code-used');
      expect(await dump(bench)).toBe(before);
      expect(code(await told(again, people.second, { code: at(codes, 4), subject: other }))).toBeNull();
    });
  });

  it('an approval lost in a restart costs its code and approves nothing', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision, codes } = await acceptedWithCard(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const { approvalId } = value(await told(first, people.second, { code: at(codes, 0), subject: decisionId }));
      await bench.reopen();
      const again = await signedIn(bench, people.first, pins.first);
      expect(code(await again('decision.confirm', { decisionId, approvalId }))).toBe('approval-unknown');
      expect(value(await again('screening.get', { screeningId })).decisions[1]).toMatchObject({ state: 'proposed' });
      expect(value(await again('officer.cards', {}))).toMatchObject([{ left: 9 }]);
    });
  });

  it('is bound to its minute and to its decision like a PIN [V6.6.2 V6.5.5]', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision, codes } = await acceptedWithCard(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const next = await acceptedWork(bp3mi, first, 'X7654321');
      const other = value(await first('decision.propose', { ...next, proposal: hold })).decisionId;
      const { approvalId } = value(await told(first, people.second, { code: at(codes, 0), subject: decisionId }));
      expect(code(await first('decision.confirm', { decisionId: other, approvalId }))).toBe('approval-other-subject');
      bench.advance(60_001);
      expect(code(await first('decision.confirm', { decisionId, approvalId }))).toBe('approval-expired');
    });
  });

  it('never comes of the same person, of BP3MI, of somebody without a card, or for a hold that is not proposed', async () => {
    await withApp(async (bench) => {
      const { people, first, bp3mi, screeningId, revision } = await accepted(bench);
      const { codes } = await cardFor(bench, people, people.first, pins.first);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const before = await dump(bench);
      const words = { code: at(codes, 0), subject: decisionId };
      expect(code(await told(first, people.first, words))).toBe('approver-is-self');
      expect(code(await told(first, people.bp3mi, words))).toBe('approver-not-official');
      expect(code(await told(first, people.supervisor, words))).toBe('approver-not-official');
      expect(code(await told(first, people.second, words))).toBe('card-missing');
      expect(code(await told(bp3mi, people.second, words))).toBe('forbidden');
      const second = await signedIn(bench, people.second, pins.second);
      expect(code(await told(second, people.first, words))).toBe('approver-is-self');
      expect(await dump(bench)).toBe(before);
      value(await first('decision.withdraw', { decisionId }));
      expect(code(await told(first, people.second, words))).toBe('already-confirmed');
    });
  });

  it('locks the card for longer and longer on wrong codes, across a restart, and leaves the PIN alone [V6.6.3]', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision, codes } = await acceptedWithCard(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const wrong = { code: 'ZZZZZ ZZZZZ', subject: decisionId };
      const before = await dump(bench);
      for (let tries = 0; tries < 3; tries += 1) {
        expect(code(await told(first, people.second, wrong))).toBe('card-code-wrong');
      }
      expect(await told(first, people.second, { ...wrong, code: at(codes, 0) })).toMatchObject({
        error: { code: 'locked-out', detail: { seconds: 5 } },
      });
      await bench.reopen();
      const again = await signedIn(bench, people.first, pins.first);
      expect(code(await told(again, people.second, wrong))).toBe('locked-out');
      expect(await dump(bench)).toBe(before);
      value(await bench.client('own')('session.signIn', { officerId: people.second, pin: pins.second }));
      bench.advance(5_001);
      expect(code(await told(again, people.second, { ...wrong, code: at(codes, 0) }))).toBeNull();
    });
  });

  it('a new card ends the old one, and a lost one is ended alone [V6.4.4]', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision, codes: old } = await acceptedWithCard(bench);
      const fresh = await cardFor(bench, people);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const say = async (spoken: string) =>
        code(await told(first, people.second, { code: spoken, subject: decisionId }));
      expect(await say(at(old, 0))).toBe('card-code-wrong');
      expect(await say(at(fresh.codes, 0))).toBeNull();
      value(await fresh.admin('officer.retireCard', { officerId: people.second }));
      expect(await say(at(fresh.codes, 1))).toBe('card-missing');
      expect(code(await fresh.admin('officer.retireCard', { officerId: people.second }))).toBe('card-missing');
    });
  });

  it('uses one code up once, also when it is sent twice at the same moment [V6.5.1]', async () => {
    await withApp(async (bench) => {
      const { people, first, screeningId, revision, codes } = await acceptedWithCard(bench);
      const { decisionId } = value(await first('decision.propose', { screeningId, revision, proposal: hold }));
      const words = { code: at(codes, 9), subject: decisionId };
      const both = await Promise.all([told(first, people.second, words), told(first, people.second, words)]);
      expect(both.map(code).sort()).toEqual(['card-code-used', null]);
    });
  });
});
