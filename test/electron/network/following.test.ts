/** What a device hears of its host, over a line that breaks. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followHost, wordReader, type HostStream } from '../../../electron/app/network/following.ts';

describe('the words of a stream', () => {
  it('are the same however it is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), fc.array(fc.nat({ max: 40 })), (revisions, cuts) => {
        const stream = revisions.map((revision) => `data: ${String(revision)}\n\n`).join('');
        const heard: number[] = [];
        const read = wordReader((revision) => heard.push(revision));
        let rest = stream;
        for (const cut of cuts) {
          read(rest.slice(0, cut));
          rest = rest.slice(cut);
        }
        read(rest);
        expect(heard).toEqual(revisions);
      }),
    );
  });

  it('are numbers and nothing else, and only whole', () => {
    const heard: number[] = [];
    const read = wordReader((revision) => heard.push(revision));
    read('data: x\n\n: 4\n\ndata: -1\n\ndata: 1.5\n\nevent: a\ndata: 2\n\ndata: 9999999999999999\n\ndata: 3');
    expect(heard).toEqual([]);
    read('\n\n');
    expect(heard).toEqual([3]);
  });
});

describe('following', () => {
  interface Opened extends HostStream {
    readonly hear: (revision: number) => void;
    readonly break: () => void;
  }
  const lines = () => {
    const opened: Opened[] = [];
    const told: number[] = [];
    const stop = followHost({
      open: (hear) => {
        let end: () => void = () => undefined;
        const ended = new Promise<void>((resolve) => (end = resolve));
        const one = { hear, ended, end: () => end(), break: () => end() };
        opened.push(one);
        return one;
      },
      changed: (revision) => told.push(revision),
      chance: () => 0,
    });
    return { opened, told, stop };
  };
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('tells each change once, and the first word of every stream', async () => {
    const { opened, told, stop } = lines();
    for (const revision of [4, 4, 5]) opened[0]?.hear(revision);
    expect(told).toEqual([4, 5]);
    opened[0]?.break();
    await vi.advanceTimersByTimeAsync(250);
    expect(opened).toHaveLength(2);
    opened[1]?.hear(5);
    // 0: the host is lost, and the pages find out.
    expect(told).toEqual([4, 5, 0, 5]);
    stop();
  });

  it('tries again ever more slowly, at least every five seconds, and says nothing of a host that was never there', async () => {
    const { opened, told, stop } = lines();
    for (const wait of [250, 500, 1000, 2000, 2500, 2500]) {
      const count = opened.length;
      opened.at(-1)?.break();
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(opened).toHaveLength(count);
      await vi.advanceTimersByTimeAsync(1);
      expect(opened).toHaveLength(count + 1);
    }
    expect(told).toEqual([]);
    stop();
  });

  it('ends for good, also while it waits', async () => {
    const { opened, stop } = lines();
    opened[0]?.break();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened).toHaveLength(1);
  });
});
