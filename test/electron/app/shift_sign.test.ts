/** The shift heads' signatures of closed shifts, and the note one shift leaves for the next. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import { headPins, reviewStation } from './review_station.ts';
import { code, flights, pins, value, withApp } from './with_app.ts';

const day = 24 * 3_600_000;
const list = async (head: Client) => value(await head('shift.signatures', {}));

describe('a closed shift', () => {
  it('is signed once by each agency, on the checkpoint of its close, and is loud after one working day', async () => {
    await withApp(async (bench) => {
      const { head, bp3miHead, first, people, ids } = await reviewStation(bench);
      const [shift] = [value(await first('shift.current', {}))];
      if (shift === null || shift === undefined) throw new Error('no shift');
      const sign = (who: Client, pin: string) => who('shift.sign', { shiftId: shift.id, pin });
      expect(await list(head)).toEqual([]);
      expect(code(await sign(head, pins.supervisor))).toBe('shift-not-closed');
      value(await first('shift.close', { approvalId: null }));
      const closing = value(await head('audit.checkpoints', { limit: 1 })).checkpoints[0];
      if (closing === undefined) throw new Error('no checkpoint');
      // Closed on a Saturday.
      expect(await list(head)).toMatchObject([
        { shiftId: shift.id, due: '2026-11-23', mine: true, overdue: false, signed: [], closedBy: 'Pejabat Pertama' },
      ]);
      expect(code(await sign(head, '111222'))).toBe('pin-wrong');
      expect(value(await sign(head, pins.supervisor))).toEqual({ size: closing.size });
      expect(code(await sign(head, pins.supervisor))).toBe('shift-already-signed');
      const cosigned = value(await head('audit.checkpoints', { limit: 5 })).checkpoints.find(
        ({ size }) => size === closing.size,
      );
      expect(cosigned?.cosignedBy).toMatchObject([{ name: 'Kepala Regu' }]);
      expect(await list(bp3miHead)).toMatchObject([
        { mine: true, signed: [{ agency: 'immigration', officer: 'Kepala Regu', size: closing.size }] },
      ]);
      bench.advance(3 * day);
      value(await bp3miHead('session.signIn', { officerId: ids.bp3miHead, pin: headPins.bp3miHead }));
      expect(await list(bp3miHead)).toMatchObject([{ overdue: true, mine: true }]);
      value(await sign(bp3miHead, headPins.bp3miHead));
      expect(await list(bp3miHead)).toMatchObject([{ overdue: false, mine: false, signed: [{}, {}] }]);
      value(await first('session.signIn', { officerId: people.first, pin: pins.first }));
      expect(code(await first('shift.signatures', {}))).toBe('forbidden');
      value(await bp3miHead('audit.verify', {}));
    });
  });

  it('may be signed after a later checkpoint was cosigned: that one covers it', async () => {
    await withApp(async (bench) => {
      const { head, first, people } = await reviewStation(bench);
      const earlier = value(await first('shift.current', {}));
      if (earlier === null) throw new Error('no shift');
      value(await first('shift.close', { approvalId: null }));
      value(await first('shift.open', { flights, clockConfirmed: true }));
      value(await first('shift.close', { approvalId: null }));
      const { toCosign } = value(await head('audit.checkpoints', { limit: 1 }));
      if (toCosign === null) throw new Error('nothing to cosign');
      value(await head('audit.cosign', { size: toCosign, pin: pins.supervisor }));
      expect(value(await head('shift.sign', { shiftId: earlier.id, pin: pins.supervisor }))).toEqual({
        size: toCosign,
      });
      const signed = (await list(head)).find(({ shiftId }) => shiftId === earlier.id);
      expect(signed).toMatchObject({ mine: false, signed: [{ size: toCosign }] });
      const { events } = value(
        await head('audit.list', { before: null, limit: 5, filter: { kinds: ['shift-signed'], about: [earlier.id] } }),
      );
      expect(events).toMatchObject([{ actorId: people.supervisor }]);
    });
  });

  it('leaves a note that the next shift reads, and only the next', async () => {
    await withApp(async (bench) => {
      const { first, bp3mi } = await reviewStation(bench);
      const read = async () => value(await bp3mi('shift.current', {}))?.handedOver;
      expect(await read()).toBeNull();
      const note = 'Alat pindai meja 2 mati, teknisi datang pukul 13.';
      value(await first('shift.close', { approvalId: null, note }));
      value(await first('shift.open', { flights, clockConfirmed: true }));
      expect(await read()).toMatchObject({ note, by: 'Pejabat Pertama' });
      value(await first('shift.close', { approvalId: null }));
      value(await first('shift.open', { flights, clockConfirmed: true }));
      expect(await read()).toBeNull();
    });
  });
});
