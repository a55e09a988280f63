/** What a page does with a stream that speaks, breaks, is silent and comes back. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { delayOf, overBridge, overEvents, silentMillis, type Events } from '../../renderer/live.ts';

interface Opened extends Events {
  closed: boolean;
  say(data: string): void;
  break(): void;
}

function streams() {
  const sender = new EventTarget() as EventSource; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- nobody looks at who sent it
  const opened: Opened[] = [];
  const open = (): Events => {
    const events: Opened = {
      onmessage: null,
      onerror: null,
      closed: false,
      close: () => void (events.closed = true),
      say: (data) => {
        events.onmessage?.call(sender, new MessageEvent('message', { data }));
      },
      break: () => {
        events.onerror?.call(sender, new Event('error'));
      },
    };
    opened.push(events);
    return events;
  };
  const last = () => opened.at(-1) ?? expect.fail('no stream');
  return { opened, open, last };
}

const ear = () => {
  const heard: (number | boolean)[] = [];
  return { heard, hear: (revision: number) => heard.push(revision), live: (is: boolean) => heard.push(is) };
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a stream', () => {
  it('counts as live from its first word, and each word is handed on', () => {
    const { open, last } = streams();
    const { heard, ...told } = ear();
    overEvents(open, () => 0)(told);
    expect(heard).toEqual([]);
    last().say('0');
    last().say('7');
    expect(heard).toEqual([true, 0, true, 7]);
  });

  it('that breaks is opened again, ever more slowly, and says so at once', () => {
    const { open, last, opened } = streams();
    const { heard, ...told } = ear();
    overEvents(open, () => 0)(told);
    last().say('0');
    for (const wait of [500, 1000, 2000, 4000, 8000, 15_000, 15_000]) {
      const count = opened.length;
      last().break();
      expect(last().closed).toBe(true);
      expect(heard.at(-1)).toBe(false);
      vi.advanceTimersByTime(wait - 1);
      expect(opened).toHaveLength(count);
      vi.advanceTimersByTime(1);
      expect(opened).toHaveLength(count + 1);
    }
    last().say('9');
    expect(heard.slice(-2)).toEqual([true, 9]);
    last().break();
    vi.advanceTimersByTime(500);
    expect(last().closed).toBe(false);
  });

  it('that is silent for too long is broken', () => {
    const { open, last, opened } = streams();
    const { heard, ...told } = ear();
    overEvents(open, () => 0)(told);
    last().say('0');
    vi.advanceTimersByTime(silentMillis - 1);
    last().say('0');
    vi.advanceTimersByTime(silentMillis - 1);
    expect(heard).not.toContain(false);
    vi.advanceTimersByTime(1);
    expect(heard.at(-1)).toBe(false);
    expect(opened[0]?.closed).toBe(true);
  });

  it('is let go when nobody hears it any more, also while it waits to be opened again', () => {
    const { open, last, opened } = streams();
    const end = overEvents(open, () => 0)(ear());
    last().break();
    end();
    vi.advanceTimersByTime(60_000);
    expect(opened).toHaveLength(1);
    const again = overEvents(open, () => 0)(ear());
    again();
    expect(last().closed).toBe(true);
  });

  it('comes back for many windows at many moments, within half a minute', () => {
    for (let tries = 0; tries < 2000; tries += 1) {
      for (const chance of [0, 0.5, 0.999]) {
        expect(delayOf(tries, chance)).toBeGreaterThanOrEqual(500);
        expect(delayOf(tries, chance)).toBeLessThanOrEqual(30_000);
      }
      expect(delayOf(tries, 0.9)).toBeGreaterThan(delayOf(tries, 0.1));
    }
  });
});

describe('the bridge', () => {
  it('is live as long as the page, until nobody hears it any more', () => {
    let tell: (revision: number) => void = () => expect.fail('nobody follows');
    const { heard, ...told } = ear();
    const end = overBridge({ follow: (hear) => void (tell = hear) })(told);
    tell(4);
    end();
    tell(5);
    expect(heard).toEqual([true, 4]);
  });
});
