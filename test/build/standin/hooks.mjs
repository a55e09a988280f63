// Stands in for Electron's runtime around the packed program: `electron` is the recorder of the shell's tests, everything
// else is what was packed.
import { registerHooks } from 'node:module';

const recorder = new URL('../../electron/desktop/fake_electron.ts', import.meta.url).href;

registerHooks({
  resolve: (name, context, next) => (name === 'electron' ? { url: recorder, shortCircuit: true } : next(name, context)),
});
