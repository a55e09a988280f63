import { describe, expect, it } from 'vitest';
import { isBlocked } from '../../../electron/desktop/keys.ts';
import { isOwn } from '../../../electron/desktop/origin.ts';

describe('the address of the page', () => {
  it.each([
    ['app://tapis/', true],
    ['app://tapis/#/shift', true],
    ['app://:secret@tapis/', false],
    ['app://user@tapis/', false],
    ['app://tapis:8/', false],
    ['https://tapis/', false],
    ['app://tapi/', false],
  ])('%s: %s [E13 E17]', (address, own) => {
    expect(isOwn(address)).toBe(own);
  });
});

describe('every blocked key', () => {
  const none = { type: 'keyDown', control: false, meta: false, shift: false, alt: false };
  const control = (key: string, shift = false) => ({ key, control: true, shift });
  const everywhere = [
    { key: 'F5' },
    control('F5'),
    { key: 'BrowserBack' },
    { key: 'BrowserForward' },
    { key: 'ArrowLeft', alt: true },
    { key: 'ArrowRight', alt: true },
    ...['n', 'o', 'p', 'r', 's', 'u'].map((letter) => control(letter)),
    control('R', true),
  ];
  const inspecting = [{ key: 'F12' }, control('C', true), control('I', true), control('J', true)];
  const leaving = [{ key: 'F11' }, { key: 'F4', alt: true }, control('q'), control('w'), control('W', true)];
  const blocked = (keys: readonly object[], rules: { kiosk: boolean; packaged: boolean }) =>
    keys.map((press) => isBlocked({ key: '', ...none, ...press }, rules));
  const all = (keys: readonly object[], answer: boolean) => keys.map(() => answer);

  it.each([
    { kiosk: false, packaged: false },
    { kiosk: false, packaged: true },
    { kiosk: true, packaged: false },
    { kiosk: true, packaged: true },
  ])('%o [E23]', (rules) => {
    expect(blocked(everywhere, rules)).toEqual(all(everywhere, true));
    expect(blocked(inspecting, rules)).toEqual(all(inspecting, rules.packaged));
    expect(blocked(leaving, rules)).toEqual(all(leaving, rules.kiosk));
  });
});
