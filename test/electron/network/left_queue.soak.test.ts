/** A spare at which somebody went on answering while the host was gone becomes the host: those answers are in its record. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../shared/contract/client.ts';
import { pins, value } from '../app/with_app.ts';
import { give, keptOf, numbered, onDisk, opened, recorded, scene, signInAt, type Scene } from './cut_off.ts';
import { endAll, freePort } from './hosts.ts';
import { inStep, takeOver } from './spares.ts';

afterEach(endAll);

/** A device that is the spare, in step, with a clarification of which one answer is stored and two are kept. */
async function cutOffSpare() {
  const at = await scene();
  const place = { address: '127.0.0.3', port: await freePort('127.0.0.3') };
  value(await at.host.admin('spare.name', { deviceId: at.device.id, place }));
  await inStep(at.host);
  const screeningId = await opened(at.page);
  value(await give(at.page, screeningId, numbered(1)));
  value(await at.page('screening.get', { screeningId }));
  at.host.stop();
  for (const count of [2, 3]) value(await give(at.page, screeningId, numbered(count)));
  expect((await keptOf(at.page)).own).toHaveLength(1);
  return { at, screeningId };
}

/** What the database of the spare has, which is the station's from now on. */
const recordedHere = (at: Scene, screeningId: Parameters<typeof recorded>[1]) =>
  recorded({ ...at, host: { ...at.host, ...at.device } }, screeningId);

/** The station itself keeps nothing beside its record. */
const nothingWaits = (page: Client) =>
  vi.waitUntil(async () => {
    const { own, others } = await keptOf(page);
    return own.length + others === 0;
  });

describe('answers that waited on a spare', () => {
  it('are in its record once it is the host and their officer is back, in order and once', async () => {
    const { at, screeningId } = await cutOffSpare();
    await takeOver(at.device);
    await vi.waitUntil(async () => (await at.page('station.state', {})).ok);
    expect(onDisk(at.file)).not.toBeNull();
    await signInAt(at);
    await nothingWaits(at.page);
    const { notes, handedIn: said } = await recordedHere(at, screeningId);
    expect(notes).toEqual([1, 2, 3].map((count) => numbered(count)).map((one) => ('note' in one ? one.note : null)));
    expect(said.map((one) => one !== null)).toEqual([false, true, true]);
    expect(onDisk(at.file)).toBeNull();
  });

  it('wait through a restart of the new host, and are nobody else’s', async () => {
    const { at, screeningId } = await cutOffSpare();
    await takeOver(at.device);
    await vi.waitUntil(async () => (await at.page('station.state', {})).ok);
    at.device.stop();
    await at.device.start();
    const other = at.device.client('other');
    value(await other('session.signIn', { officerId: at.first, pin: pins.first }));
    expect(await keptOf(other)).toMatchObject({ own: [], others: 2 });
    expect((await recordedHere(at, screeningId)).notes).toHaveLength(1);
    const page = at.device.client('page again');
    await signInAt({ ...at, page });
    await nothingWaits(page);
    expect((await recordedHere(at, screeningId)).notes).toHaveLength(3);
  });
});
