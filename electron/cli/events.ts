/** `tapis events`: the manual page of all events, made from their one list. */
import { eventKinds } from '../../shared/audit/event.ts';
import { events } from '../../shared/text/id/events.ts';
import type { Command } from './io.ts';

const kinds = Object.keys(eventKinds).filter((kind): kind is keyof typeof eventKinds => kind in eventKinds);

/** The page, Markdown, line by line. */
export const eventsPage = (): readonly string[] => [
  '# Events',
  '',
  'Everything that matters is an event, written in the same transaction as the rows it speaks of. What an event says besides',
  'kind, person, role, time and the identifiers it is about stands in the log only as salted commitments',
  '([decision 14](decisions/0014-transparency-log.md)). Made by `npm run -s tapis -- events` from the one list there is.',
  '',
  '| Event | What happened | Yang terjadi |',
  '|---|---|---|',
  ...kinds.map((kind) => `| \`${kind}\` | ${eventKinds[kind]} | ${events[kind]} |`),
];

/** `tapis events`. Exit code 0. */
export const eventsCommand: Command = {
  usage: 'events',
  about: 'the list of all events of the log, each with its sentence, as a page in Markdown',
  run: async (_args, io) => {
    for (const line of eventsPage()) await io.out(line);
    return 0;
  },
};
