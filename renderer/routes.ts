/** Addresses of the screens after sign-in. The part behind # is all there is: nothing of a traveller stands in it but a random id. */
export const paths = {
  board: '/',
  scan: '/scan',
  screening: '/screening/:id',
  partyOpen: '/party',
  party: '/party/:id',
  referrals: '/referrals',
  custody: '/custody',
  takeOver: '/custody/take-over',
  custodyOne: '/custody/:id',
  help: '/help',
  papers: '/papers',
  log: '/log',
  recheck: '/recheck',
  outage: '/outage',
  outageEnter: '/outage/enter',
  closeShift: '/close',
  officers: '/officers',
  settings: '/settings',
  audit: '/audit',
  figures: '/figures',
  backups: '/backups',
  exports: '/exports',
  outbox: '/outbox',
  retention: '/retention',
  devices: '/devices',
  catalogue: '/catalogue',
  catalogueOne: '/catalogue/:sha256',
  objections: '/objections',
  handovers: '/handovers',
  caseAfter: '/case/:id',
  integrity: '/integrity',
  search: '/search',
  auditOf: '/audit/:id',
  reviews: '/reviews',
  reviewCase: '/review/:screening/:decision',
  shifts: '/shifts',
} as const;

/** The address of one catalogue. */
export const cataloguePath = (sha256: string): string => `/catalogue/${sha256}`;

/** The address of one screening. */
export const screeningPath = (screeningId: string): string => `/screening/${screeningId}`;

/** The address of the log, of what was done with one case. */
export const auditOfPath = (screeningId: string): string => `/audit/${screeningId}`;

/** The address of one party. */
export const partyPath = (partyId: string): string => `/party/${partyId}`;

/** The address of one passport in custody. */
export const custodyPath = (custodyId: string): string => `/custody/${custodyId}`;

/** The address of one decision under review. */
export const reviewPath = (screeningId: string, decisionId: string): string => `/review/${screeningId}/${decisionId}`;

/** The address of one case after its decision. */
export const casePath = (screeningId: string): string => `/case/${screeningId}`;
