import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFollowers, quietMillis } from '../../../electron/app/followers.ts';
import { code, pins, signedIn, staffed, value, withApp } from './with_app.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('followers', () => {
  it('hear a change at once, and what else is done in the next moment as one', () => {
    vi.useFakeTimers();
    const { follow, changed, close } = createFollowers();
    const heard: number[] = [];
    follow((revision) => heard.push(revision));
    changed(1);
    expect(heard).toEqual([1]);
    for (let revision = 2; revision <= 500; revision += 1) changed(revision);
    expect(heard).toEqual([1]);
    vi.advanceTimersByTime(quietMillis);
    expect(heard).toEqual([1, 500]);
    vi.advanceTimersByTime(10 * quietMillis);
    expect(heard).toEqual([1, 500]);
    changed(501);
    expect(heard).toEqual([1, 500, 501]);
    close();
  });

  it('hear a bulk act that goes on at most four times a second', () => {
    vi.useFakeTimers();
    const { follow, changed, close } = createFollowers();
    const heard: number[] = [];
    follow((revision) => heard.push(revision));
    for (let at = 0; at < 3000; at += 10) {
      changed(at);
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(quietMillis);
    expect(heard.length).toBeLessThanOrEqual((4 * 3000) / 1000 + 1);
    expect(heard.at(-1)).toBe(2990);
    close();
  });

  it('hear nothing once they have ended, each on its own', () => {
    const { follow, changed, close } = createFollowers();
    const heard: number[] = [];
    const listener = (revision: number) => void heard.push(revision);
    const [one] = [follow(listener), follow(listener)];
    one();
    changed(1);
    expect(heard).toEqual([1]);
    close();
  });
});

describe('the application', () => {
  it('tells of what was stored by the revision that the session shows, and not of what was refused or only read', () =>
    withApp(async (bench) => {
      const people = await staffed(bench);
      const app = await bench.reopen();
      const desk = await signedIn(bench, people.bp3mi, pins.bp3mi);
      const revision = async () => value(await desk('session.current', {})).revision;
      const heard: number[] = [];
      const end = app.follow((told) => heard.push(told));
      const before = await revision();
      value(await desk('shift.current', {}));
      expect(code(await desk('shift.close', { approvalId: null }))).toBe('no-open-shift');
      expect(await revision()).toBe(before);

      value(await desk('shift.open', { flights: [], clockConfirmed: true }));
      const after = await revision();
      expect(after).toBe(before + 1);
      await expect.poll(() => heard.at(-1)).toBe(after);

      end();
      const others: number[] = [];
      app.follow((told) => others.push(told));
      value(await desk('session.lock', { cause: 'idle' }));
      await expect.poll(() => others.at(-1)).toBe(after + 1);
      expect(heard.at(-1)).toBe(after);
    }));
});
