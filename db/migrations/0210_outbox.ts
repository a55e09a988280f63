import type { Migration } from '../migrate.ts';

/**
 * What the central system is told: of each case the newest version, what was ever offered, what it has acknowledged. What
 * a record says is not kept here: it is made from the case when it is sent.
 */
export const outbox: Migration = {
  version: 210,
  sql: `
CREATE TABLE outbox (
  screeningId TEXT PRIMARY KEY REFERENCES screening (id),
  version INTEGER NOT NULL CHECK (version >= 0),
  changedAt TEXT NOT NULL,
  erased INTEGER NOT NULL CHECK (erased IN (0, 1)),
  offered INTEGER,
  acknowledged INTEGER,
  acknowledgedAt TEXT,
  digest TEXT,
  refused INTEGER,
  refusal TEXT,
  CHECK ((acknowledged IS NULL) = (digest IS NULL) AND (acknowledged IS NULL) = (acknowledgedAt IS NULL)),
  CHECK ((refused IS NULL) = (refusal IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (version) WHERE version > ifnull(acknowledged, -1) AND version > ifnull(refused, -1);
CREATE INDEX outbox_refused ON outbox (version) WHERE refused IS NOT NULL;
CREATE TRIGGER outbox_grows BEFORE UPDATE OF version ON outbox WHEN NEW.version < OLD.version
  BEGIN SELECT RAISE(ABORT, 'a version never goes back'); END;
CREATE TRIGGER outbox_erased_stays BEFORE UPDATE OF erased ON outbox WHEN NEW.erased < OLD.erased
  BEGIN SELECT RAISE(ABORT, 'what was erased does not come back'); END;
CREATE TRIGGER outbox_says_only_the_end BEFORE INSERT ON outbox
  WHEN EXISTS (SELECT 1 FROM erasure WHERE screeningId = NEW.screeningId)
  BEGIN SELECT RAISE(ABORT, 'nothing is sent of an erased case'); END;
`,
};
