import type { decision as source } from '../id/decision.ts';

type Decision = typeof source;

const kinds: Decision['kinds'] = {
  cleared: 'Clear',
  advised: 'Advise',
  selfWithdrawn: 'Withdraws',
  notCompleted: 'Not completed',
  referred: 'Refer to Immigration',
  postponed: 'Postpone',
  postponedPassportHeld: 'Postpone, hold passport',
};

const kindNotes: Decision['kindNotes'] = {
  cleared: 'May depart',
  advised: 'May still travel',
  selfWithdrawn: 'Of own free will',
  notCompleted: 'No conclusion',
  referred: 'Immigration decides',
  postponed: 'Passport stays with holder',
  postponedPassportHeld: 'With a second official, STP',
};

const kindsDone: Decision['kindsDone'] = {
  cleared: 'Cleared',
  advised: 'Advised, may travel',
  selfWithdrawn: 'Withdrew of own free will',
  notCompleted: 'Not completed',
  referred: 'Referred to Immigration',
  postponed: 'Departure postponed',
  postponedPassportHeld: 'Postponed, passport kept temporarily',
};

const missing: Decision['missing'] = {
  'not-your-power': 'This is Immigration’s power. BP3MI cannot postpone or hold; refer instead.',
  'own-assessment-first': 'The own assessment is not recorded yet.',
  'mitigations-open': 'Some mitigating facts are not answered.',
  'ground-missing': 'Choose the legal ground.',
  'ground-unknown': 'This ground is not on the list in force.',
  'ground-not-in-force': 'This ground is not in force today.',
  'ground-foreigners-only': 'This ground is for foreigners only.',
  'ground-does-not-allow-hold': 'This ground does not allow the passport to be kept. It stays with the holder.',
  'papers-complete': 'The papers are complete: do not hold (UU 18/2017 art. 70 and 84).',
  'ground-needs-document':
    'Tick a paper that the law requires of a worker and that is missing or doubtful. Supporting papers are not enough.',
  'evidence-missing': 'Tick the facts it rests on.',
  'evidence-not-recorded': 'A ticked fact is not recorded in this clarification.',
  'support-score-or-observation-only':
    'A score, an observation or a supporting paper alone is not enough. Tick a required paper, a statement or a fact from a third party.',
  'reason-too-short': 'Write the reason, one sentence at least.',
  'milder-steps-missing': 'Choose the milder steps already tried.',
  'told-missing': 'Choose the language in which the reason was told.',
  'statement-not-offered': 'Ask first whether the traveller wants to make a statement or object.',
  'depart-line-missing': 'Write one line: why it departs from the advice.',
  'return-passport-first': 'Give the passport back first, then touch the mark.',
  'read-aloud-missing': 'Read aloud first that the traveller may still travel.',
  'own-words-missing': 'Write down the traveller’s own words.',
  'flight-gone': 'The flight has left; there is no departure left to postpone.',
  'cause-missing': 'Choose why.',
};

const milder: Decision['milder'] = {
  askedFurther: 'Asked further',
  calledHost: 'Called the host',
  waitedForPapers: 'Waited for the papers',
  offeredHelp: 'Offered help',
  laterFlight: 'Talked about a later flight',
};

const languages: Decision['languages'] = {
  indonesian: 'Indonesian',
  palembangMalay: 'Palembang Malay',
  javanese: 'Javanese',
  sundanese: 'Sundanese',
  english: 'English',
  interpreter: 'Through an interpreter',
};

const causes: Decision['causes'] = {
  refusedToTalk: 'Refused to talk',
  walkedOn: 'Walked on',
  boarding: 'Called to board',
  deskBusy: 'Desk too busy',
};

