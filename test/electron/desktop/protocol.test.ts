import { describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/app/page_policy.ts';
import { loadPage } from '../../../electron/app/page.ts';
import { answerRequest } from '../../../electron/desktop/protocol.ts';
import { seededRandom } from '../machine.ts';
import { writePage } from '../page_fixture.ts';

vi.mock('electron', () => import('./fake_electron.ts'));

const page = () => loadPage(writePage(), seededRandom('page'));
const ask = (address: string, method = 'GET') => answerRequest(page(), new Request(address, { method }));

describe('app://tapis', () => {
  it('answers the page with a fresh nonce in body and policy [E7]', async () => {
    const shared = page();
    const answers = ['app://tapis/', 'app://tapis/?x=1#y'].map((url) => answerRequest(shared, new Request(url)));
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        expect(answer.status).toBe(200);
        const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
        expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce));
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('answers the traveller’s window with the same page, which may ask for nothing', async () => {
    const [desk, traveller] = [ask('app://tapis/'), ask('app://tapis/traveller')];
    const nonce = /nonce="([^"]+)"/.exec(await traveller.text())?.[1] ?? '';
    expect(traveller.status).toBe(200);
    expect(traveller.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce, "'none'"));
    expect(traveller.headers.get('content-security-policy')).toContain("connect-src 'none'");
    expect(desk.headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  it('answers the files of the build with their kind [V4.1.1]', async () => {
    const script = ask('app://tapis/assets/main-3f2a91bc.js');
    expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'document.title = "Tapis";\n',
    ]);
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'app://tapis/index.html',
    'app://tapis/../main.js',
    'app://tapis/%2e%2e/%2e%2e/etc/passwd',
    'app://tapis/assets/%2e%2e%2findex.html',
    'app://tapis/assets%5c..%5c..%5cpackage.json',
    'app://tapis/assets/main-3f2a91bc.js%00.html',
    'app://tapis//assets/main-3f2a91bc.js',
    'app://tapis/__proto__',
    'app://tapis/constructor',
    'app://tapis/assets/',
  ])('has nothing at %s [E18 V1.1.1]', (address) => {
    expect(ask(address).status).toBe(404);
  });

  it.each(['app://evil/', 'app://tapis.evil/', 'app://user@tapis/', 'app://tapis:81/', 'other://tapis/'])(
    'refuses %s [E18]',
    (address) => {
      // A request cannot be made with a user in its address; the handler is asked with the bare fields.
      expect(answerRequest(page(), Object.assign(new Request('app://tapis/'), {}, {})).status).toBe(200);
      const request = new Proxy(new Request('app://tapis/'), {
        get: (target, key) => (key === 'url' ? address : key === 'method' ? target.method : undefined),
      });
      expect(answerRequest(page(), request).status).toBe(403);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('refuses %s', (method) => {
    expect(ask('app://tapis/', method).status).toBe(405);
  });
});
