/** Updates as calls: who may, with whom, what stands in the log, and what a refusal leaves as it was. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReader } from '../../../db/store.ts';
import type { Machine } from '../../../electron/app/application.ts';
import { isFirstStart, waitsForPerson } from '../../../electron/app/first_start.ts';
import { openApplication } from '../../../electron/app/open.ts';
import { readMark } from '../../../electron/update/installation.ts';
import { firstPointer, readPointer, writePointer } from '../../../electron/update/pointer.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { createClient } from '../../../shared/contract/client.ts';
import { installedIn, smallPackage } from '../../helpers/update_package.ts';
import { code, machineIn, pins, signedIn, staffed, value, withApp, type Bench, type People } from './with_app.ts';

/** The bench, started so that it can be updated; calls go to it. */
async function installed(bench: Bench, people: People, work: (at: At) => Promise<void>, trial = false): Promise<void> {
  bench.close();
  const updates = `${bench.dir}-updates`;
  const stick = `${bench.dir}-stick`;
  mkdirSync(updates, { recursive: true });
  mkdirSync(stick, { recursive: true });
  const clock = { now: '2026-11-21T02:00:00.000Z', mono: 0 };
  const notes: string[] = [];
  const machine: Machine = {
    ...machineIn(bench.dir, clock, notes),
    installed: { ...installedIn(updates, trial ? '0.2.0' : '0.1.0'), trial },
  };
  const app = await openApplication(machine);
  const client = (page: string): Client => createClient((name, input) => app.dispatch(page, name, input));
  try {
    const pages = { client };
    await work({ updates, stick, client, pages, people, notes, machine });
  } finally {
    app.close();
    for (const folder of [updates, stick]) rmSync(folder, { recursive: true, force: true });
  }
}

interface At {
  readonly updates: string;
  readonly stick: string;
  readonly client: (page: string) => Client;
  readonly pages: { readonly client: (page: string) => Client };
  readonly people: People;
  readonly notes: readonly string[];
  readonly machine: Machine;
}

/** Kinds of the events, newest first, as the database has them. */
async function kinds(bench: Bench): Promise<string[]> {
  const { read, close } = openReader({ path: join(bench.dir, 'live', 'tapis.db'), key: await bench.key() });
  try {
    return read.eventsBefore(read.logSize(), 50).map(({ kind }) => kind);
  } finally {
    close();
  }
}

async function approvedBy(
  admin: Client,
  officerId: People['supervisor'],
  subject: string,
  pin: string = pins.supervisor,
) {
  return admin('session.approve', { officerId, pin, call: 'update.install', subject });
}

describe('an update', () => {
  it('is looked at by the technician and installed with the shift head, after a backup', async () => {
    await withApp(async (bench) => {
      await installed(bench, await staffed(bench), async ({ updates, stick, pages, people }) => {
        smallPackage(stick, '0.2.0');
        const admin = await signedIn(pages, people.admin, pins.admin);
        const found = value(await admin('update.look', { folder: stick }));
        expect(found).toMatchObject({ version: '0.2.0', running: '0.1.0', files: 1 });
        const { approvalId } = value(await approvedBy(admin, people.supervisor, found.sha256));
        const { backup } = value(await admin('update.install', { folder: stick, sha256: found.sha256, approvalId }));
        expect(readdirSync(join(bench.dir, 'backups'))).toEqual([backup]);
        expect(readPointer(updates)?.pending).toEqual({ version: '0.2.0', tries: 0, returning: null });
        expect(value(await admin('update.state', {}))).toMatchObject({ version: '0.1.0', pending: '0.2.0' });
        expect((await kinds(bench)).slice(0, 2)).toEqual(['update-staged', 'backup-made']);
        // Used once, and for this package alone.
        const again = await admin('update.install', { folder: stick, sha256: found.sha256, approvalId });
        expect(code(again)).toBe('approval-used');
      });
    });
  });

  it('is for the technician alone, and the second person is the shift head', async () => {
    await withApp(async (bench) => {
      await installed(bench, await staffed(bench), async ({ updates, stick, pages, people }) => {
        smallPackage(stick, '0.2.0');
        for (const role of ['supervisor', 'first', 'bp3mi'] as const) {
          const other = await signedIn(pages, people[role], pins[role]);
          expect(code(await other('update.look', { folder: stick }))).toBe('forbidden');
        }
        const admin = await signedIn(pages, people.admin, pins.admin);
        const { sha256 } = value(await admin('update.look', { folder: stick }));
        expect(code(await approvedBy(admin, people.first, sha256, pins.first))).toBe('approver-not-supervisor');
        expect(code(await approvedBy(admin, people.admin, sha256, pins.admin))).toBe('approver-is-self');
        const { approvalId } = value(await approvedBy(admin, people.supervisor, 'f'.repeat(64)));
        expect(code(await admin('update.install', { folder: stick, sha256, approvalId }))).toBe(
          'approval-other-subject',
        );
        expect(readdirSync(updates)).toEqual([]);
      });
    });
  });

  it('that was exchanged after it was looked at is not installed, and the refusal stands in the log', async () => {
    await withApp(async (bench) => {
      await installed(bench, await staffed(bench), async ({ updates, stick, pages, people }) => {
        const folder = smallPackage(stick, '0.2.0');
        const admin = await signedIn(pages, people.admin, pins.admin);
        const { sha256 } = value(await admin('update.look', { folder: stick }));
        writeFileSync(join(folder, 'program', 'out', 'kiosk', 'main.js'), 'process.exit()');
        const { approvalId } = value(await approvedBy(admin, people.supervisor, sha256));
        expect(code(await admin('update.install', { folder: stick, sha256, approvalId }))).toBe('update-damaged');
        expect(readdirSync(updates)).toEqual([]);
        expect((await kinds(bench))[0]).toBe('measure-refused');
      });
    });
  });

  it('is not for practice, nor for a program that was not started by a starter', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const plain = await signedIn(bench, people.admin, pins.admin);
      expect(value(await plain('update.state', {}))).toEqual({ version: null, pending: null, returned: null });
      expect(code(await plain('update.look', { folder: bench.dir }))).toBe('update-not-installed-so');
      await installed(bench, people, async ({ stick, pages }) => {
        const admin = await signedIn(pages, people.admin, pins.admin);
        expect(code(await admin('update.look', { folder: 'stick' }))).toBe('update-no-package');
        expect(code(await admin('update.look', { folder: stick }))).toBe('update-no-package');
      });
    });
  });
});

