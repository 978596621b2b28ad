import { createAuth } from '@/features/identity/auth';
import { createAuthenticator } from '@/features/identity/authenticate';
import { createSignIn } from '@/features/identity/sign-in/service';
import { createTryGuard, limitedAuth } from '@/features/identity/sign-in-limit';
import type { Database } from '@/platform/database/transaction';
import type { AuditPort } from '@/platform/http/audit';
import { createMailer, mailServerOf } from '@/platform/mail/mailer';
import { auditedAuth } from './audit/audited-auth';
import type { Config } from './config/read-config';
import { isHttps } from './web/start-web';
import { ADDRESS_HEADER } from './web/web-server';

export type SignInConfig = Pick<
  Config,
  | ('MENO_PUBLIC_URL' | 'MENO_TLS_CERT' | 'MENO_TLS_SELF_SIGNED' | 'MENO_SMTP_URL' | 'MENO_MAIL_FROM')
  | ('MENO_OIDC_ISSUER' | 'MENO_OIDC_CLIENT_ID' | 'MENO_OIDC_CLIENT_SECRET' | 'MENO_OIDC_NAME' | 'MENO_OIDC_HOSTS')
  | 'MENO_OIDC_STRONG'
>;

export interface SignInPartsDeps {
  database: Database;
  /** Signs cookies, and keys hashes. */
  secret: string;
  config: SignInConfig;
  audit: AuditPort;
  currentDistrict(): Promise<{ id: string; name: string } | null>;
  now(): Date;
  report(error: unknown): void;
}

/** Everything by which people come in: passwords behind limits and the audit trail, the other ways, and who sent a request. */
export function createSignInParts({ database, secret, config, audit, currentDistrict, now, report }: SignInPartsDeps) {
  const common = { database, secret, addressHeader: ADDRESS_HEADER, now };
  const plain = createAuth({ ...common, publicUrl: config.MENO_PUBLIC_URL, secureCookies: isHttps(config) });
  const auth = auditedAuth(limitedAuth(plain, common), { database, audit, addressHeader: ADDRESS_HEADER });
  const authenticator = createAuthenticator({ database, auth, currentDistrict, now });
  const signIn = createSignIn({
    ...{ auth, audit, secret, currentDistrict, now, report },
    guard: createTryGuard(common),
    publicUrl: config.MENO_PUBLIC_URL,
    addressHeader: ADDRESS_HEADER,
    forgetPerson: authenticator.forgetPerson,
    single: singleOf(config),
    mail:
      config.MENO_SMTP_URL && config.MENO_MAIL_FROM
        ? createMailer(mailServerOf(config.MENO_SMTP_URL), config.MENO_MAIL_FROM)
        : null,
  });
  return { auth, authenticator, signIn };
}

function singleOf(config: SignInConfig) {
  const { MENO_OIDC_ISSUER: issuer, MENO_OIDC_CLIENT_ID: clientId } = config;
  if (!issuer || !clientId) return null;
  const clientSecret = config.MENO_OIDC_CLIENT_SECRET;
  return {
    issuer,
    clientId,
    clientSecret,
    name: config.MENO_OIDC_NAME,
    hosts: config.MENO_OIDC_HOSTS,
    strong: config.MENO_OIDC_STRONG,
  };
}
