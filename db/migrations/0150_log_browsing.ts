import type { Migration } from '../migrate.ts';

/** Finding events by their kind, by who acted, and by what they are about. */
export const logBrowsing: Migration = {
  version: 150,
  sql: `
DROP INDEX event_alarm;
CREATE INDEX event_kind ON event (kind);
CREATE TABLE eventAbout (
  id TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES event (seq),
  PRIMARY KEY (id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO eventAbout SELECT actor, seq FROM event WHERE actor IS NOT NULL
  UNION SELECT json_extract(subject.value, '$.id'), event.seq FROM event, json_each(event.subjects) AS subject;
CREATE TRIGGER event_is_found AFTER INSERT ON event BEGIN
  INSERT INTO eventAbout SELECT NEW.actor, NEW.seq WHERE NEW.actor IS NOT NULL
    UNION SELECT json_extract(value, '$.id'), NEW.seq FROM json_each(NEW.subjects);
END;
`,
};
