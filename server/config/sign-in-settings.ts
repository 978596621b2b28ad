import { z } from 'zod';
import { setting } from './setting';

const hosts = z
  .string()
  .default('')
  .transform((given) =>
    given
      .toLowerCase()
      .split(',')
      .map((host) => host.trim())
      .filter((host) => host !== ''),
  )
  .refine(
    (names) => names.every((host) => /^[a-z0-9.-]+(?::\d+)?$/.test(host)),
    'must be names of hosts such as login.example.org',
  );

/** https, or this computer itself: what is said of people may not be read or changed on the way. */
const issuer = z
  .url({ protocol: /^https?$/ })
  .refine(
    (address) =>
      address.startsWith('https://') || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname),
    'must begin with https://',
  );

/** Settings of signing in by somebody else's word, and of the mail that helps those who forgot their password. */
export const signInSettings = {
  MENO_OIDC_ISSUER: setting(
    issuer.optional(),
    'Address of the school’s single sign-on (OpenID Connect), such as https://login.example.org/realms/school.',
  ),
  MENO_OIDC_CLIENT_ID: setting(
    z.string().min(1).max(500).optional(),
    'As what Meno is registered there; the way back is /api/v1/sign-in/single/return.',
  ),
  MENO_OIDC_CLIENT_SECRET: setting(
    z.string().min(1).max(2000).optional(),
    'Its secret there; none for a public client.',
    true,
  ),
  MENO_OIDC_NAME: setting(
    z.string().trim().min(1).max(60).default('single sign-on'),
    'How people call it: “Sign in with …”.',
  ),
  MENO_OIDC_HOSTS: setting(
    hosts,
    'Further hosts that it may send Meno to for keys and tokens, beside that of its address; with commas between.',
  ),
  MENO_OIDC_STRONG: setting(
    z
      .string()
      .default('mfa')
      .transform((words) =>
        words
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      ),
    'What it says (acr, or one of amr) of who showed it a second factor; with commas between. “any”: it always asks for one.',
  ),
  MENO_SMTP_URL: setting(
    z.url({ protocol: /^smtps?$/ }).optional(),
    'Mail server for links to new passwords, such as smtps://name:password@mail.example.org; none: Meno sends no mail.',
    true,
  ),
  MENO_MAIL_FROM: setting(z.email().max(200).optional(), 'Address that such mail comes from.'),
} as const;
