/** The log of a station whose cleared cases were erased, before the verifier that is not ours. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFiles } from '../../shared/audit/bundle.ts';
import { desks } from '../electron/app/cases.ts';
import { clearedCase, day, eraseDue } from '../electron/app/retention_station.ts';
import { pins, signedIn, staffed, value, withApp } from '../electron/app/with_app.ts';
import { addAuditor, exportTo, refit, verify } from '../helpers/log_station.ts';
import { plainPages } from '../helpers/plain_pages.ts';
import { runs } from '../shared/domain/arbitrary_input.ts';
import { buildVerifier, goIsThere, judgedInGo } from './verifier.ts';

/** Many in the soak: what the law of the period is about is a season, not a morning. */
const cases = runs > 300 ? 1000 : 10;

const root = mkdtempSync(join(tmpdir(), 'tapis-erased-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Every name, number and word of the cases. */
const planted = /PENANDA[A-K]+ZQ|Q7\d{6}|katapenanda[A-K]+zq/g;
/** The sounds of the names, as the index of the history has them. */
const sounds = /PENANDA[A-K]+SK/g;

/** All pages of a closed station, decrypted, free ones too. */
const pagesOf = (dir: string, key: Uint8Array): string =>
  plainPages(join(dir, 'live', 'tapis.db'), key).toString('latin1');

describe.skipIf(!goIsThere)('the log of an erased station', () => {
  it(`goes on from the one before and holds nothing of ${String(cases)} erased cases, for a verifier that is not ours`, async () => {
    const program = join(root, 'verifier');
    buildVerifier(program);
    const [before, after, kept] = [join(root, 'before'), join(root, 'after'), join(root, 'kept')];
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const clock = { now: () => bench.now(), monotonic: () => Date.parse(bench.now()) };
      await addAuditor(bench, people.admin);
      const { bp3mi } = await desks(bench, people);
      for (let count = 0; count < cases; count += 1) await clearedCase(bench, bp3mi, count);
      const supervisor = await signedIn(bench, people.supervisor, pins.supervisor);
      value(await supervisor('shift.close', { approvalId: null }));
      bench.close();
      expect(new Set(pagesOf(bench.dir, await bench.key()).match(planted)).size).toBe(3 * cases);
      expect(pagesOf(bench.dir, await bench.key()).match(sounds)).not.toBeNull();
      expect(await exportTo({ dir: bench.dir, clock }, before)).toMatchObject({ code: 0 });
      expect(judgedInGo(program, before)).toMatchObject({ accepted: true });

      bench.advance(61 * day);
      await bench.reopen();
      expect(value(await eraseDue(bench, people))).toMatchObject({ erased: cases, left: 0 });
      bench.close();
      const pages = pagesOf(bench.dir, await bench.key());
      expect(pages.match(planted) ?? []).toEqual([]);
      expect(pages.match(sounds) ?? []).toEqual([]);
      expect(pages.match(/penanda/gi) ?? []).toEqual([]);
      expect(await exportTo({ dir: bench.dir, clock }, after)).toMatchObject({ code: 0 });
    });

    // What an outsider kept before the erasure is the beginning of the log after it.
    mkdirSync(kept);
    cpSync(join(before, bundleFiles.newest), join(kept, 'kept.txt'));
    expect(judgedInGo(program, after)).toMatchObject({ accepted: true });
    expect(judgedInGo(program, after, kept)).toMatchObject({ accepted: true });
    expect(await verify(after, '--checkpoint', join(kept, 'kept.txt'))).toMatchObject({ code: 0 });
    const lines = (folder: string) => readFileSync(join(folder, bundleFiles.events), 'utf8').trimEnd().split('\n');
    const old = lines(before);
    expect(lines(after).slice(0, old.length)).toEqual(old);
    const erased = lines(after).filter((line) => line.includes('"kind":"case-erased"'));
    expect(erased).toHaveLength(cases);

    // It can say no: the event of one erased case taken out.
    const cut = join(root, 'cut');
    cpSync(after, cut, { recursive: true });
    const left = lines(after).filter((line) => line !== erased[0]);
    writeFileSync(
      join(cut, bundleFiles.events),
      left.map((line, seq) => `${line.replace(/"seq":\d+/, `"seq":${String(seq)}`)}\n`).join(''),
    );
    refit(cut);
    expect(judgedInGo(program, cut)).toMatchObject({ accepted: false });

    const text = readdirSync(after)
      .map((name) => readFileSync(join(after, name), 'utf8'))
      .join('\n');
    expect(text.match(planted) ?? []).toEqual([]);
  });
});
