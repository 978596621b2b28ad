import { z } from 'zod';

/**
 * What somebody may say yes or no to. `tutoring`: a language model writes lessons and answers for them; `recommendations`: what may help them,
 * and being one of those who started alike; `risk`: guesses at who may fall behind; `experiments`: comparisons of ways of teaching; `research`: exports
 * for research; `class_view`: being counted in what a class is told of itself.
 */
export const purposes = ['tutoring', 'recommendations', 'class_view', 'experiments', 'risk', 'research'] as const;
export const purposeSchema = z.enum(purposes);
export type Purpose = z.infer<typeof purposeSchema>;

/** Of each purpose, until a district says otherwise: `on` with a notice, or `off` until somebody agrees. `meno_consents` has the same. */
export const STANDARDS: Record<Purpose, Standard> = {
  ...{ tutoring: 'on', recommendations: 'on', class_view: 'on', experiments: 'on' },
  ...{ risk: 'off', research: 'off' },
};
export const standardSchema = z.enum(['on', 'off']);
export type Standard = z.infer<typeof standardSchema>;

/** Purposes for which something is done today. */
export const IN_USE: ReadonlySet<Purpose> = new Set([
  ...(['tutoring', 'recommendations', 'class_view', 'experiments', 'risk', 'research'] as const),
]);

/**
 * The latest version of this product's own words on each purpose. Every version stays in the messages, and each is a version of every district: a
 * district's own begin after them, so that a new one needs a migration which moves those (0048 did for `research`). None of them takes back a yes, but for
 * those of {@link PRODUCT_BINDING}.
 */
export const PRODUCT_VERSIONS: Record<Purpose, number> = {
  ...{ tutoring: 1, recommendations: 1, class_view: 1, experiments: 1, risk: 2, research: 3 },
};

/**
 * Versions of this product's own words from which on a yes holds, where one to earlier words doesn't: the first ones on `risk` said that nothing was worked out
 * yet, and told of fewer who would see it. `meno_consents` has the same.
 */
export const PRODUCT_BINDING: Partial<Record<Purpose, number>> = { risk: 2 };

const words = z.string().trim().min(1).max(1500);
/** What a purpose means: what is worked out, from what, who sees it, what is different without it. */
export const consentWordsSchema = z.object({ computed: words, from: words, seen: words, off: words });
export type ConsentWords = z.infer<typeof consentWordsSchema>;

/** One version of a purpose's words, as a district gave them to its people. */
export const consentTextSchema = z.object({
  purpose: purposeSchema,
  version: z.number().int().min(1),
  words: consentWordsSchema,
  /** The district's own; else this product's. */
  own: z.boolean(),
  /** A yes to an earlier version doesn't hold for it; a no does. */
  needsDecision: z.boolean(),
  /** Null: it has been there from the start. */
  createdAt: z.iso.datetime().nullable(),
  createdBy: z.string().nullable(),
});
export type ConsentText = z.infer<typeof consentTextSchema>;

/** As what somebody decided: `learner` themself, or `guardian`, recorded by an administrator. */
export const decidedAsSchema = z.enum(['learner', 'guardian']);
export type DecidedAs = z.infer<typeof decidedAsSchema>;

export const consentDecisionSchema = z.object({
  id: z.uuid(),
  purpose: purposeSchema,
  /** Null: a learner under age takes back their no; what held without it holds again. */
  allowed: z.boolean().nullable(),
  version: z.number().int(),
  as: decidedAsSchema,
  /** Who wrote it down; null where they are gone. */
  byName: z.string().nullable(),
  /** Why, or how a guardian's word was given. */
  note: z.string(),
  at: z.iso.datetime(),
});
export type ConsentDecision = z.infer<typeof consentDecisionSchema>;

/** Where one learner stands with one purpose. */
export const choiceSchema = z.object({
  purpose: purposeSchema,
  allowed: z.boolean(),
  /** Why it is so: a decision in force, or what the district has for everyone. */
  decided: consentDecisionSchema.nullable(),
  /** Something is done for it today. */
  inUse: z.boolean(),
  text: consentTextSchema,
  /** There is a version that nobody has decided on for this learner, and that asks for it. */
  needsDecision: z.boolean(),
  /** Whether the reader may say yes, and no, to it now. */
  mayAllow: z.boolean(),
  mayRefuse: z.boolean(),
  /** Every decision, the latest first. */
  history: z.array(consentDecisionSchema),
});
export type Choice = z.infer<typeof choiceSchema>;

