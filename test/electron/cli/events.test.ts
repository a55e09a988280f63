import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventsPage } from '../../../electron/cli/events.ts';

describe('docs/events.md', () => {
  it('is what `tapis events` prints: every event there is, once', () => {
    const page = readFileSync(new URL('../../../docs/events.md', import.meta.url), 'utf8');
    expect(page).toBe(`${eventsPage().join('\n')}\n`);
  });
});
