/** The periods this program brings. Throws where the program itself is broken. */
import { RetentionFile } from '../domain/retention.ts';
import file from './retention.json' with { type: 'json' };

/** Classes with their periods, basis and sources. */
export const deliveredRetention: RetentionFile = RetentionFile.parse(file);
