/** People of a party, invented, each with a passport and the boarding pass that carries the same name. */
import type { Client } from '../../shared/contract/client.ts';
import type { PartyId } from '../../shared/ids.ts';
import { value } from '../electron/app/with_app.ts';
import { boarding, passport } from './papers.ts';
import type { ZoneFields } from './zone.ts';

/** Letters only, so that every name differs from every other by more than one. */
const given = (index: number): string => {
  const letter = (of: number) => 'ABCDEFGHIJKLMNOPQRST'.charAt(of % 20);
  return `${letter(index)}${letter(index)}${letter(Math.floor(index / 20) + 7)}${letter(Math.floor(index / 20) + 7)}`;
};

/** Both papers of member number `index`. */
export function papersOf(
  index: number,
  changes: { zone?: Partial<ZoneFields>; pass?: Parameters<typeof boarding>[0] } = {},
) {
  const name = given(index);
  return {
    passport: passport({ name: `CONTOH<<${name}`, number: `P${String(1_000_000 + index)}`, ...changes.zone }),
    boarding: boarding({
      name: `CONTOH/${name}`,
      seat: `${String(10 + index).padStart(3, '0')}A`,
      sequence: String(index + 1).padStart(4, '0'),
      ...changes.pass,
    }),
  };
}

/** Scans so many members, each passport and its pass one after the other. */
export async function scanMembers(desk: Client, partyId: PartyId, indices: readonly number[]): Promise<void> {
  for (const index of indices) {
    const papers = papersOf(index);
    value(await desk('party.add', { partyId, passport: papers.passport, boarding: null }));
    value(await desk('party.add', { partyId, passport: null, boarding: papers.boarding }));
  }
}
