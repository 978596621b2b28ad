import { z } from 'zod';
import { retentionStarts } from '@/core/retention/rule';
import { scheduledKinds, templateIds } from '@/core/retention/templates';
import { type ConsentRules, purposeSchema } from '@/features/consent/contract';
import { dataKinds } from '@/platform/database/catalogue/entry';
import { roles } from '@/platform/database/roles';

/** Classes of columns that tell something of a person, in the order in which they are named. */
export const heldClasses = ['identifiers', 'words', 'written', 'facts', 'derived', 'secrets'] as const;

/** Fields that only a person can fill; each has words in the messages. */
export const fieldKeys = [
  ...(['controller', 'officer', 'scope', 'necessity', 'legal-basis', 'views', 'risk-wrong-estimate'] as const),
  ...(['risk-model-words', 'risk-access', 'risk-loss', 'risk-singled-out', 'residual', 'advice', 'decision'] as const),
] as const;
export const fieldKeySchema = z.enum(fieldKeys);
export type FieldKey = (typeof fieldKeys)[number];

/** A language model that what learners write may be sent to, and how far that is. */
export const recipientSchema = z.object({
  name: z.string(),
  host: z.string().nullable(),
  reach: z.enum(['process', 'computer', 'network', 'outside']),
  purposes: z.array(z.string()),
});
export type Recipient = z.infer<typeof recipientSchema>;

/** Automated judgements about learners; the messages say of each what it rests on and who can overrule it. */
export const judgementKeys = [
  ...(['estimates', 'marking', 'explanations', 'next-step', 'lessons', 'recommendations', 'comparisons'] as const),
  ...(['risk'] as const),
] as const;
export type JudgementKey = (typeof judgementKeys)[number];

/** Measures of protection that parts of the product speak of. */
export const measureKeys = [
  ...([
    'https',
    'second-factor',
    'idle-sign-out',
    'isolation',
    'audit',
    'secrets',
    'backups',
    'backups-sealed',
  ] as const),
  ...(['backups-tried', 'lock-out', 'upload-scan', 'models-inside', 'nightly-destruction'] as const),
] as const;
export type MeasureKey = (typeof measureKeys)[number];

/** A measure of protection as it is set now: `on`, `off`, or what it is; `unknown`: nothing says so here. */
export const measureSchema = z.object({
  key: z.enum(measureKeys),
  state: z.enum(['on', 'off', 'unknown']),
  /** A number, a date, a name; null: nothing more to say. */
  value: z.string().nullable(),
});
export type Measure = z.infer<typeof measureSchema>;

export const assessmentDocumentSchema = z.object({
  district: z.string(),
  at: z.iso.datetime(),
  version: z.string(),
  purposes: z.array(
    z.object({
      purpose: purposeSchema,
      inUse: z.boolean(),
      standard: z.enum(['on', 'off']),
      words: z.object({ computed: z.string(), from: z.string(), seen: z.string(), off: z.string() }),
      textVersion: z.number().int(),
      /** Learners for whom it holds, of all, and for how many somebody decided. */
      allowed: z.number().int(),
      refused: z.number().int(),
      learners: z.number().int(),
    }),
  ),
  consent: z.object({ ageFrom: z.number().int(), minorsMayRefuse: z.boolean() }),
  kinds: z.array(z.object({ kind: z.enum(dataKinds), tables: z.number().int(), holds: z.array(z.enum(heldClasses)) })),
  recipients: z.array(recipientSchema),
  retention: z.object({
    template: z.enum(templateIds).nullable(),
    nightly: z.boolean(),
    rules: z.array(
      z.object({
        kind: z.enum(scheduledKinds),
        rule: z
          .object({
            from: z.enum(retentionStarts),
            period: z.object({ count: z.number().int(), unit: z.enum(['day', 'month', 'year']) }),
          })
          .nullable(),
      }),
    ),
    holds: z.number().int(),
  }),
  roles: z.array(z.object({ role: z.enum(roles), people: z.number().int() })),
  measures: z.array(measureSchema),
  judgements: z.array(z.object({ key: z.enum(judgementKeys), inUse: z.boolean() })),
  bias: z.object({ lastAuditAt: z.iso.datetime().nullable() }),
  fields: z.array(
    z.object({ field: fieldKeySchema, words: z.string(), by: z.string().nullable(), at: z.iso.datetime().nullable() }),
  ),
});
export type AssessmentDocument = z.infer<typeof assessmentDocumentSchema>;

export const assessmentVersionSchema = z.object({
  number: z.number().int(),
  note: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});
export type AssessmentVersion = z.infer<typeof assessmentVersionSchema>;

export const writeFieldSchema = z.object({ words: z.string().max(8000) });
export const keepVersionSchema = z.object({ note: z.string().trim().min(1).max(300) });

/** Says of some measures how they are set now. Each part of the product that protects something can register one. */
export type MeasureProvider<Tx> = (tx: Tx) => Promise<Measure[]>;

/** Where the document is filled from; wired in `server/assessment-sources.ts`. */
export interface AssessmentSources<Tx> {
  /** Of this product. */
  version: string;
  consent(tx: Tx): Promise<ConsentRules>;
  recipients(tx: Tx): Promise<Recipient[]>;
  retention(tx: Tx): Promise<AssessmentDocument['retention']>;
  /** When an audit of fairness last ended; null: none has. */
  lastBiasAudit(tx: Tx): Promise<string | null>;
}

export const assessmentErrors = { version_not_found: 404 } as const;
