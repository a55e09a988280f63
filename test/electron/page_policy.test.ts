import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, noPage, notStored, safetyHeaders } from '../../electron/app/page_policy.ts';

// Written out once more on purpose: whoever loosens the policy says so in two places.
describe('the policy of the page', () => {
  it('is this one, word for word [E7 L9 V1.3.2 V3.4.3 V3.4.6 V14.2.3]', () => {
    expect(contentSecurityPolicy('R').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-R'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default',
    ]);
  });

  it('comes with these headers and no other [L9 V3.4.4 V3.4.5]', () => {
    expect({ ...safetyHeaders, ...notStored }).toEqual({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy':
        'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), ' +
        'local-fonts=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), usb=()',
      'Cache-Control': 'no-store',
    });
    expect(noPage).toEqual({ 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" });
  });
});
