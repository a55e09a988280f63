/** An export that is encrypted is opened by its receiver, and by a program that is not ours. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { verify } from '../../helpers/log_station.ts';
import { age } from '../../helpers/tools.ts';
import { exported, stickIn, workedShift } from './exported.ts';
import { code, pins, signedIn, value, withApp, type Bench } from './with_app.ts';

const period = { scope: { from: '2026-11-21', to: '2026-11-21' }, receiver: 'immigration' } as const;

describe('an encrypted export', () => {
  const keyed = async (bench: Bench) => {
    const { people } = await workedShift(bench);
    const identity = await generateX25519Identity();
    const admin = await signedIn(bench, people.admin, pins.admin);
    const settings = value(await admin('export.settings', {}));
    const wrong = [
      'age1',
      identity,
      (await identityToRecipient(identity)).replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')),
      'ssh-ed25519 AAAA',
    ];
    for (const recipient of wrong) {
      settings.receivers.central.recipient = recipient;
      expect([recipient, code(await admin('export.configure', settings))]).toEqual([recipient, 'recipient-wrong']);
    }
    settings.receivers.central.recipient = await identityToRecipient(identity);
    value(await admin('export.configure', settings));
    const head = await signedIn(bench, people.supervisor, pins.supervisor);
    const wish = { ...period, receiver: 'central' as const, formats: ['csv' as const, 'xlsx' as const], folder: '' };
    const made = await exported(head, wish);
    expect(made).toMatchObject({ fault: null, encrypted: true, there: true });
    return { identity, path: join(made.folder, made.name) };
  };

  /** Unpacks what was decrypted and lets `tapis verify` look at it. */
  async function expectSound(bench: Bench, zip: Uint8Array): Promise<void> {
    const folder = stickIn(bench.dir, 'pusat');
    const files = unzipSync(zip);
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    expect(await verify(folder)).toMatchObject({ code: 0 });
    const text = Buffer.from(files['screenings.csv'] ?? []).toString('utf8');
    expect(text).toContain('BUDI CONTOH');
    // The central system learns nobody's words and no officer's name.
    expect(text).not.toContain('officerName');
    expect(Buffer.from(files['decisions.csv'] ?? []).toString('utf8')).not.toContain('Halaman data');
  }

  it('is one file without a plain byte, opened by the key of the receiver alone', async () => {
    await withApp(async (bench) => {
      const { identity, path } = await keyed(bench);
      const bytes = readFileSync(path);
      expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
      expect(bytes.toString('latin1')).not.toMatch(/CONTOH|verify\.html|screeningId/);
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      await expectSound(bench, await decrypter.decrypt(bytes));
      const stranger = new Decrypter();
      stranger.addIdentity(await generateX25519Identity());
      await expect(stranger.decrypt(bytes)).rejects.toThrow();
    });
  });

  it.skipIf(age === null)('is opened by the reference program of age', async () => {
    await withApp(async (bench) => {
      const { identity, path } = await keyed(bench);
      const keyFile = join(bench.dir, 'pusat.key');
      writeFileSync(keyFile, `${identity}\n`);
      const opened = spawnSync(age ?? '', ['--decrypt', '-i', keyFile, path], { maxBuffer: 1 << 28 });
      expect([opened.status, opened.stderr.toString()]).toEqual([0, '']);
      await expectSound(bench, opened.stdout);
    });
  });
});
