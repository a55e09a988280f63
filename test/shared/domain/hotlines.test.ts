import { describe, expect, it } from 'vitest';
import {
  hotlinesOfList,
  noHotlines,
  stationHotlines,
  type HotlineLine,
  type StationHotlines,
} from '../../../shared/domain/hotlines.ts';
import { catalogue } from './delivered.ts';

const { hotlines: delivered } = catalogue;
const numbersWith = (own: StationHotlines) =>
  stationHotlines(delivered, own).map(({ label, number }) => `${label.id} ${number}`);
const asDelivered = delivered.map(({ label, number }) => `${label.id} ${number}`);
const police = delivered.findIndex(({ code }) => code === 'police110');
const own = { label: 'Klinik bandara', number: '0711-1' };

describe('the numbers anybody can call', () => {
  it.each<[string, StationHotlines, readonly string[]]>([
    ['are those of the catalogue', noHotlines, asDelivered],
    [
      'take a number of the place, where it stood',
      { replaced: { police110: '0711-110' }, added: [] },
      asDelivered.with(police, 'Polisi 110 0711-110'),
    ],
    ['take more after them', { replaced: {}, added: [own] }, [...asDelivered, 'Klinik bandara 0711-1']],
    ['leave out a number for a line that is gone', { replaced: { gone: '1-2-3' }, added: [] }, asDelivered],
  ])('%s', (_what, station, expected) => {
    expect(numbersWith(station)).toEqual(expected);
  });

  const listed = delivered.map(({ label, number }) => ({ label: label.id, number }));
  it.each<[string, readonly HotlineLine[], StationHotlines]>([
    ['as delivered is nothing of its own', listed, noHotlines],
    [
      'with another number replaces it',
      listed.with(police, { label: 'Polisi 110', number: '0711-110' }),
      { replaced: { police110: '0711-110' }, added: [] },
    ],
    ['with lines of its own adds them', [...listed, own], { replaced: {}, added: [own] }],
    ['without a delivered line takes none away', listed.slice(1), noHotlines],
  ])('a list of before %s', (_what, list, expected) => {
    expect(hotlinesOfList(delivered, list)).toEqual(expected);
  });
});
