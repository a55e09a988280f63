/**
 * The catalogue entries that the rules name themselves. A catalogue without one of them is refused by the loader, so a
 * rule can never fall silent because a code was renamed.
 */

/** Indicators named by the rules on papers and by the recommendation. */
export const indicatorCode = {
  noRecordInSystem: 'DOC-01',
  noWorkVisa: 'DOC-02',
  visaDoesNotFit: 'DOC-04',
  jobDoesNotFit: 'DOC-06',
  identityDiffers: 'DOC-08',
  documentDoubtful: 'DOC-09',
  passportTooShort: 'DOC-10',
  undisclosedTicket: 'TRV-03',
  workUnderOtherPurpose: 'STO-08',
  hajjWithoutVisa: 'DST-07',
  currentHit: 'HIS-01',
  ordinaryTransit: 'DST-02',
} as const;

/** Documents named by the rules. */
export const documentCode = {
  passport: 'passport',
  ePmi: 'ePmi',
  systemRecord: 'siskop2miRecord',
  workVisa: 'workVisa',
  hajjVisa: 'hajjVisa',
  familyCard: 'familyCard',
  birthCertificate: 'birthCertificate',
  parentalConsent: 'parentalConsent',
} as const;

/** Mitigating facts named by the rules. */
export const mitigationCode = {
  ownChildren: 'MIT-07',
  validPermit: 'MIT-08',
  papersComplete: 'MIT-09',
} as const;

/** Facts of Immigration's own systems: they count only in its second assessment, never in what BP3MI sees. */
export const secondAssessmentCodes: readonly string[] = ['HIS-01', 'HIS-05', 'DST-08'];

/**
 * The cases in which PP 31/2013 art. 28 itself lets a travel document be asked for and kept. Whatever a catalogue calls an
 * exit refusal, a hold on any other ground is *dasar hukum perlu dipastikan*.
 */
export const article28: readonly string[] = [
  'noValidTravelDocument',
  'neededForInvestigation',
  'onPreventionList',
  'foreignerGround',
];
