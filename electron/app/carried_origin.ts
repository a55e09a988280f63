/** Where a record comes from that was carried here without the network: said wherever the record is shown. */
import type { ScreeningView } from '../../shared/contract/screening.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import type { QueryContext } from './context.ts';

/** What the sender said, under the name typed there; null where it was not carried, or is erased. */
export function carriedOrigin({ read }: QueryContext, id: ScreeningId): ScreeningView['carried'] {
  const record = read.carriedOf(id);
  const said = record && read.carriedWords(record.id);
  const device = record && read.device(record.deviceId);
  if (record === null || said === null || device === null) return null;
  return { ...said, device: device.name, place: device.place, madeAt: record.madeAt };
}