/** All of a learner's choices, as they see them. */
export const choicesSchema = z.object({
  /** They decide for themself; else their guardian does. */
  ofAge: z.boolean(),
  ageFrom: z.number().int(),
  /** Who is younger may say no by themself. */
  minorsMayRefuse: z.boolean(),
  items: z.array(choiceSchema),
});
export type Choices = z.infer<typeof choicesSchema>;

export const chooseSchema = z.object({
  allowed: z.boolean(),
  /** Of the words that were read. */
  version: z.number().int().min(1),
  note: z.string().trim().max(500).default(''),
});
export type Choose = z.infer<typeof chooseSchema>;

/** What is new to a reader: `first`: they have never looked; `changed`: other words; `decide`: words that ask for their decision. */
export const noticeSchema = z.object({
  kind: z.enum(['none', 'first', 'changed', 'decide']),
  purposes: z.array(purposeSchema),
  ofAge: z.boolean(),
});
export type Notice = z.infer<typeof noticeSchema>;

export const seenSchema = z.object({
  items: z.array(z.object({ purpose: purposeSchema, version: z.number().int().min(1) })).max(20),
});

export const consentSettingsSchema = z.object({
  /** Years from which on a learner decides; 0: everybody does. */
  ageFrom: z.number().int().min(0).max(21),
  minorsMayRefuse: z.boolean(),
  standards: z.record(purposeSchema, standardSchema),
});
export type ConsentSettings = z.infer<typeof consentSettingsSchema>;
export const DEFAULT_SETTINGS: ConsentSettings = { ageFrom: 16, minorsMayRefuse: true, standards: STANDARDS };

/** What an administrator sees of a district's rules and words. */
export const consentRulesSchema = z.object({
  settings: consentSettingsSchema,
  items: z.array(
    z.object({
      purpose: purposeSchema,
      inUse: z.boolean(),
      current: consentTextSchema,
      /** All, the latest first. */
      versions: z.array(consentTextSchema),
      /** This product's words, as they are now. */
      product: consentWordsSchema,
    }),
  ),
});
export type ConsentRules = z.infer<typeof consentRulesSchema>;

export const publishTextSchema = z.object({
  purpose: purposeSchema,
  /** Null: this product's words again. */
  words: consentWordsSchema.nullable(),
  needsDecision: z.boolean(),
});
export type PublishText = z.infer<typeof publishTextSchema>;

/** A learner in the administrator's list. */
export const consentLearnerSchema = z.object({
  learnerId: z.uuid(),
  name: z.string(),
  birthDate: z.iso.date().nullable(),
  ofAge: z.boolean(),
  choices: z.array(z.object({ purpose: purposeSchema, allowed: z.boolean(), as: decidedAsSchema.nullable() })),
});
export type ConsentLearner = z.infer<typeof consentLearnerSchema>;

export const consentLearnerDetailSchema = consentLearnerSchema
  .pick({ learnerId: true, name: true, birthDate: true })
  .extend(choicesSchema.shape);
export type ConsentLearnerDetail = z.infer<typeof consentLearnerDetailSchema>;

export const birthDateSchema = z.object({ birthDate: z.iso.date().nullable() });

export const guardianDecisionSchema = z.object({
  purpose: purposeSchema,
  allowed: z.boolean(),
  version: z.number().int().min(1),
  /** How it was given: on paper, by telephone … */
  note: z.string().trim().min(3).max(500),
});
export type GuardianDecision = z.infer<typeof guardianDecisionSchema>;

/** What others ask before they do something for a purpose; wired in `server/`. */
export interface ConsentPort<Tx> {
  /** Whether it may be done for a learner now. */
  allows(tx: Tx, learnerId: string, purpose: Purpose): Promise<boolean>;
  /** Those of some learners for whom it may. */
  allowedAmong(tx: Tx, learnerIds: readonly string[], purpose: Purpose): Promise<Set<string>>;
}

/** A person's own word, as other features pass it on. */
export interface OwnWordPort<Tx> {
  /** @throws guardian_decides */
  say(tx: Tx, personId: string, purpose: Purpose, allowed: boolean): Promise<void>;
}

/** What changed: of one learner, or of everybody (null). Whoever keeps what was derived looks again, with {@link ConsentPort}. */
export interface ConsentChange {
  purpose: Purpose;
  learnerId: string | null;
}

export const consentErrors = {
  learner_not_found: 404,
  /** The learner is under the district's age, and this is not theirs to say. */
  guardian_decides: 403,
  /** The learner is of age: nobody decides for them. */
  learner_decides: 409,
  /** There are newer words by now. */
  text_changed: 409,
} as const;
