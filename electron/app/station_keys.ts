/** The key of one open database: its name, and a new one in its place. */
import type { DatabasePlace } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { keyFingerprint, splitKey } from '../../shared/domain/recovery_code.ts';
import type { Machine, Mode } from './application.ts';
import { sha256 } from './sha256.ts';
import type { StationKeys } from './context.ts';

/** Where the database lies and which key opens it now. */
export interface KeyedPlace extends DatabasePlace {
  key: Uint8Array;
}

/** The keys of an open station. `place.key` is kept right for whoever opens the file beside it. */
export function stationKeys(
  machine: Machine,
  mode: Mode,
  { store, place }: { store: Store; place: KeyedPlace },
): StationKeys {
  return {
    fingerprint: () => Buffer.from(keyFingerprint(place.key, sha256)).toString('hex'),
    parts: () => splitKey(place.key, machine.random(32), sha256),
    passphrase: mode === 'live' ? machine.secrets.passphrase : null,
    rotate: async () => {
      const key = machine.random(32);
      // Beside first: whenever the power goes, one of the two files has the key the database is under.
      await machine.secrets.stage(mode, key);
      store.rekey(key);
      place.key = key;
      await machine.secrets.promote(mode);
    },
  };
}
