import { z } from 'zod';

/** What an API token may do of what its owner may: look alone, or everything. */
export const tokenRights = ['read', 'all'] as const;
export type TokenRight = (typeof tokenRights)[number];

/** For so many days a token may be made that is made on a page. */
export const TOKEN_DAYS = [30, 90, 365] as const;
const LONGEST_DAYS = 366;

export const apiTokenSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  may: z.enum(tokenRights),
  createdAt: z.iso.datetime(),
  /** To within a minute; null: never. */
  lastUsedAt: z.iso.datetime().nullable(),
  /** Null: it has no end (only the command line of old made such). */
  expiresAt: z.iso.datetime().nullable(),
  /** Its time is over: it opens nothing. */
  over: z.boolean(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;

export const newTokenSchema = z.object({
  name: z.string().trim().min(1).max(80),
  may: z.enum(tokenRights),
  days: z.number().int().min(1).max(LONGEST_DAYS),
  /** Of whoever asks, as for other changes of how they come in; empty for who has none. */
  password: z.string().max(1000).default(''),
});
export type NewToken = z.infer<typeof newTokenSchema>;

/** The token itself is told this once. */
export const madeTokenSchema = z.object({ token: z.string(), made: apiTokenSchema });
export type MadeToken = z.infer<typeof madeTokenSchema>;

export const tokensSchema = z.object({ items: z.array(apiTokenSchema) });
