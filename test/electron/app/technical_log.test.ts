import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileLog } from '../../../electron/app/log.ts';
import { newFolder } from '../page_fixture.ts';

// Each write to this device fails as on a full disk.
describe.skipIf(process.platform !== 'linux')('the technical log on a full disk', () => {
  it('stops nobody, and says later how many lines are missing', () => {
    const folder = newFolder();
    const file = join(folder, 'technical.log');
    const log = fileLog(folder, () => '2026-11-21T00:30:00.000Z');
    symlinkSync('/dev/full', file);
    log.note('disk-full decision.propose');
    log.note('disk-full screening.answer');
    rmSync(file);
    log.note('one more');
    log.note('and one');
    expect(readFileSync(file, 'utf8')).toBe(
      '2026-11-21T00:30:00.000Z one more (lines that could not be written before it: 2)\n2026-11-21T00:30:00.000Z and one\n',
    );
  });
});
