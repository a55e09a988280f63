import type { Migration } from '../migrate.ts';

/** Acts that came from a device, each under the device's own number for it, with what was answered: none is done twice. */
export const deviceActs: Migration = {
  version: 280,
  sql: `
CREATE TABLE deviceAct (
  id TEXT PRIMARY KEY CHECK (length(id) = 22),
  device TEXT NOT NULL,
  screeningId TEXT NOT NULL REFERENCES screening (id),
  answer TEXT NOT NULL CHECK (json_valid(answer))
) STRICT;
CREATE INDEX deviceAct_by_screening ON deviceAct (screeningId);
CREATE TRIGGER deviceAct_is_kept BEFORE UPDATE ON deviceAct BEGIN SELECT RAISE(ABORT, 'an act is never changed'); END;
`,
};
