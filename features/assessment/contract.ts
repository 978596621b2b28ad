import { z } from 'zod';

/** Fields that only a person can fill; each has words in the messages. */
export const fieldKeys = [
  ...(['controller', 'officer', 'scope', 'necessity', 'legal-basis', 'views', 'risk-wrong-estimate'] as const),
  ...(['risk-model-words', 'risk-access', 'risk-loss', 'risk-singled-out', 'residual', 'advice', 'decision'] as const),
] as const;
export const fieldKeySchema = z.enum(fieldKeys);
export type FieldKey = (typeof fieldKeys)[number];

/** A measure of protection as it is set now: `on`, `off`, or what it is; `unknown`: nothing says so here. */
export const measureSchema = z.object({
  /** Of the messages (`assessment.measures`). */
  key: z.string(),
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
      purpose: z.string(),
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
  kinds: z.array(z.object({ kind: z.string(), tables: z.number().int(), holds: z.array(z.string()) })),
  recipients: z.array(
    z.object({ name: z.string(), where: z.string(), purposes: z.array(z.string()), inside: z.boolean() }),
  ),
  retention: z.object({
    template: z.string().nullable(),
    nightly: z.boolean(),
    rules: z.array(z.object({ kind: z.string(), from: z.string(), count: z.number().int(), unit: z.string() })),
    holds: z.number().int(),
  }),
  roles: z.array(z.object({ role: z.string(), people: z.number().int() })),
  measures: z.array(measureSchema),
  judgements: z.array(z.object({ key: z.string(), inUse: z.boolean() })),
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

/** What a part of the product says of its own protection now. */
export interface MeasureProvider<Tx> {
  measures(tx: Tx): Promise<Measure[]>;
}

export const assessmentErrors = { version_not_found: 404 } as const;
