import { z } from 'zod';

/** Most cards of one file: each password takes a fifth of a second to hash. */
export const MOST_CARDS = 60;
/** How long a printed password may wait to be used, in days. */
export const CARD_DAYS = 60;
/** Learners who are younger keep the password of their card, in years. */
export const KEEPS_BELOW_AGE = 10;

/** Whose cards: those of a list who came in by it, or people one by one. */
export const cardsOfSchema = z.object({
  importId: z.uuid().optional(),
  personIds: z.array(z.uuid()).min(1).max(MOST_CARDS).optional(),
  /** Also for who has a card or a password: that no longer counts then. */
  again: z.boolean().default(false),
  /** They may keep the password of the card, whatever their age. */
  mayKeep: z.boolean().default(false),
});
export const cardsOfClassSchema = z.object({
  /** Learners of the class; left out: all. */
  personIds: z.array(z.uuid()).min(1).max(MOST_CARDS).optional(),
  again: z.boolean().default(false),
  mayKeep: z.boolean().default(false),
});
export type CardsOfClass = z.output<typeof cardsOfClassSchema>;

/** The first sign-in: the password of the card, and one of one's own. */
export const firstSignInSchema = z.object({
  name: z.string().trim().min(1).max(320),
  first: z.string().min(1).max(200),
  password: z.string().max(1000),
});

export const cardErrors = { cards_none: 409, first_password_wrong: 403 } as const;
