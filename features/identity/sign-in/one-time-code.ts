import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';

/** What every app for one-time codes can do: SHA-1, six digits, half a minute (RFC 6238). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Codes of the half minute before and after count too: clocks differ. */
const WINDOW = 1;
const SECRET_BYTES = 20;

/** A new secret in base32, 160 random bits. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address that an app reads from a QR code. */
export function addressOf(secret: string, issuer: string, label: string): string {
  return new TOTP({ ...FORM, issuer, label, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * The time step whose code this is, or null.
 * @param after the last step that was taken: a code counts once, whoever saw it typed.
 */
export function stepOf(secret: string, code: string, at: Date, after: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const totp = new TOTP({ ...FORM, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token, timestamp: at.getTime(), window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(at.getTime() / 1000 / FORM.period) + delta;
  return step > after ? step : null;
}

/** A QR code as a path of unit squares, drawn here: no picture of a secret is asked for anywhere. */
export function qrOf(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}
