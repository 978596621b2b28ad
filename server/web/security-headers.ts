import { randomBytes } from 'node:crypto';

/**
 * Headers of every page. Scripts run only with this response's nonce; styles may be inline, since highlighted code and
 * formulas carry them; nothing is loaded from, or sent to, another host.
 */
export function pageHeaders(): { nonce: string; policy: string; headers: Record<string, string> } {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { nonce, policy, headers: { 'content-security-policy': policy, ...commonHeaders } };
}

/** What a page may not use of a device: nothing here needs any of it. `fullscreen` and copying to the clipboard stay, for the map and for codes. */
const NOT_USED = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'geolocation'],
  ...['gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment'],
  ...['picture-in-picture', 'screen-wake-lock', 'serial', 'usb', 'window-management'],
];

/** Headers of everything, pages and API alike. Passkeys work on Meno's own pages alone. */
export const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    ...NOT_USED.map((name) => `${name}=()`),
    'publickey-credentials-create=(self)',
    'publickey-credentials-get=(self)',
  ].join(', '),
};

/** A year, without subdomains: these are somebody else's to decide on. Sent only over https that browsers have reason to trust. */
export const STRICT_TRANSPORT = { 'strict-transport-security': 'max-age=31536000' };
