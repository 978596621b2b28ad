import { z } from 'zod';
import { mailProblems } from '@/platform/mail/mail';

/** By what Meno sends mail, and what came of the last one. */
export const mailStateSchema = z.object({
  /** Name and port of the server. */
  server: z.string(),
  from: z.string(),
  /** Since this process began; null: none was sent. */
  last: z
    .object({
      at: z.iso.datetime(),
      /** Null: the server took it. */
      problem: z.enum(mailProblems).nullable(),
      /** What the server said to it, in its own words. */
      answer: z.string().nullable(),
    })
    .nullable(),
});
export type MailState = z.infer<typeof mailStateSchema>;

/** Null: no mail server is named in the settings. */
export const mailSettingsSchema = z.object({ mail: mailStateSchema.nullable() });
