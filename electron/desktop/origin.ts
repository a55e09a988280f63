/** The one address that is ours. `.origin` is of no use here: it is the text "null" for every scheme of one's own. */

/** Scheme of the page. */
export const scheme = 'app';
const host = 'tapis';

/** The page itself. */
export const pageAddress = `${scheme}://${host}/`;

/** Whether an address belongs to the page: scheme and host exact, no user, no port. */
export function isOwn(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === host && url.username === '' && url.password === '';
}
