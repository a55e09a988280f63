/** Exported logs before a verifier that is not ours (main.go, on golang.org/x/mod), and every forgery before both. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../db/store.ts';
import { storedSigningKey } from '../../electron/app/ed25519.ts';
import { sha256 } from '../../electron/app/sha256.ts';
import { bundleFiles } from '../../shared/audit/bundle.ts';
import { checkpointText, parseCheckpoint } from '../../shared/audit/checkpoint.ts';
import { parseLeaf, type AnyLeaf } from '../../shared/audit/leaf.ts';
import { consistencyProof } from '../../shared/audit/proof.ts';
import { parseSignedNote, verifierKey, writeSignedNote } from '../../shared/audit/signed_note.ts';
import { appended, leafHash, rootOf } from '../../shared/audit/tree.ts';
import { toBase64 } from '../../shared/base64.ts';
import { value } from '../electron/app/with_app.ts';
import {
  appendEvents,
  auditorPage,
  closeShift,
  cosignNewest,
  exportTo,
  logStation,
  refit,
  verify,
  type LogStation,
} from '../helpers/log_station.ts';
import { runs } from '../shared/domain/arbitrary_input.ts';
import { buildVerifier, goIsThere as there, judgedInGo } from './verifier.ts';

/** A log of a year in the soak, of a morning otherwise. */
const many = runs > 300 ? 100_000 : 3000;

const root = mkdtempSync(join(tmpdir(), 'tapis-go-'));
const program = join(root, 'verifier');
const bundle = join(root, 'bundle');
/** Nothing but the checkpoint that was cosigned and kept elsewhere, and the proof from it to the newest. */
const kept = join(root, 'kept');
const proofs = join(root, 'proofs');
let station: LogStation;
let theirs = '';
let stationSecret: Uint8Array = new Uint8Array(0);

const inGo = (folder: string, extras?: string) => judgedInGo(program, folder, extras);

const text = (name: string): string => readFileSync(join(bundle, name), 'utf8');
const linesOf = (name: string): string[] => text(name).split('\n').slice(0, -1);

function headOf(note: string) {
  const parsed = parseSignedNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  if (!checkpoint.ok) throw new Error(checkpoint.error);
  return checkpoint.value;
}

/** The tree over some lines. */
function treeOver(lines: readonly string[]) {
  const nodes = new Map<string, Uint8Array>();
  const tree = {
    sha256,
    node: (level: number, index: number) => nodes.get(`${String(level)}/${String(index)}`) ?? new Uint8Array(0),
  };
  lines.forEach((line, seq) => {
    for (const { level, index, hash } of appended(seq, leafHash(Buffer.from(line), sha256), tree)) {
      nodes.set(`${String(level)}/${String(index)}`, hash);
    }
  });
  return tree;
}

beforeAll(async () => {
  station = await logStation(join(root, 'station'));
  await closeShift(station);
  const keptNote = await cosignNewest(station);
  await appendEvents(station, many);
  expect(await exportTo(station, bundle)).toMatchObject({ code: 0 });
  for (const folder of [kept, proofs]) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'kept.txt'), keptNote);
  }
  const older = headOf(keptNote);
  const newer = headOf(text(bundleFiles.newest));
  const { read, close } = openReader({ path: station.database, key: await station.key() });
  const proof = consistencyProof(older.size, newer.size, { node: read.treeNode, sha256 });
  stationSecret = Buffer.from(read.station()?.logPrivateKey ?? '', 'base64');
  close();
  writeFileSync(
    join(proofs, 'consistency.txt'),
    [String(older.size), ...proof.map(toBase64)].map((l) => `${l}\n`).join(''),
  );
  await station.open(async (pages, people) => {
    const auditor = await auditorPage(pages, people);
    for (const seq of [0, 1, older.size, many, newer.size - 1]) {
      const proven = value(await auditor('audit.proof', { seq }));
      writeFileSync(join(proofs, `${String(seq)}.tlog-proof`), proven.proof);
    }
  });
  const other = await logStation(join(root, 'other'), 'B2');
  await closeShift(other);
  theirs = join(root, 'theirs');
  expect(await exportTo(other, theirs)).toMatchObject({ code: 0 });
  if (there) buildVerifier(program);
}, 600_000);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const leafOf = (line: string): AnyLeaf => {
  const leaf = parseLeaf(line);
  if (leaf === null) throw new Error('no leaf');
  return leaf;
};

