import type { Migration } from '../migrate.ts';

/** How the traveller took the receipt of a held passport, with the witness where there is no signature. */
export const receiptTaken: Migration = {
  version: 50,
  sql: `
ALTER TABLE custody ADD COLUMN receiptTaken TEXT CHECK (receiptTaken IN ('signed', 'thumb', 'refused'));
ALTER TABLE custody ADD COLUMN witness TEXT CHECK (length(witness) > 1);
CREATE TRIGGER custody_says_how_the_receipt_was_taken BEFORE INSERT ON custody
  WHEN NEW.receiptTaken IS NULL OR (NEW.receiptTaken = 'signed') <> (NEW.witness IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a receipt is signed, or taken before a witness'); END;
CREATE TRIGGER custody_keeps_how_the_receipt_was_taken BEFORE UPDATE OF receiptTaken, witness ON custody
  BEGIN SELECT RAISE(ABORT, 'custody is never rewritten'); END;
`,
};
