import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exported, linesOf, textsIn, workedShift } from './exported.ts';
import { pins, signedIn, withApp } from './with_app.ts';

describe('an export', () => {
  it('smoke', async () => {
    await withApp(async (bench) => {
      const { people, shiftId } = await workedShift(bench);
      const head = await signedIn(bench, people.supervisor, pins.supervisor);
      const made = await exported(head, { scope: { shiftId }, receiver: 'immigration', formats: ['csv', 'xlsx', 'jsonl'], folder: '' });
      console.log(made, bench.notes);
      expect(made.fault).toBeNull();
      const texts = textsIn(join(made.folder, made.name));
      for (const [name, text] of texts) console.log(name, text.length, /csv$|manifest|event|keys/.test(name) ? text.slice(0, 1500) : '');
      console.log(readdirSync(made.folder), linesOf(texts.get('custody.jsonl') ?? ''));
    });
  });
});
