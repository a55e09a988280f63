/** The one address that is ours. `.origin` is of no use here: it is the text "null" for every scheme of one's own. */
import { travellerPath } from '../../shared/contract/traveller_words.ts';

/** Scheme of the page. */
export const scheme = 'app';
const host = 'tapis';

/** The page itself. */
export const pageAddress = `${scheme}://${host}/`;

/** The page as a second display shows it: the only other address that has a window. */
export const travellerAddress = `${scheme}://${host}${travellerPath}`;

/** Whether an address belongs to the page: scheme and host exact, no user, no port. */
export function isOwn(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === host && url.username === '' && url.password === '';
}

/** Whether an address is the page an officer works on, and not the one a traveller reads. */
export const isDesk = (address: string): boolean => isOwn(address) && new URL(address).pathname === '/';
