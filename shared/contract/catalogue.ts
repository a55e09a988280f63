/** The catalogue: the one in force, earlier ones, proposals with their replay, and whose signatures the station trusts. */
import { z } from 'zod';
import { ApprovalId, HashHex } from '../ids.ts';
import { Instant } from '../time.ts';
import { Catalogue } from '../domain/catalogue.ts';
import { Text } from '../domain/catalogue_words.ts';
import { ReplayReport } from '../domain/replay.ts';
import { command, job, query } from './procedure.ts';
import { approvalFaults } from './session.ts';

/** Largest input of a call that carries a catalogue file: today's is 350 kB. */
const fileBytes = 2 * 1024 * 1024;

/** A catalogue file as text; how it is read is `shared/domain/catalogue_file.ts`. */
const FileText = z.string().max(fileBytes);

/** A line of a C2SP verifier key, `name+id+key`. */
const VerifierKeyText = z.string().trim().max(400);

/** Why a file is no catalogue this station takes. */
const FileFault = z.enum([
  'not-json',
  'not-a-catalogue-file',
  'hash-differs',
  'note-malformed',
  'no-trusted-signature',
  'signature-wrong',
  'catalogue-refused',
]);
/** What a file says. */
const FileFinding = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('readable'),
    version: z.string(),
    sha256: HashHex,
    /** Names of the trusted keys whose signatures hold. */
    signers: z.array(z.string()),
    /** Newer than the one in force; any other is refused. */
    newer: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('refused'),
    code: FileFault,
    /** Every entry that breaks a rule, where the catalogue itself is refused. */
    faults: z.array(z.strictObject({ entry: z.string(), rule: z.string(), message: Text })),
  }),
]);

/** The catalogue in force, or one that was. */
const Activated = z.strictObject({
  sha256: HashHex,
  version: z.string(),
  activatedAt: Instant,
  /** The two persons; null for the one the program brought at first run. */
  by: z.strictObject({ first: z.string(), second: z.string() }).nullable(),
  /** Closed clarifications and fast clears that were opened with it. */
  cases: z.int(),
});

/** A catalogue somebody proposed. */
export const Proposal = z.strictObject({
  sha256: HashHex,
  version: z.string(),
  origin: z.enum(['file', 'delivered']),
  signers: z.array(z.string()),
  proposedAt: Instant,
  proposedBy: z.string(),
  /** When it was replayed over the catalogue that is in force now; null: not yet, or over an earlier one. */
  replayedAt: Instant.nullable(),
  /** The grounds of a passport hold change: one of the two persons must be a Pejabat Imigrasi. */
  needsOfficial: z.boolean(),
  newer: z.boolean(),
  /** A replay runs now and has come so far. */
  replaying: z.strictObject({ done: z.int(), of: z.int() }).nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

/** What a replay showed. Lines of the station's own cases carry an identifier, the purpose and outcomes, nothing else. */
export const StationReplay = z.strictObject({
  at: Instant,
  by: z.string(),
  /** The coded cases the program brings; their ends are known. */
  reference: ReplayReport,
  /** The station's own past cases at the desk. */
  station: ReplayReport,
  /** Immigration's second assessments, SOI and PAU facts with them; null for everybody but supervisors of Immigration. */
  second: ReplayReport.nullable(),
});
export type StationReplay = z.infer<typeof StationReplay>;

/** Whose signature on a catalogue file counts here. */
const Signer = z.strictObject({
  fingerprint: HashHex,
  name: z.string(),
  /** The key's identifier in the note, eight hex digits. */
  keyId: z.string(),
  verifierKey: z.string(),
  addedAt: Instant,
  by: z.strictObject({ first: z.string(), second: z.string() }),
});

const which = z.strictObject({ sha256: HashHex });
const two = ['admin', 'supervisor'] as const;
const readers = ['admin', 'supervisor', 'auditor'] as const;

/** Rows of the catalogue. */
export const catalogue = {
  'catalogue.current': query({
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.strictObject({ version: z.string(), sha256: z.string(), catalogue: Catalogue }),
    errors: [],
  }),
  'catalogue.versions': query({
    access: readers,
    input: z.strictObject({}),
    output: z.strictObject({
      inForce: Activated,
      earlier: z.array(Activated),
      proposals: z.array(Proposal),
      /** The catalogue this program brings, where it is newer than the one in force and nobody has proposed it. */
      delivered: z.strictObject({ sha256: HashHex, version: z.string() }).nullable(),
    }),
    errors: [],
  }),
  /** Everybody at the desk reads what is or was in force, since records are read with it; proposals only those who handle them. */
  'catalogue.read': query({
    access: 'signedIn',
    input: which,
    output: z.strictObject({ version: z.string(), sha256: HashHex, catalogue: Catalogue }),
    errors: ['catalogue-unknown'],
    alone: 'read',
  }),
  'catalogue.check': query({
    access: two,
    input: z.strictObject({ text: FileText }),
    output: FileFinding,
    errors: [],
    inputBytes: fileBytes,
  }),
  'catalogue.propose': command({
    access: two,
    input: z.strictObject({ text: FileText }),
    output: Proposal,
    errors: ['catalogue-file-refused', 'catalogue-not-newer', 'catalogue-too-far-ahead', 'already-proposed'],
    auditRefusal: true,
    inputBytes: fileBytes,
  }),
  'catalogue.proposeDelivered': command({
    access: two,
    input: z.strictObject({}),
    output: Proposal,
    errors: ['catalogue-not-newer', 'catalogue-too-far-ahead', 'already-proposed'],
    auditRefusal: true,
  }),
  'catalogue.withdraw': command({
    access: two,
    input: which,
    output: which,
    errors: ['proposal-unknown'],
    auditRefusal: true,
  }),
  'catalogue.replay': job({
    access: two,
    input: which,
    output: StationReplay,
    errors: ['proposal-unknown', 'replay-runs', 'replay-overtaken'],
    auditRefusal: true,
  }),
  'catalogue.report': query({
    access: readers,
    input: which,
    output: StationReplay.nullable(),
    errors: ['proposal-unknown'],
  }),
  'catalogue.activate': command({
    access: two,
    input: z.strictObject({ sha256: HashHex, approvalId: ApprovalId }),
    output: Activated,
    errors: [
      'proposal-unknown',
      'catalogue-not-newer',
      'catalogue-too-far-ahead',
      'catalogue-file-refused',
      'not-replayed',
      'signer-gone',
      ...approvalFaults,
      'immigration-official-needed',
    ],
    auditRefusal: true,
  }),
  'signer.list': query({ access: readers, input: z.strictObject({}), output: z.array(Signer), errors: [] }),
  'signer.check': query({
    access: ['admin'],
    input: z.strictObject({ text: VerifierKeyText }),
    output: z.strictObject({ fingerprint: HashHex, name: z.string(), keyId: z.string() }),
    errors: ['verifier-key-malformed', 'signer-known'],
  }),
  'signer.add': command({
    access: ['admin'],
    input: z.strictObject({ text: VerifierKeyText, approvalId: ApprovalId }),
    output: Signer,
    errors: ['verifier-key-malformed', 'signer-known', ...approvalFaults],
    auditRefusal: true,
  }),
  'signer.remove': command({
    access: ['admin'],
    input: z.strictObject({ fingerprint: HashHex, approvalId: ApprovalId }),
    output: z.strictObject({ fingerprint: HashHex }),
    errors: ['signer-unknown', ...approvalFaults],
    auditRefusal: true,
  }),
};