/** Sentences of the decision and the referral. */
export const decision: Decision = {
  kinds,
  kindNotes,
  kindsDone,
  overtaken: {
    what: ({ officer, clock }) => `While you were writing, ${officer} recorded a decision at ${clock}.`,
    safe: 'That decision stands. What you wrote is not recorded and is still here.',
    theirs: 'Recorded',
    mine: 'What you wrote, not recorded',
    todo: ({ officer }) =>
      `If you think it is wrong, talk to ${officer} or the shift head. Corrections are recorded beside that decision.`,
    drop: 'Discard what I wrote',
  },
  missing,
  milder,
  languages,
  causes,
  title: 'Officer’s decision',
  choose: 'What is the decision?',
  notYours: 'To postpone and to keep a passport is Immigration’s power (PP 31/2013 art. 28 and 29). BP3MI refers.',
  back: 'Back to the result',
  departsShort: 'departs from the advice',
  departsNote: 'This departs from the advice. That is allowed, with one line of reason.',
  departLine: 'Why it departs from the advice',
  departExample: 'One line, in own words',
  ground: 'Legal ground',
  groundToBeConfirmed: 'legal basis to be confirmed',
  groundReviewed: 'Always reviewed.',
  groundsNoHold: ({ count }) => `Other grounds (${count}): the passport stays with the holder`,
  groundNoHold: 'the passport stays with the holder',
  evidence: 'Facts it rests on',
  evidenceNote:
    'Only recorded facts. An observation or a supporting paper alone is never enough; a score is not a fact.',
  evidenceNone: 'No recorded fact that could carry this decision.',
  evidenceWeak: {
    observation: 'observation: not enough alone',
    supporting: 'supporting paper, not required: not enough alone',
  },
  reason: 'Reason',
  reasonLabel: 'In words that can be read to the traveller (Indonesian)',
  reasonDraft: 'Draft from the ticked facts',
  reasonDrafted: 'Drafted from the facts. Read it and change what is needed.',
  reasonNotPrivate: 'Private facts are not named here: others may hear and read the reason.',
  draftOpening: ({ purpose, destination }) =>
    `Purpose: ${purpose}.${destination === '' ? '' : ` Destination: ${destination}.`}`,
  draftFurther: 'Something needs further examination.',
  draftMissing: ({ papers }) => `Could not be shown: ${papers}.`,
  draftDoubtful: ({ papers }) => `Doubtful: ${papers}.`,
  draftFact: ({ fact, basis }) => `${fact} (${basis}).`,
  milderTitle: 'Milder steps already taken',
  told: 'The reason was told in',
  statement: 'Traveller’s statement or objection',
  statementAsk: 'Would you like to say something, or object? We write it down in your own words.',
  statementNone: 'Asked, none',
  statementGiven: 'Yes, in these words',
  statementText: 'In the traveller’s own words',
  passport: 'Passport',
  returnPassport: 'Give the passport back now',
  returned: 'The passport is in the traveller’s hand',
  readAloud: 'Read aloud to the traveller',
  readAloudText: 'You may still travel. This is only advice. Your passport is in your own hand.',
  readAloudWithdrawn: 'You may still travel. If you choose not to, that is of your own free will.',
  readAloudDone: 'Read aloud',
  ownWordsAsk: 'Having heard this advice, what do you decide for yourself?',
  ownWordsAskWithdrawn: 'Why do you yourself choose not to travel?',
  cause: 'Why',
  stillMissing: 'Still missing',
  ready: 'Complete. It can be recorded.',
  record: ({ kind }) => `Record: ${kind}`,
  holdPropose: 'Propose to the second official',
  recordedBy: ({ officer, clock }) => `${officer}, ${clock}`,
  withSecond: ({ officer }) => `approved by ${officer}`,
  referral: {
    listTitle: 'Referrals to Immigration',
    waiting: 'Waiting for Immigration',
    bring: ({ place }) => `Bring the traveller to ${place === '' ? 'the Immigration desk' : place}, if they agree.`,
    waitingNote: 'The passport is with the traveller. BP3MI cannot hold anyone; keep the talk calm.',
    lapsesIn: 'Waits until',
    mayGo: 'May continue the journey',
    mayGoShort: 'may go on',
    mayGoNote:
      'No Immigration officer took the referral in time. Make sure the passport is in the traveller’s hand, then say: please go on. Immigration gets a note.',
    sayMayGo: 'Thank you for waiting. You may continue your journey.',
    lapse: 'Record: may continue',
    lapsed: 'The referral lapsed; the traveller may go on.',
    accepted: ({ officer, place }) => (place === null ? `Taken by ${officer}` : `Taken by ${officer}, at ${place}`),
    acceptedNote: 'Immigration continues. The record of this desk is finished.',
    sentBack: 'Sent back by Immigration',
    sentBackNote: 'Read the note, then decide again.',
    by: ({ officer }) => `From ${officer}`,
    accept: 'Take and open',
    sendBack: 'Send back',
    sendBackTitle: 'Why is it sent back?',
    sendBackReason: 'Reason, one short sentence at least',
    none: 'No referral is waiting.',
    noneNote: 'New referrals appear here by themselves.',
    departs: ({ clock }) => `departs ${clock}`,
    secondFacts: 'Facts from Immigration’s systems',
    secondFactsNote: 'Never seen by BP3MI.',
  },
};
