import type { paper as source } from '../id/paper.ts';

/** Sentences of papers. What stands on a sheet is Indonesian whatever language the screen has; here it is for readers. */
export const paper: typeof source = {
  sheet: {
    number: 'Number',
    officeNumber: 'Number of the office',
    duplicate: 'DUPLICATE',
    practice: 'PRACTICE – NO PAPER',
    practiceWord: 'PRACTICE',
    copy: ({ copy, at, by }) => `Copy ${copy}, made ${at} by ${by}`,
    page: ({ page, of }) => `Page ${page} of ${of}`,
    proof: 'Scan this code to check that this paper is recorded.',
    proofPlace: ({ station, seq }) => `Entry ${seq} in the log of station ${station}.`,
  },
  content: {
    none: 'none',
    male: 'Male',
    female: 'Female',
    unspecified: 'Unspecified',
    indonesia: 'Indonesia',
    passport: 'Passport',
    document: 'Travel document',
    bp3mi: 'BP3MI South Sumatra',
    immigrationUnit: 'Immigration checkpoint, Kantor Imigrasi Kelas I TPI Palembang',
    letter: ({ letter }) => `Letter ${letter}`,
    systemFact: 'An entry in a system of Immigration (its details are not printed)',
    privateFact: 'Told in private (not printed, for safety)',
    passportKept: 'kept temporarily; see the receipt (STP)',
    passportWithHolder: 'stays with the holder',
    howToGetBack:
      'Bring this receipt and an identity card to the place above. Somebody else may come with a letter of authority and an identity card. It costs nothing. If the passport is not returned on the day above, call the officer named below.',
    receiverAs: {
      holder: 'holder',
      proxy: 'proxy, with letter of authority and identity card',
      office: 'immigration office',
    },
    objection: ({ days, until, law }) =>
      `Written objection to the official who decided, within ${days} working days: until ${until} (${law}).`,
    answer: ({ days, today, latest, law }) =>
      `Answered within ${days} working days of receipt: filed today, until ${today}; filed on the last day, until ${latest}. Unanswered in time it counts as granted (${law}).`,
    appeal: ({ days, law }) =>
      `Administrative appeal to the superior within ${days} working days of the answer (${law}).`,
    court: ({ law }) => `Action before the administrative court (${law}).`,
    ombudsman: ({ within, law }) => `Complaint to the Ombudsman within ${within} (${law}).`,
    closedNote: ({ count }) => `There are closed notes (${count}). They are not printed on this sheet.`,
    interpreter: ({ who, name }) => `interpreter: ${who.toLowerCase()}${name === '' ? '' : ` ${name}`}`,
    onePerson: ({ sex, minor }) => `1 person${sex === '' ? '' : `, ${sex}`}, ${minor}`,
    oneMinor: 'a child (under 18)',
    noMinor: 'no child',
    balance: ({ taken, returned, held }) => `Taken ${taken} = returned or transferred ${returned} + held ${held}.`,
    openPassport: ({ number, seal, due }) => `Passport in custody: ${number}, seal ${seal}, due ${due}.`,
    passportsTaken: 'Taken with STP',
    passportsReturned: 'Returned or transferred',
    passportsHeld: 'Still held',
    overdue: ({ count }) => `${count} passports are overdue: return them or record why.`,
    late: 'overdue',
  },
  voidedByWithdrawal: 'The decision was withdrawn before the passport was taken.',
  voidedByBook: ({ number }) => `The printer could not be used; replaced by number ${number} of the STP book.`,
};
