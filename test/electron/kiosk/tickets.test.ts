import { describe, expect, it } from 'vitest';
import { createTickets, unseenMillis } from '../../../electron/kiosk/tickets.ts';
import { seededRandom } from '../machine.ts';

function office() {
  const forgotten: string[] = [];
  let now = 0;
  const tickets = createTickets({
    random: seededRandom('tickets'),
    monotonic: () => now,
    forget: (caller) => forgotten.push(caller),
  });
  const admit = () => {
    const ticket = tickets.enter(tickets.issue(), null);
    if (ticket === null) throw new Error('a fresh token was refused');
    return ticket;
  };
  return { tickets, forgotten, admit, pass: (ms: number) => void (now += ms) };
}

describe('tickets', () => {
  it('name another caller for each browser, and none for a stranger', () => {
    const { tickets, admit } = office();
    const [one, two] = [admit(), admit()];
    expect(one).not.toBe(two);
    expect(tickets.callerOf(one)).not.toBe(tickets.callerOf(two));
    expect(tickets.callerOf(one)).toBe(tickets.callerOf(one));
    for (const stranger of [null, '', 'x', `${one}x`]) expect(tickets.callerOf(stranger)).toBeNull();
  });

  it('are as long as their randomness: 32 bytes each [L2 V7.2.3]', () => {
    const { tickets, admit } = office();
    expect(tickets.issue()).toMatch(/^[\w-]{43}$/);
    expect(admit()).toMatch(/^[\w-]{43}$/);
  });

  it('are given once for a token [L2 V7.2.2]', () => {
    const { tickets } = office();
    const token = tickets.issue();
    expect(tickets.enter(token, null)).not.toBeNull();
    expect(tickets.enter(token, null)).toBeNull();
  });

  it('lapse as tokens beyond eight unused ones, the oldest first', () => {
    const { tickets } = office();
    const tokens = Array.from({ length: 9 }, () => tickets.issue());
    expect(tokens.map((token) => tickets.enter(token, null) !== null)).toEqual([
      false,
      ...Array.from({ length: 8 }, () => true),
    ]);
  });

  it('stay with a browser that enters again, and a made-up one is not taken over', () => {
    const { tickets, admit } = office();
    const ticket = admit();
    expect(tickets.enter(tickets.issue(), ticket)).toBe(ticket);
    const chosen = 'A'.repeat(43);
    expect(tickets.enter(tickets.issue(), chosen)).not.toBe(chosen);
    expect(tickets.callerOf(chosen)).toBeNull();
  });

  it('end with the window that brought them [L16 V7.4.1]', () => {
    const { tickets, forgotten } = office();
    const token = tickets.issue();
    const ticket = tickets.enter(token, null);
    const caller = tickets.callerOf(ticket);
    tickets.revoke(token);
    expect(tickets.callerOf(ticket)).toBeNull();
    expect(forgotten).toEqual([caller]);
    const unused = tickets.issue();
    tickets.revoke(unused);
    expect(tickets.enter(unused, null)).toBeNull();
  });

  it('keep the door but end the session of a page that fell silent', () => {
    const { tickets, forgotten, admit, pass } = office();
    const [silent, awake] = [admit(), admit()];
    const caller = tickets.callerOf(silent);
    pass(unseenMillis);
    tickets.callerOf(awake);
    tickets.sweep();
    expect(forgotten).toEqual([]);
    pass(1);
    tickets.sweep();
    expect(forgotten).toEqual([caller]);
    expect(tickets.callerOf(silent)).toBe(caller);
  });

  it('are at most sixteen: the one longest unseen goes [L8]', () => {
    const { tickets, forgotten, admit, pass } = office();
    const first = admit();
    pass(1);
    const second = admit();
    const gone = tickets.callerOf(second);
    pass(1);
    tickets.callerOf(first);
    for (let n = 0; n < 15; n += 1) admit();
    expect(forgotten).toEqual([gone]);
    expect(tickets.callerOf(first)).not.toBeNull();
  });
});