describe('a version that was given up', () => {
  it('stands in the log once, and at the door until the technician has taken note', async () => {
    await withApp(async (bench) => {
      const people = await staffed(bench);
      const returned = { version: '0.2.0', reason: 'ended', at: '2026-11-21T01:50:00.000Z' } as const;
      mkdirSync(`${bench.dir}-updates`);
      writePointer(`${bench.dir}-updates`, { ...firstPointer, returned });
      await installed(bench, people, async ({ client, pages }) => {
        expect(value(await client('nobody')('update.state', {})).returned).toEqual(returned);
        const admin = await signedIn(pages, people.admin, pins.admin);
        value(await admin('update.dismiss', {}));
        expect(value(await client('nobody')('update.state', {})).returned).toBeNull();
        expect(code(await admin('update.dismiss', {}))).toBe('update-nothing-returned');
        expect((await kinds(bench)).filter((kind) => kind.startsWith('update'))).toEqual([
          'update-return-seen',
          'update-returned',
        ]);
      });
      mkdirSync(`${bench.dir}-updates`);
      writePointer(`${bench.dir}-updates`, { ...firstPointer, returned });
      await installed(bench, people, async ({ client }) => {
        expect(value(await client('nobody')('update.state', {})).returned).toBeNull();
        expect((await kinds(bench)).filter((kind) => kind === 'update-returned')).toHaveLength(1);
      });
    });
  });
});

describe('the first start of a new version', () => {
  it('lets nobody in before its mark is on the disk; other calls wait for the first question of a page', async () => {
    await withApp(async (bench) => {
      await installed(
        bench,
        await staffed(bench),
        async ({ updates, client, people, machine }) => {
          const door = client('door');
          let signed = false;
          const early = door('session.signIn', { officerId: people.admin, pin: pins.admin }).then((reply) => {
            signed = true;
            return reply;
          });
          await new Promise((resolve) => setTimeout(resolve, 50));
          expect([signed, readMark(updates, '0.2.0')]).toEqual([false, null]);
          value(await door('session.current', {}));
          expect(readMark(updates, '0.2.0')).toBe('reached');
          value(await early);
          expect((await kinds(bench)).includes('update-confirmed')).toBe(true);
          // It is over then, also where this machine opens another station later in the same run.
          const { installed: told } = machine;
          expect([isFirstStart(machine), told?.trial]).toEqual([false, true]);
          waitsForPerson(machine);
          expect(readMark(updates, '0.2.0')).toBe('reached');
        },
        true,
      );
    });
  });

  it('whose mark cannot be written lets nobody in', async () => {
    await withApp(async (bench) => {
      await installed(
        bench,
        await staffed(bench),
        async ({ updates, client, notes }) => {
          rmSync(updates, { recursive: true });
          expect(code(await client('door')('session.current', {}))).toBe('internal');
          expect(notes.some((line) => line.startsWith('first start'))).toBe(true);
          mkdirSync(updates);
          value(await client('door')('session.current', {}));
          expect(readMark(updates, '0.2.0')).toBe('reached');
        },
        true,
      );
    });
  });
});
