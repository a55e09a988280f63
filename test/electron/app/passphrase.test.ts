import { argon2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { wrappingKey } from '../../../electron/app/passphrase.ts';

it('the key of a passphrase is argon2id of 256 MiB and three passes, as Node reckons it too [V11.4.4]', async () => {
  const salt = Uint8Array.from({ length: 16 }, (_, index) => index);
  const { key } = await wrappingKey(' empat kata yang panjang ', salt);
  const reckoned = argon2Sync('argon2id', {
    message: 'empat kata yang panjang',
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: 262_144,
    passes: 3,
  });
  expect(Buffer.from(key).equals(reckoned)).toBe(true);
});
