import type { shift as source } from '../id/shift.ts';

/** Signing in, the shift and its board. */
export const shift: typeof source = {
  whoWorks: 'Who is on duty?',
  otherOfficer: 'Another name',
  enrolFirst: 'First time: use the code',
  enrolTitle: ({ name }) => `Welcome, ${name}`,
  enrolCode: 'One-time code',
  enrolCodeHint: '8 digits from the station technician.',
  newPin: 'New PIN',
  pinTooSimple: 'Too easy to guess. Choose digits that neither repeat nor run.',
  enrolGo: 'Save PIN and sign in',
  workStays: 'Open clarifications wait for their owner.',
  toPractice: 'Practice mode',
  toLive: 'Back to the real station',
  lockTitle: 'Open again',
  curtainWords: 'The screen is covered. All work is stored.',
  openCurtain: 'Open',
  openShort: 'open',
  pageBroke: 'This screen stopped because of a fault.',
  pageBrokeSafe: 'Every answer already touched is stored.',
  pageBrokeTodo: 'Try again. If it stays like this, reload and sign in with your PIN.',
  reload: 'Reload',
  noTicketTitle: 'The station does not know this screen',
  noTicketWhy: 'For safety, every screen is opened with a one-time address from the station application.',
  noTicketSteps: [
    'Look at the window where Tapis was started.',
    'Open the address written there, or ask for a new one.',
    'After that you may close this screen.',
  ],
};
