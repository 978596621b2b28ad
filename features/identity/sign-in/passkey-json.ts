import { z } from 'zod';

/** Bytes in base64url, as browsers send them. */
const bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);

const common = {
  id: bytes.min(1).max(1400),
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  /** Nothing of it is asked for. */
  clientExtensionResults: z.object({}).default({}),
};

/** A passkey as a browser made it (WebAuthn, `PublicKeyCredential.toJSON`). */
export const registrationJson = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
});
export type RegistrationJson = z.output<typeof registrationJson>;

/** A passkey as a browser shows that it is there. */
export const authenticationJson = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});
export type AuthenticationJson = z.output<typeof authenticationJson>;
