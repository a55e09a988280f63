/** `app://tapis/`: the page from memory, under the same headers as on the loopback host. */
import { protocol, type CustomScheme, type Session } from 'electron';
import type { Page } from '../app/page.ts';
import { noPage, safetyHeaders } from '../app/page_policy.ts';
import { isOwn, scheme } from './origin.ts';

/** What the scheme may do: behave like a secure web address, and no more (no way round the policy, no service workers). */
const schemes: CustomScheme[] = [
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
];

/** Tells Chromium about the scheme; must happen before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged(schemes);
}

const refusal = (status: number) => new Response(null, { status, headers: { ...safetyHeaders, ...noPage } });

/** Answers one request for the page or one of its files. */
export function answerRequest(page: Page, request: Request): Response {
  if (request.method !== 'GET') return refusal(405);
  if (!isOwn(request.url)) return refusal(403);
  const answer = page.answer(new URL(request.url).pathname);
  return answer === null ? refusal(404) : new Response(answer.body, { headers: { ...answer.headers } });
}

/** Serves the page in this session. */
export function servePage(session: Session, page: Page): void {
  session.protocol.handle(scheme, (request) => answerRequest(page, request));
}