/** Lines with their places written anew, so that no number gives them away. */
const renumbered = (lines: readonly string[]): string[] =>
  lines.map((line, seq) => line.replace(/"seq":\d+/, `"seq":${String(seq)}`));

/** A bundle whose events, and perhaps notes, are others; its list of files fits. */
function forged(events: readonly string[], notes: readonly string[] = linesOf(bundleFiles.checkpoints)): string {
  const copy = mkdtempSync(join(root, 'forged-'));
  cpSync(bundle, copy, { recursive: true });
  writeFileSync(join(copy, bundleFiles.events), events.map((line) => `${line}\n`).join(''));
  writeFileSync(join(copy, bundleFiles.checkpoints), notes.map((line) => `${line}\n`).join(''));
  writeFileSync(join(copy, bundleFiles.newest), String(JSON.parse(notes.at(-1) ?? '""')));
  refit(copy);
  return copy;
}

/** Whoever writes a log anew shows no contents, for he has no salts that fit. */
function forgedAnew(events: readonly string[]): string {
  const copy = forged(events, signedAnew(events));
  writeFileSync(join(copy, bundleFiles.content), '');
  refit(copy);
  return copy;
}

/** What somebody with the station's key signs over other events, at the sizes of the true checkpoints. */
function signedAnew(events: readonly string[]): string[] {
  const secret = storedSigningKey(stationSecret);
  const tree = treeOver(events);
  return linesOf(bundleFiles.checkpoints).map((line) => {
    const { origin, size: signed } = headOf(String(JSON.parse(line)));
    const size = Math.min(signed, events.length);
    const key = verifierKey(origin, secret.publicKey, sha256);
    const body = checkpointText({ origin, size, root: rootOf(size, tree) });
    const signature = secret.sign(Buffer.from(body));
    return JSON.stringify(
      writeSignedNote({ text: body, signatures: [{ name: key.name, keyId: key.keyId, signature }] }),
    );
  });
}

