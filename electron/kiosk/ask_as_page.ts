/** The host asks itself for its page, as a browser would: for a first start that no window looks at. */

/** @throws when the page, the door or the first call does not answer with 200 */
export async function askAsPage(port: number, token: string): Promise<void> {
  const origin = `http://127.0.0.1:${String(port)}`;
  const ask = async (path: string, body: unknown, cookie: string): Promise<Response> => {
    const headers = { Origin: origin, 'Content-Type': 'application/json', Cookie: cookie };
    const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.status !== 200) throw new Error(`${path} answers ${String(answer.status)}`);
    return answer;
  };
  const page = await fetch(`${origin}/`);
  if (page.status !== 200) throw new Error(`the page answers ${String(page.status)}`);
  const entered = await ask('/enter', { token }, '');
  const [cookie = ''] = (entered.headers.get('set-cookie') ?? '').split(';', 1);
  await ask('/call/session.current', {}, cookie);
}
