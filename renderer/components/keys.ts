/**
 * Keys of the screen. A bar-code reader's burst never gets here: state/scan_listener.ts catches it before.
 * Layers lie over each other; a sheet lets no key through to what lies below.
 */
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';

type Handlers = Readonly<Record<string, () => void>>;
interface Layer {
  readonly handlers: () => Handlers;
  readonly barrier: boolean;
}

const layers: Layer[] = [];

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'));
const activatesItself = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('button, a, summary, [role=button], [type=checkbox], [type=radio]');

/** What a finger or mouse touched last keeps the focus, but Enter is meant for the screen, as its hint says. */
let touched: EventTarget | null = null;

function onPointer(event: PointerEvent) {
  touched = event.target instanceof Element ? event.target.closest('button, a, summary, [role=button]') : null;
}

/** Focus that came by keyboard belongs to the keyboard again. */
function onFocus(event: FocusEvent) {
  if (event.target !== touched) touched = null;
}

const isAimedAt = (target: EventTarget | null) => activatesItself(target) && target !== touched;

function handlerOf(key: string): (() => void) | null {
  for (const layer of layers.toReversed()) {
    const handler = layer.handlers()[key];
    if (handler !== undefined) return handler;
    if (layer.barrier) return null;
  }
  return null;
}

/** A letter counts the same with Caps Lock on; with Shift it is another key. */
const nameOf = ({ key, shiftKey }: KeyboardEvent) => (key.length === 1 && !shiftKey ? key.toLowerCase() : key);

function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const everywhere = event.key === 'Escape' || /^F\d+$/.test(event.key);
  if (!everywhere && (isTyping(event.target) || (event.key === 'Enter' && isAimedAt(event.target)))) return;
  const act = handlerOf(nameOf(event));
  if (act === null) return;
  event.preventDefault();
  // What a key opens stands and has the focus before the next key of a quick hand is handled.
  flushSync(act);
}

function addLayer(layer: Layer) {
  if (layers.length === 0) {
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', onPointer, { capture: true });
    window.addEventListener('focusin', onFocus);
  }
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length > 0) return;
    window.removeEventListener('keydown', onKey);
    window.removeEventListener('pointerdown', onPointer, { capture: true });
    window.removeEventListener('focusin', onFocus);
  };
}

/**
 * Keys while this component is shown, e.g. `{ '1': yes, '2': no, Enter: goOn, Escape: back }`. Keys typed into a field
 * stay there, but Escape and the F-keys always count. `barrier`: keys of what lies below are off.
 */
export function useKeys(
  handlers: Handlers,
  options: { readonly when?: boolean; readonly barrier?: boolean } = {},
): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const { when = true, barrier = false } = options;
  useEffect(() => (when ? addLayer({ handlers: () => latest.current, barrier }) : undefined), [when, barrier]);
}
