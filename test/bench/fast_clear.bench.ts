/**
 * A traveller without questions through the dispatcher: both scans read again, checked against each other, assessed, cleared
 * and stored with answers, result and events in one call. Against the same rows inserted raw, in one commit, into the same kind of
 * encrypted database.
 */
import { value } from '../electron/app/with_app.ts';
import { benchStation } from '../helpers/bench_station.ts';
import { rawWriter } from '../helpers/raw_rows.ts';

const { place, desk, nextPapers } = await benchStation();
const clear = async () => {
  value(await desk('screening.fastClear', { ...nextPapers(), purpose: 'tourism', effort: [] }));
};

// The second of a day is like all others: the words of the name and the figures of the day are there.
await clear();

export const title = 'two scans and a durable clear, in one call';
export const baseline = 'the same rows raw, one commit';
export const tasks = { [baseline]: await rawWriter(place, clear), 'screening.fastClear through the dispatcher': clear };
