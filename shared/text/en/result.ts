import type { result as source } from '../id/result.ts';

type Result = typeof source;

const findings: Result['findings'] = {
  completeDoNotHold: 'Complete: do not hold',
  none: 'No finding on paper',
  unresolvedContradiction: 'Papers contradict each other',
  established: 'Nonprocedural on paper',
};

const findingNotes: Result['findingNotes'] = {
  completeDoNotHold: 'To hold back a worker with complete papers is forbidden (UU 18/2017 art. 70 and 84).',
  none: 'No rule on papers is met, in either direction.',
  unresolvedContradiction: 'Clear it up first. This is no conclusion yet.',
  established: 'The rules and their evidence stand below.',
};

/** Sentences of the result: three parts that are never summed. */
export const result: Result = {
  findings,
  findingNotes,
  bands: { low: 'Low', medium: 'Medium', high: 'High' },
  dimensions: { positive: 'met', notPositive: 'not met', notAsked: 'not asked' },
  recommendations: { clear: 'Clear', ask: 'Ask further', refer: 'Refer to Immigration', offerHelp: 'Offer help' },
  recommendationNotes: {
    clear: 'There is no reason to hold up this journey.',
    ask: 'Something should be explained before a decision.',
    refer: 'There are facts Immigration should see. The decision is Immigration’s.',
    offerHelp: 'There are signs that this person may be being harmed. Talk in private, offer help.',
  },
  secondRefer: 'Examine further',
  secondReferNote: 'There are facts to examine. The decision is the Immigration official’s.',
  paths: {
    childPath: 'Child path',
    documentHardStop: 'A condition of the document, not suspicion',
    integrityReport: 'Integrity report to the heads of both agencies',
  },
  own: { clear: 'Clear', unsure: 'Unsure', concern: 'Concern' },
  title: 'Result',
  secondTitle: 'Result of the second assessment (Immigration)',
  threeParts: 'three parts, never summed',
  recommendation: 'Advice',
  recommendationLimit: 'advice only, the officer decides',
  ownAssessment: ({ own }) => `Officer’s assessment: ${own}`,
  paper: 'Finding on paper',
  evidence: ({ facts }) => `Evidence: ${facts}`,
  legalBasis: ({ basis }) => `Basis: ${basis}`,
  basisUncertain: 'legal basis to be confirmed',
  tppo: 'TPPO signs',
  tppoNote: 'ILO rule for recruitment. Only documents and the traveller’s own statements count.',
  tppoOutputs: {
    offerHelp: 'Offer help',
    ask: 'Ask further, in private',
    none: 'Nothing to follow up',
  },
  signCounts: ({ strong, medium, weak }) =>
    [
      ...(strong > 0 ? [`${strong} strong`] : []),
      ...(medium > 0 ? [`${medium} medium`] : []),
      ...(weak > 0 ? [`${weak} weak`] : []),
    ].join(' + '),
  condition: ({ condition }) => `Provided that: ${condition}`,
  childReferral: 'Child: one strong sign or two medium signs are enough.',
  attention: 'Attention score',
  attentionNote: 'Never a ground, never printed as a reason (UU 27/2022 art. 10).',
  points: ({ points }) => `${points} points`,
  sum: ({ counted, relief, points }) => `${counted} − ${relief} mitigating = ${points}`,
  noPoints: 'No points.',
  cancelledBy: ({ facts }) => `cancelled by ${facts}`,
  countedAs: ({ fact }) => `counted as ${fact}`,
  missing: 'Not known yet',
  missingNone: 'Nothing unknown could change this result.',
  missingNote: 'Never counted as a shortcoming.',
  wouldBe: ({ recommendation }) => `if there: ${recommendation.toLowerCase()}`,
  privateFacts: ({ count }) => `${count} private ${count === 1 ? 'fact' : 'facts'}`,
  privateTicked: ({ count }) => `${count} ticked`,
  privateFold: 'Open only where nobody else can see this screen.',
  privateShow: 'Open private facts',
  privateShown: 'Private facts are open',
  privateHide: 'Close again',
  privateExplanation: 'The full explanation holds private facts: open them first.',
  showExplanation: 'Show the full explanation',
  hitRate: 'No local hit rate yet: no outcomes have been recorded.',
  catalogue: ({ version }) => `Catalogue ${version}`,
  backToQuestions: 'Back to asking',
};
