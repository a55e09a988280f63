// The journeys walk the real application in a real Chromium: where is it, and can it be had from Debian's packages?
import { existsSync } from 'node:fs';
import { obtain } from './apt.mjs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Path of Chromium, or undefined. TAPIS_CHROMIUM names one in another place. */
export function findChromium() {
  const named = process.env.TAPIS_CHROMIUM;
  return (named ? [named] : places).find((path) => existsSync(path));
}

/** Chromium, installed from Debian's packages where that is possible; or the reason why there is none. */
export function obtainChromium(say) {
  if (process.env.TAPIS_CHROMIUM && !findChromium()) {
    return { reason: `there is no ${process.env.TAPIS_CHROMIUM}, which TAPIS_CHROMIUM names` };
  }
  return obtain({ name: 'Chromium', packages: ['chromium'], find: findChromium }, say);
}
