/** What the page may do, in one place: both shells send exactly these headers. */

/** Stands in the built index.html where each answer gets a fresh nonce. */
export const noncePlaceholder = '__NONCE__';

/**
 * The content security policy of the page.
 * Styles need a nonce because Mantine writes its variables into a style element; scripts need none, they are files.
 * Trusted Types allow one policy, `default`: the page makes it and refuses markup in it.
 * @param nonce fresh for every answer, base 64
 * @param connect what the page may ask: its own host, or nothing where a traveller looks at it
 */
export function contentSecurityPolicy(nonce: string, connect: "'self'" | "'none'" = "'self'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** Sent with every answer of a shell, page, file, reply and refusal alike. */
export const safetyHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), ' +
    'idle-detection=(), local-fonts=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), usb=()',
};

/** Policy of every answer that is no page: whoever opens one by its address gets text that loads nothing and stands in no frame. */
export const noPage: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Policy of the files of the page: a script or a font is no page either, and stands in no frame. */
export const inNoFrame: Readonly<Record<string, string>> = { 'Content-Security-Policy': "frame-ancestors 'none'" };

/** Nothing of an answer with data, or of the page with its nonce, stays in a browser's store. */
export const notStored: Readonly<Record<string, string>> = { 'Cache-Control': 'no-store' };
