/** Settings of a station. */
import type { Reader } from '../../db/store.ts';
import { Settings } from '../../shared/contract/station.ts';

/** Settings of a station that never changed them. */
const firstSettings: Settings = {
  place: 'beforeXray',
  idleMinutes: 5,
  referralMinutes: 10,
  referralBeforeDeparture: 45,
  referralPlace: '',
  gateCloseMinutes: 20,
  offloadMinutes: 45,
  contactBp3mi: '',
  contactImmigration: '',
};

/** Settings as they are stored: by earlier versions without the places. */
const StoredSettings = Settings.extend({
  place: Settings.shape.place.default(firstSettings.place),
  referralPlace: Settings.shape.referralPlace.default(firstSettings.referralPlace),
});

/** Every call asks for them several times. */
const settingsRead = new WeakMap<object, Settings>();

/** The settings of a station as they are now. */
export const settingsOf = (read: Reader): Settings => {
  const stored = read.setting('settings');
  if (typeof stored !== 'object' || stored === null) return firstSettings;
  const settings = settingsRead.get(stored) ?? StoredSettings.parse(stored);
  settingsRead.set(stored, settings);
  return settings;
};
