/** What a machine keeps of the station it has joined: one private file, `DIR/joined/station.json`, mode 0600. */
import { join } from 'node:path';
import { z } from 'zod';
import { NetworkPlace } from '../../../shared/contract/network.ts';
import { DevicePlace } from '../../../shared/domain/words.ts';
import { DeviceId } from '../../../shared/ids.ts';
import { createPrivateFile, privateFolder, readPrivateFile } from '../private_file.ts';

/** A station this machine is a device of, with what it shows there. */
export const Joined = z.strictObject({
  v: z.literal(1),
  host: NetworkPlace,
  /** PEM: the station's authority, and this device's own certificate and key. */
  authority: z.string(),
  certificate: z.string(),
  privateKey: z.string(),
  deviceId: DeviceId,
  /** As the admin called it, and the name of the station. */
  name: z.string(),
  place: DevicePlace,
  station: z.string(),
});
export type Joined = z.infer<typeof Joined>;

/** The file is there, but says nothing that can be used. The message names it. */
export class JoinedUnusable extends Error {}

/** The private folder of what a device keeps. */
export const joinedFolder = (dataDir: string): string => join(dataDir, 'joined');
const fileIn = (dataDir: string) => join(joinedFolder(dataDir), 'station.json');

/**
 * The station this machine has joined; null where there is none.
 * @throws JoinedUnusable
 * @throws NotPrivate
 */
export async function readJoined(dataDir: string): Promise<Joined | null> {
  const content = await readPrivateFile(fileIn(dataDir));
  if (content === null) return null;
  try {
    return Joined.parse(JSON.parse(content.toString('utf8')));
  } catch (cause) {
    throw new JoinedUnusable(`${fileIn(dataDir)} is damaged`, { cause });
  }
}

/** Keeps it, whole or not at all. @throws where something is kept already */
export async function keepJoined(dataDir: string, joined: Joined): Promise<void> {
  await privateFolder(joinedFolder(dataDir));
  await createPrivateFile(fileIn(dataDir), `${JSON.stringify(joined)}\n`);
}
