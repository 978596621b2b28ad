import type { AuditEntry, AuditPort } from '@/platform/http/audit';
import { networkOf } from '@/platform/http/network-of';
import type { Mailer } from '@/platform/mail/mail';
import type { Auth } from '../auth';
import type { TryGuard } from '../sign-in-limit';

/** A provider of OpenID Connect, from the configuration. */
export interface SingleSignOnConfig {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  /** On the button: “Sign in with …”. */
  name: string;
  /** Hosts that may be asked beside the issuer's own. */
  hosts: readonly string[];
  /** What it says (`acr`, or one of `amr`) of who showed it more than a password; `any`: it always asks for that. */
  strong: readonly string[];
}

/** What all ways of signing in stand on. */
export interface SignInDeps {
  auth: Auth;
  guard: TryGuard;
  /** Keys the hashes of recovery codes. */
  secret: string;
  /** Address that people type, where it is configured. */
  publicUrl: string | undefined;
  audit: AuditPort;
  addressHeader: string;
  currentDistrict(): Promise<{ id: string; name: string } | null>;
  /** Whom the server remembers for some seconds is forgotten at once; null: everybody. */
  forgetPerson(userId: string | null): void;
  now(): Date;
  single: SingleSignOnConfig | null;
  /** Sends a mail; null where none is configured. */
  mail: Mailer | null;
  report(error: unknown): void;
}

/** Writes down an act of signing in: who, of whom, from which network; never an address, a password or a code. */
export function told(
  { audit, addressHeader }: Pick<SignInDeps, 'audit' | 'addressHeader'>,
  districtId: string,
  request: Request,
  entry: Pick<AuditEntry, 'who' | 'role' | 'kind' | 'subjects' | 'outcome'> & { way: string; why?: string },
): void {
  const { way, why, ...rest } = entry;
  audit.later(districtId, {
    ...{ via: 'none', record: 'account', recordId: null, scope: null, why: why ?? null },
    ...{ action: `sign in: ${way}`, from: networkOf(request.headers.get(addressHeader) ?? '') },
    ...rest,
  });
}

/** The address under which a request came, as browsers hold passkeys and cookies against it. */
export function originOf(request: Request, publicUrl: string | undefined, secure: boolean): URL {
  if (publicUrl) return new URL(new URL(publicUrl).origin);
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return new URL(`${secure ? 'https' : 'http'}://${host}`);
}

/** Browsers use passkeys over https, and on this computer itself; they are of a name, never of a bare address. */
export function passkeysWorkAt(origin: URL): boolean {
  if (/^[\d.]+$|^\[/.test(origin.hostname)) return false;
  return origin.protocol === 'https:' || origin.hostname === 'localhost' || origin.hostname.endsWith('.localhost');
}