/** Changes that keep every leaf well formed and every place gapless. */
const edits: Readonly<Record<string, (lines: string[]) => string[]>> = {
  'an event edited': (lines) =>
    lines.map((line, seq) => (seq === 5 ? line.replace(/"role":\w+|"role":"\w+"/, '"role":"auditor"') : line)),
  'an event deleted': (lines) => renumbered(lines.filter((_line, seq) => seq !== 5)),
  'an event inserted': (lines) => renumbered([...lines.slice(0, 6), lines[5] ?? '', ...lines.slice(6)]),
  'two events swapped': (lines) =>
    renumbered([...lines.slice(0, 4), lines[5] ?? '', lines[4] ?? '', ...lines.slice(6)]),
  'the tail cut': (lines) => lines.slice(0, -3),
  'a wall time changed': (lines) =>
    lines.map((line, seq) =>
      seq === 5 ? line.replace(/(\d\d)Z"/, (_all, digits: string) => `${digits === '00' ? '01' : '00'}Z"`) : line,
    ),
  'an event deleted, its number too': (lines) => lines.filter((_line, seq) => seq !== 5),
};

describe('our verifier', () => {
  it('accepts the log, its proofs and the kept checkpoint [V16.2.4]', async () => {
    const { code, out } = await verify(bundle, '--checkpoint', join(kept, 'kept.txt'));
    expect(out).toContain('This log is whole');
    expect(code).toBe(0);
  });

  it.each(Object.keys(edits))('rejects %s by the checkpoints alone', async (name) => {
    const events = edits[name]?.(linesOf(bundleFiles.events)) ?? [];
    expect(events).not.toEqual(linesOf(bundleFiles.events));
    for (const line of events) expect(leafOf(line)).not.toBeNull();
    expect(await verify(forged(events))).toMatchObject({ code: 1 });
  });

  it.each(Object.keys(edits).filter((name) => !name.includes('number')))(
    'rejects %s and signed anew with the station’s own key only by what was cosigned or kept elsewhere',
    async (name) => {
      const events = edits[name]?.(linesOf(bundleFiles.events)) ?? [];
      const copy = forgedAnew(events);
      const alone = await verify(copy);
      // The tail lies behind what was kept; the other changes lie before it.
      const expected = name === 'the tail cut' ? 0 : 1;
      const against = await verify(copy, '--checkpoint', join(kept, 'kept.txt'));
      expect(against.code).toBe(expected);
      if (expected === 1) expect(against.out).toContain('The events are not those that were signed');
      // Two events that changed places betray themselves by their times.
      if (alone.code === 1) expect([name, alone.out]).toEqual([name, expect.stringContaining('Time runs backwards')]);
      else expect(alone.out).toContain('not written anew as a whole');
    },
  );

  it('rejects a cosignature carried over to another tree', async () => {
    const events = edits['an event edited']?.(linesOf(bundleFiles.events)) ?? [];
    const [own = ''] = linesOf(bundleFiles.checkpoints);
    const [anew = '', ...others] = signedAnew(events);
    const true_ = parseSignedNote(String(JSON.parse(own)));
    const false_ = parseSignedNote(String(JSON.parse(anew)));
    if (!true_.ok || !false_.ok) throw new Error('no note');
    const carried = {
      text: false_.value.text,
      signatures: [...false_.value.signatures, ...true_.value.signatures.slice(1)],
    };
    expect(true_.value.signatures).toHaveLength(2);
    const copy = forged(events, [JSON.stringify(writeSignedNote(carried)), ...others]);
    const { code, out } = await verify(copy);
    expect(code).toBe(1);
    expect(out).toContain("A supervisor's signature");
    if (there) expect(inGo(copy)).toMatchObject({ accepted: false });
  });

  it('rejects the log of another station beside a checkpoint that was kept', async () => {
    const { code, out } = await verify(theirs, '--checkpoint', join(kept, 'kept.txt'));
    expect(code).toBe(1);
    expect(out).toContain('is of another log');
  });
});

describe.skipIf(!there)('a verifier that is not ours', () => {
  it('accepts checkpoints, cosignature, root, inclusion and consistency', () => {
    const { accepted, said } = inGo(bundle, proofs);
    expect(said).toMatch(/consistency: the tree of \d+ begins with the tree of \d+/);
    expect(said.match(/^proof: event \d+ is in the tree of \d+$/gm)).toHaveLength(5);
    expect(said).toMatch(
      new RegExp(`ACCEPTED: ${String(linesOf(bundleFiles.events).length)} events, 2 checkpoints, 1 cosig`),
    );
    expect(linesOf(bundleFiles.events).length).toBeGreaterThan(many);
    expect(accepted).toBe(true);
  });

  it.each(Object.keys(edits))('rejects %s by the checkpoints alone', (name) => {
    expect(inGo(forged(edits[name]?.(linesOf(bundleFiles.events)) ?? []))).toMatchObject({ accepted: false });
  });

  it.each(Object.keys(edits).filter((name) => !name.includes('number')))(
    'rejects %s and signed anew only by the kept checkpoint',
    (name) => {
      const events = edits[name]?.(linesOf(bundleFiles.events)) ?? [];
      const copy = forgedAnew(events);
      // It holds neither times nor words of events against each other: a signature over them is all it asks for.
      expect(inGo(copy)).toMatchObject({ accepted: true });
      expect(inGo(copy, kept)).toMatchObject({ accepted: name === 'the tail cut' });
    },
  );

  it('rejects the log of another station beside a checkpoint that was kept', () => {
    expect(inGo(theirs)).toMatchObject({ accepted: true });
    expect(inGo(theirs, kept)).toMatchObject({ accepted: false });
  });

  it('rejects one bit turned in a signature, a cosignature, a root, a proof', () => {
    const notes = linesOf(bundleFiles.checkpoints).map((line) => String(JSON.parse(line)));
    const [first = '', ...others] = notes;
    const rows = first.split('\n');
    const turn = (row: string, at: number) => `${row.slice(0, at)}${row[at] === 'A' ? 'B' : 'A'}${row.slice(at + 1)}`;
    for (const at of [2, 4, 5]) {
      const turned = rows.map((row, index) => (index === at ? turn(row, at === 2 ? 3 : row.length - 20) : row));
      const copy = forged(
        linesOf(bundleFiles.events),
        [turned.join('\n'), ...others].map((note) => JSON.stringify(note)),
      );
      expect(inGo(copy), String(at)).toMatchObject({ accepted: false });
    }
    const folder = mkdtempSync(join(root, 'proof-'));
    const proof = readFileSync(join(proofs, '0.tlog-proof'), 'utf8').split('\n');
    writeFileSync(
      join(folder, '0.tlog-proof'),
      proof.map((row, index) => (index === 2 ? turn(row, 7) : row)).join('\n'),
    );
    expect(inGo(bundle, folder)).toMatchObject({ accepted: false });
  });
});
