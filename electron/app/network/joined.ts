/** What a machine keeps of the station it has joined: one private file, `DIR/joined/station.json`, mode 0600. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NetworkPlace } from '../../../shared/contract/network.ts';
import { DevicePlace } from '../../../shared/domain/words.ts';
import { DeviceId } from '../../../shared/ids.ts';
import { createPrivateFile, privateFolder, readPrivateFile, replacePrivateFile } from '../private_file.ts';

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
  /** The highest term this device has seen: a host of a lower one is none any more. */
  term: z.int().min(1).default(1),
  /** Where another device would answer, should the host be gone for good. */
  spare: NetworkPlace.nullable().default(null),
  /** That device is this one. */
  isSpare: z.boolean().default(false),
  /** Where the host was before this one, until it has been told. */
  before: NetworkPlace.nullable().default(null),
});
export type Joined = z.infer<typeof Joined>;

/** The file is there, but says nothing that can be used. The message names it. */
export class JoinedUnusable extends Error {}

/** The private folder of what a device keeps. */
export const joinedFolder = (dataDir: string): string => join(dataDir, 'joined');
const fileIn = (dataDir: string) => join(joinedFolder(dataDir), 'station.json');
const leftIn = (dataDir: string) => join(joinedFolder(dataDir), 'was-station.json');

/**
 * The station this machine has joined; null where there is none.
 * @throws JoinedUnusable
 * @throws NotPrivate
 */
export const readJoined = (dataDir: string): Promise<Joined | null> => readFrom(fileIn(dataDir));

/** What this machine was a device of before it became the host; null where it never was one. Throws as `readJoined`. */
export const readLeft = (dataDir: string): Promise<Joined | null> => readFrom(leftIn(dataDir));

async function readFrom(file: string): Promise<Joined | null> {
  const content = await readPrivateFile(file);
  if (content === null) return null;
  try {
    return Joined.parse(JSON.parse(content.toString('utf8')));
  } catch (cause) {
    throw new JoinedUnusable(`${file} is damaged`, { cause });
  }
}

/** Keeps it in the place of what was known before, whole or not at all. */
export const replaceJoined = (dataDir: string, joined: Joined): Promise<void> =>
  replacePrivateFile(fileIn(dataDir), `${JSON.stringify(joined)}\n`);

/** This machine is a device no more; what it was stays in a file beside. */
export const leaveJoined = (dataDir: string): Promise<void> => rename(fileIn(dataDir), leftIn(dataDir));

/** This machine is a device no more: all that it kept as one stays in a folder of its own. `at`: ISO 8601. */
export const setJoinedAside = (dataDir: string, at: string): Promise<void> =>
  rename(joinedFolder(dataDir), `${joinedFolder(dataDir)}-left-${at.replaceAll(/[:.]/g, '-')}`);

/** Keeps it, whole or not at all. @throws where something is kept already */
export async function keepJoined(dataDir: string, joined: Joined): Promise<void> {
  await privateFolder(joinedFolder(dataDir));
  await createPrivateFile(fileIn(dataDir), `${JSON.stringify(joined)}\n`);
}
