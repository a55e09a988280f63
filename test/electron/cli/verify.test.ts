import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFiles } from '../../../shared/audit/bundle.ts';
import {
  closeShift,
  cosignNewest,
  exportTo,
  logStation,
  refit,
  verify,
  type LogStation,
} from '../../helpers/log_station.ts';

const root = mkdtempSync(join(tmpdir(), 'tapis-verify-'));
const bundle = join(root, 'bukti');
let station: LogStation;
let kept = '';

beforeAll(async () => {
  station = await logStation(join(root, 'station'));
  await closeShift(station);
  kept = join(root, 'kept.txt');
  writeFileSync(kept, await cosignNewest(station));
  const exported = await exportTo(station, bundle);
  expect(exported).toMatchObject({ code: 0 });
  expect(exported.out).toMatch(/^tapis\.PLM-A1\/[0-9a-f]{16}\+[0-9a-f]{8}\+/);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A copy of the bundle in which one file is changed; the list of files fits again unless told otherwise. */
function changed(name: string, change: (text: string) => string, { fit = true } = {}): string {
  const copy = mkdtempSync(join(root, 'changed-'));
  cpSync(bundle, copy, { recursive: true });
  const path = join(copy, name);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  if (fit) refit(copy);
  return copy;
}

describe('an exported log', () => {
  it('is whole, and says what is proven and what is not', async () => {
    const { code, out } = await verify(bundle);
    expect(out).toContain('This log is whole');
    expect(out).toMatch(/\d+ events in sequence without a gap/);
    expect(out).toContain("The station's key signed 2 checkpoints");
    expect(out).toMatch(/Supervisor ofc_\w+ cosigned the first \d+ events on 21 Nov 2026/);
    expect(out).toContain('disclosed contents fit their events');
    expect(out).toContain('That this key belongs to that station');
    expect(code).toBe(0);
  });

  it('asks for no other key once the key was brought along, and counts a checkpoint kept elsewhere', async () => {
    const [key = ''] = readFileSync(join(bundle, bundleFiles.keys), 'utf8').split('\n');
    const { code, out } = await verify(bundle, '--key', key, '--checkpoint', kept);
    expect(code).toBe(0);
    expect(out).not.toContain('That this key belongs to that station');
    expect(out).toContain('goes on from 1 checkpoint kept in another place');
  });

  it('refuses another key, and a checkpoint of another log', async () => {
    const other = await logStation(join(root, 'other'), 'B2');
    await closeShift(other);
    const theirs = join(root, 'theirs');
    await exportTo(other, theirs);
    const [key = ''] = readFileSync(join(theirs, bundleFiles.keys), 'utf8').split('\n');
    const refused = await verify(bundle, '--key', key);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('is not the key you brought');
    const foreign = await verify(theirs, '--checkpoint', kept);
    expect(foreign.code).toBe(1);
    expect(foreign.out).toContain('is of another log');
  });

  it.each(Object.values(bundleFiles))('misses %s', async (name) => {
    const copy = changed(name, (text) => text, { fit: false });
    rmSync(join(copy, name));
    const { code, out } = await verify(copy);
    expect(code).toBe(1);
    expect(out).toMatch(/missing|cannot be read/);
  });

  it.each(Object.values(bundleFiles).filter((name) => name !== bundleFiles.manifest))(
    'notices one more line in %s, also by the list of files',
    async (name) => {
      const { code, out } = await verify(changed(name, (text) => `${text}\n`, { fit: false }));
      expect(code).toBe(1);
      expect(out).toContain(`The file ${name} has changed`);
    },
  );

  it('notices a disclosed content that was changed', async () => {
    const { code, out } = await verify(changed(bundleFiles.content, (text) => text.replace('PLM-A1', 'PLM-A2')));
    expect(code).toBe(1);
    expect(out).toContain('A disclosed content does not fit its event');
  });

  it('notices a cosignature that was changed', async () => {
    const turned = changed(bundleFiles.checkpoints, (text) => {
      const [first = '', ...more] = text.split('\n');
      const lines = String(JSON.parse(first)).split('\n');
      const at = lines.findIndex((line) => line.includes('/ofc_'));
      // Signs of base64 in the eight bytes of the time.
      const [dash = '', name = '', signature = ''] = (lines[at] ?? '').split(' ');
      const turnedSign = signature[14] === 'A' ? 'B' : 'A';
      lines[at] = `${dash} ${name} ${signature.slice(0, 14)}${turnedSign}${signature.slice(15)}`;
      return [JSON.stringify(lines.join('\n')), ...more].join('\n');
    });
    const { code, out } = await verify(turned);
    expect(code).toBe(1);
    expect(out).toContain("A supervisor's signature on checkpoint");
  });

  it('says in Indonesian what breaks', async () => {
    const broken = changed(bundleFiles.events, (text) => text.replace('"host-started"', '"host-stopped"'));
    const { out } = await verify(broken, '--language', 'id');
    expect(out).toContain('Catatan ini TIDAK utuh');
    expect(out).toContain('Peristiwa bukan lagi yang ditandatangani pada titik periksa');
  });

  it('is not written over what is there', async () => {
    expect(await exportTo(station, bundle)).toMatchObject({ code: 2 });
  });
});

describe('a database', () => {
  it('is whole, and needs its key', async () => {
    const { code, out } = await verify(station.database, '--key-file', station.keyFile, '--checkpoint', kept);
    expect(out).toContain('This log is whole');
    expect(out).toContain('kept in another place');
    expect(code).toBe(0);
    expect(await verify(station.database)).toMatchObject({ code: 2 });
    expect(await verify(join(root, 'nothing.db'), '--key-file', station.keyFile)).toMatchObject({ code: 2 });
  });

  it('is opened by no other key, and nothing of it changes', async () => {
    const before = readFileSync(station.database);
    const other = join(root, 'other.key');
    writeFileSync(other, `${'0'.repeat(64)}\n`);
    expect(await verify(station.database, '--key-file', other)).toMatchObject({ code: 2 });
    expect(readFileSync(station.database).equals(before)).toBe(true);
  });
});

it('says what is wrong with the words', async () => {
  expect(await verify(bundle, 'more')).toMatchObject({ code: 2 });
  expect(await verify(bundle, '--language', 'fr')).toMatchObject({ code: 2 });
  expect(await verify(bundle, '--nothing')).toMatchObject({ code: 2 });
  expect(await verify(join(root, 'nowhere'))).toMatchObject({ code: 2 });
});
