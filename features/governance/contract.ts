import { z } from 'zod';
import { roles } from '@/platform/database/roles';
import { auditKinds, auditOutcomes, auditScopes, auditWays } from '@/platform/http/audit';

/** Kinds of record that the trail speaks of; each has words in the messages. */
export const auditRecordKinds = [
  ...[
    'people-list',
    'sign-in-card',
    'invitation',
    'guardian',
    'school',
    'account',
    'class',
    'class-membership',
    'progress',
    'evidence',
    'answers',
    'lesson',
    'plan',
    'warning',
    'explanation',
  ],
  ...['recommendation', 'recommendation-choice', 'touched', 'comparison', 'chat-report', 'path', 'report', 'course'],
  ...[
    'consent',
    'consent-rules',
    'birth-date',
    'demo',
    'learner-model',
    'audit',
    'token',
    'backup',
    'everything',
    'record',
    'record-copy',
    'correction',
    'deletion',
  ],
  ...['retention', 'hold', 'certificate', 'assessment'],
  ...['research-export', 'research-figures', 'privacy-budget', 'fairness', 'group-attribute'],
] as const;
export type AuditRecordKind = (typeof auditRecordKinds)[number];

const known: ReadonlySet<string> = new Set(auditRecordKinds);
/** A kind of record that this version of Meno has words for. */
export function isAuditRecordKind(kind: string | null): kind is AuditRecordKind {
  return kind !== null && known.has(kind);
}

const namedPerson = z.object({
  id: z.uuid(),
  /** Null: the account is gone, or not the reader’s to know. */
  name: z.string().nullable(),
});

/** One record of the trail, with the names of those who still have an account. */
export const auditRecordSchema = z.object({
  sequence: z.number().int(),
  at: z.iso.datetime(),
  who: namedPerson.nullable(),
  role: z.enum([...roles, 'system', 'auth', 'unknown']),
  via: z.enum(auditWays),
  kind: z.enum(auditKinds),
  action: z.string(),
  record: z.enum(auditRecordKinds).nullable(),
  recordId: z.string().nullable(),
  /** Whose records; the first few, with the number of all. */
  whose: z.array(namedPerson),
  whoseCount: z.number().int(),
  scope: z.object({ kind: z.enum(auditScopes), id: z.uuid().nullable(), name: z.string().nullable() }).nullable(),
  why: z.string().nullable(),
  from: z.string().nullable(),
  outcome: z.enum(auditOutcomes),
  hash: z.string(),
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;

const day = z.iso.date();

/** What to look for. Names and e-mail addresses are looked up as they are now; days are UTC, both inclusive. */
export const auditFilterSchema = z.object({
  who: z.string().trim().max(120).optional(),
  whose: z.string().trim().max(120).optional(),
  whoId: z.uuid().optional(),
  whoseId: z.uuid().optional(),
  kind: z.enum(auditKinds).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const auditExportSchema = auditFilterSchema.extend({
  format: z.enum(['csv', 'jsonl']).default('csv'),
  why: z.string().trim().max(300).optional(),
});

/** The end of the chain: kept on paper or elsewhere, it shows whether the end was cut off. */
export const auditHeadSchema = z.object({
  place: z.number().int(),
  hash: z.string(),
  /** Up to which record the beginning was let go, and when; null: all of it is there. */
  cut: z.object({ place: z.number().int(), at: z.iso.datetime() }).nullable(),
});
export type AuditHead = z.infer<typeof auditHeadSchema>;

/** Who looked at the caller’s own record. */
export const ownAuditSchema = z.object({
  sequence: z.number().int(),
  at: z.iso.datetime(),
  name: z.string().nullable(),
  role: auditRecordSchema.shape.role,
  kind: z.enum(auditKinds),
  record: z.enum(auditRecordKinds).nullable(),
});
export type OwnAudit = z.infer<typeof ownAuditSchema>;

/** What of the trail is over: records from before a moment; `left`: besides, only those about no learner whose account is open or was closed later. */
export interface TrailRule {
  of: 'record' | 'left';
  /** A moment. */
  before: string;
}

/** Lets the beginning of the trail go. */
export interface TrailCutPort<Tx> {
  /** How many records would go, and how many more would if nobody were held. */
  countOver(
    tx: Tx,
    rule: TrailRule,
  ): Promise<{ count: number; held: number; oldest: Date | null; newest: Date | null }>;
  /**
   * Lets up to `limit` records go, as the system.
   * @returns what went; null: nothing is left to go, or (`broken`) the chain is broken there and so is left as it is.
   */
  cut(
    tx: Tx,
    districtId: string,
    rule: TrailRule,
    limit: number,
  ): Promise<{ gone: { count: number; oldest: Date; newest: Date } | null; broken: boolean }>;
  /** What was let go said of a certificate of destruction; null: nothing. */
  proofOf(tx: Tx, certificateId: string): Promise<string | null>;
}
