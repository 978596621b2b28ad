import { z } from 'zod';
import type { Role } from '@/platform/database/roles';

/** What was proven when a session began; `single+factor`: the word of a provider, and a second factor there or here. */
export const sessionWays = ['password', 'password+code', 'passkey', 'single', 'single+factor'] as const;
export type SessionWay = (typeof sessionWays)[number];

/** What a district asks for of those who sign in. */
export const signInRulesSchema = z.object({
  /** Staff need a second factor; who has none sets one up before anything else opens. */
  staffSecondFactor: z.boolean(),
  /** Minutes without a request after which a session ends; 0: it runs for its 30 days. */
  staffIdleMinutes: z.number().int().min(0).max(43_200),
  learnerIdleMinutes: z.number().int().min(0).max(43_200),
  /** As what single sign-on makes an account for somebody who has none here. */
  newcomers: z.enum(['nobody', 'learner', 'teacher']),
});
export type SignInRules = z.infer<typeof signInRulesSchema>;

/** Where a district has said nothing: a working day for staff, a week for learners and guardians. */
export const DEFAULT_RULES: SignInRules = {
  staffSecondFactor: false,
  staffIdleMinutes: 480,
  learnerIdleMinutes: 10_080,
  newcomers: 'nobody',
};

/** Learners and guardians look at their own; everybody else at others'. */
export function isStaffRole(role: Role): boolean {
  return role !== 'learner' && role !== 'guardian';
}

/** What the sign-in screen may offer. */
export const signInWaysSchema = z.object({
  /** Somebody here has a passkey, and browsers let it be used at this address. */
  passkey: z.boolean(),
  /** Single sign-on, by the name that its button bears. */
  single: z.object({ name: z.string() }).nullable(),
  /** A new password can be asked for by mail. */
  mail: z.boolean(),
});
export type SignInWays = z.infer<typeof signInWaysSchema>;

/** After a right password: one is in, or a one-time code comes next. */
export const nextStepSchema = z.object({ next: z.enum(['in', 'code']) });
export type NextStep = z.infer<typeof nextStepSchema>;

const givenPassword = z.string().max(1000);
/** Empty for somebody who has no password: then they must have signed in just now. */
export const proofSchema = z.object({ password: givenPassword.default('') });
export const codeSchema = z.object({ code: z.string().trim().min(6).max(20) });
export const changePasswordSchema = z.object({ current: givenPassword.default(''), password: z.string().max(1000) });
export const recoverSchema = z.object({ token: z.string().min(20).max(100), password: z.string().max(1000) });
export const askRecoverySchema = z.object({ email: z.string().trim().min(1).max(200) });

export const passkeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  backedUp: z.boolean(),
});
export type Passkey = z.infer<typeof passkeySchema>;

export const sessionSchema = z.object({
  id: z.uuid(),
  /** It is the one that this was asked by. */
  here: z.boolean(),
  /** As far as the browser says: `Firefox`, `Windows`; null where it says nothing that is known. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string().nullable(),
  way: z.enum(sessionWays),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
});
export type OpenSession = z.infer<typeof sessionSchema>;

/** How somebody signs in, for themselves. */
export const securitySchema = z.object({
  email: z.string().nullable(),
  username: z.string().nullable(),
  hasPassword: z.boolean(),
  /** The district asks for a second factor, and there is none yet: nothing else opens. */
  owesSecondFactor: z.boolean(),
  secondFactor: z.object({ since: z.iso.datetime(), codesLeft: z.number().int() }).nullable(),
  passkeys: z.array(passkeySchema),
  /** Passkeys can be used at this address. */
  passkeysWork: z.boolean(),
  /** Name of the single sign-on that this person is linked to. */
  single: z.string().nullable(),
  sessions: z.array(sessionSchema),
});
export type Security = z.infer<typeof securitySchema>;

/** What an app for one-time codes takes: by camera or by hand. */
export const newSecondFactorSchema = z.object({
  secret: z.string(),
  address: z.string(),
  /** A square of `size` modules and an SVG path that fills the dark ones, a unit each. */
  qr: z.object({ size: z.number().int(), path: z.string() }),
});
export type NewSecondFactor = z.infer<typeof newSecondFactorSchema>;

export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) });
export const recoveryLinkSchema = z.object({ address: z.string(), expiresAt: z.iso.datetime() });
export type RecoveryLink = z.infer<typeof recoveryLinkSchema>;
export const recoverySchema = z.object({ name: z.string(), signInName: z.string() });
export type Recovery = z.infer<typeof recoverySchema>;

export const signInErrors = {
  wrong_password: 403,
  sign_in_again: 403,
  too_many_tries: 429,
  password_refused: 400,
  code_wrong: 401,
  step_gone: 401,
  second_factor_none: 409,
  second_factor_there: 409,
  passkey_refused: 401,
  passkey_not_added: 400,
  passkey_not_found: 404,
  session_not_found: 404,
  single_off: 404,
  link_gone: 404,
  mail_off: 404,
  mail_no_address: 409,
  token_not_found: 404,
  tokens_many: 409,
} as const;
