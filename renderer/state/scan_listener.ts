/**
 * The reader types like a keyboard. Its keys are caught before any field, button or shortcut sees them; what turns out to be a hand's
 * typing is given back where it belongs.
 */
import { createKeyBurst, type KeyPress, type Verdict } from '../../shared/domain/key_burst.ts';

/** What the listener tells: whole scans, and how many keys and touches were the officer's own. */
export interface ScanSink {
  onScan(text: string): void;
  onKeys(count: number): void;
  onTouch(): void;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;
type OwnField = HTMLInputElement | HTMLSelectElement;

/** Fields that only accept a key of the keyboard itself (days, times, lists): it passes, and a scan puts the old value back. */
const isOwnField = (target: EventTarget | null): target is OwnField =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && ownTypes.has(target.type));
const ownTypes = new Set(['date', 'time', 'number', 'month']);

const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !ownTypes.has(target.type) && !boxes.has(target.type));
const boxes = new Set(['checkbox', 'radio', 'button', 'submit']);

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn']);

/** Keys given back are our own events: the listener must let them pass. */
const givenBack = new WeakSet<Event>();

function giveBack(key: string, shiftKey: boolean): void {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true });
  givenBack.add(event);
  const wanted = target.dispatchEvent(event);
  // The one way that keeps the field's own undo and tells React as a hand would.
  if (wanted && isTextField(target) && !target.readOnly) document.execCommand('insertText', false, key);
}

function restore(field: OwnField, value: string): void {
  const prototype = field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  // React watches the setter of the instance; the prototype's own setter makes the change look like the user's.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** Listens to the whole window until the returned function is called. */
export function listenForScans(sink: ScanSink): () => void {
  const burst = createKeyBurst();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shift = false;
  let passed: { readonly field: OwnField; readonly value: string } | null = null;

  const follow = (verdict: Verdict) => {
    const before = passed;
    if (verdict.release.length > 0) {
      passed = null;
      sink.onKeys(verdict.release.length);
      if (before === null) for (const key of verdict.release) giveBack(key, shift);
    }
    if (verdict.scan !== null) {
      if (before !== null) restore(before.field, before.value);
      passed = null;
      sink.onScan(verdict.scan);
    }
    clearTimeout(timer);
    const { pendingUntil } = verdict;
    if (pendingUntil === null) return;
    timer = setTimeout(() => follow(burst.tick(performance.now())), Math.max(0, pendingUntil - performance.now()));
  };

  const onKey = (event: KeyboardEvent) => {
    if (givenBack.has(event)) return;
    const { key, timeStamp, ctrlKey, altKey, metaKey, repeat, target } = event;
    const heard = performance.now();
    const press: KeyPress = { key, at: timeStamp, heard, ctrl: ctrlKey, alt: altKey, meta: metaKey, repeat };
    const verdict = burst.push(press);
    follow(verdict);
    // What is still held was struck together with this key, with Shift or without.
    shift = event.shiftKey;
    if (!verdict.swallow) {
      if (!modifiers.has(key)) sink.onKeys(1);
      return;
    }
    if (isOwnField(target)) {
      passed ??= { field: target, value: target.value };
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const onLeave = () => follow(burst.flush());
  const onPointer = () => {
    onLeave();
    sink.onTouch();
  };
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('blur', onLeave);
  window.addEventListener('pointerdown', onPointer, { capture: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('blur', onLeave);
    window.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}
