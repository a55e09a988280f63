/** Short tones for hands whose eyes are on the papers. A browser that plays nothing is silent; the screen says the same. */
import { useUi } from './ui.ts';

/** `half`: one paper of two. `good`: go on. `look`: look at this one. */
export type Tone = 'half' | 'good' | 'look';

interface Note {
  readonly hertz: number;
  readonly from: number;
  readonly seconds: number;
}

const notes: Readonly<Record<Tone, readonly Note[]>> = {
  half: [{ hertz: 660, from: 0, seconds: 0.05 }],
  good: [{ hertz: 990, from: 0, seconds: 0.09 }],
  look: [
    { hertz: 440, from: 0, seconds: 0.14 },
    { hertz: 330, from: 0.18, seconds: 0.22 },
  ],
};

const volume = 0.12;
let audio: AudioContext | null = null;

function play(context: AudioContext, { hertz, from, seconds }: Note): void {
  const start = context.currentTime + from;
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(volume, start);
  // Without a slope the end of a tone clicks.
  gain.gain.linearRampToValueAtTime(0, start + seconds);
  tone.connect(gain).connect(context.destination);
  tone.start(start);
  tone.stop(start + seconds);
}

/** Sounds a tone, unless sound is off or the browser does not allow any yet. */
export function beep(tone: Tone): void {
  if (useUi.getState().muted) return;
  audio ??= new AudioContext();
  const context = audio;
  if (context.state === 'running') {
    for (const note of notes[tone]) play(context, note);
    return;
  }
  // Before the first key or touch a browser keeps silent; a tone that comes late would answer the wrong scan.
  void context.resume().catch(() => undefined);
}
