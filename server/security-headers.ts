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

/** Headers of everything, pages and API alike. */
export const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
};
