/** Lets plain Node load the typefaces of papers from the sources, as the bundler puts them into the program. Loaded first. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  load: (url, context, next) => {
    if (!url.endsWith('.woff?inline')) return next(url, context);
    const address = `data:font/woff;base64,${readFileSync(fileURLToPath(url), 'base64')}`;
    return { format: 'module', source: `export default ${JSON.stringify(address)}`, shortCircuit: true };
  },
});
