/** The HTTP server that answers, as Node itself shows it: what it was really started with. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Server } from 'node:net';
import { z } from 'zod';

const Started = z.object({ server: z.instanceof(Server) });

/** The servers that take a request while `ask` runs, each once. */
export async function serversOf(ask: () => Promise<unknown>): Promise<readonly Server[]> {
  const seen = new Set<Server>();
  const note = (message: unknown) => void seen.add(Started.parse(message).server);
  subscribe('http.server.request.start', note);
  await ask().finally(() => unsubscribe('http.server.request.start', note));
  return [...seen];
}
