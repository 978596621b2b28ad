import { z } from 'zod';
import { dataKinds, reworks } from '@/platform/database/catalogue/entry';

export const dataKindSchema = z.enum(dataKinds);

/** What a correction is about: one kind of data, or something that has no name here. */
export const correctionSubjects = [...dataKinds, 'other'] as const;
export const correctionSubjectSchema = z.enum(correctionSubjects);
export type CorrectionSubject = z.infer<typeof correctionSubjectSchema>;

/** Where a deleted learner was counted in: what is to be made anew. */
export const deletionScopeSchema = z.object({
  courseIds: z.array(z.uuid()),
  classIds: z.array(z.uuid()),
  experimentIds: z.array(z.uuid()),
});
export type DeletionScope = z.infer<typeof deletionScopeSchema>;

/** One thing that was learned from many and is made anew; `outcome`: what came of it, in a word of the product. */
export const reworkStepSchema = z.object({
  what: z.enum(reworks),
  state: z.enum(['waiting', 'done']),
  at: z.iso.datetime().nullable(),
  outcome: z.enum(['made-anew', 'emptied', 'nothing-there', 'starting-values']).nullable(),
});
export type ReworkStep = z.infer<typeof reworkStepSchema>;

const tableCount = z.object({ table: z.string(), rows: z.number().int() });

/** What was done, for whoever has to prove it. The learner stands in it by an id that refers to nobody any more. */
export const certificateSchema = z.object({
  format: z.literal('meno-deletion/1'),
  requestId: z.uuid(),
  learnerId: z.uuid(),
  askedAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime(),
  erasedAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  /** Rows that went, by table; rows out of which words or ids were taken; what was emptied as a whole. */
  deleted: z.array(tableCount),
  cleared: z.array(tableCount),
  kept: z.array(
    z.object({ table: z.string(), rows: z.number().int(), because: z.enum(['audit-chain', 'proof-of-deletion']) }),
  ),
  files: z.number().int(),
  jobs: z.number().int(),
  reworks: z.array(reworkStepSchema),
  /** Backups made before the deletion are gone by this day, if the school keeps them no longer than it says. */
  backupsGoneBy: z.iso.date(),
});
export type DeletionCertificate = z.infer<typeof certificateSchema>;

export const deletionStates = ['asked', 'confirmed', 'erasing', 'reworking', 'done', 'cancelled', 'refused'] as const;
export type DeletionState = (typeof deletionStates)[number];

const words = (most: number) => z.string().trim().max(most);

/** A deletion as whoever asked for it, the learner, or the school's officers see it. */
export const deletionSchema = z.object({
  id: z.uuid(),
  learnerId: z.uuid(),
  /** Null: the account is gone. */
  learnerName: z.string().nullable(),
  askedByName: z.string().nullable(),
  askedAs: z.enum(['learner', 'guardian', 'admin']),
  why: z.string(),
  askedAt: z.iso.datetime(),
  state: z.enum(deletionStates),
  decidedByName: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  /** From when on it is done. */
  dueAt: z.iso.datetime().nullable(),
  /** A legal hold keeps it from being done, seen first at this moment; null: none does. */
  heldAt: z.iso.datetime().nullable(),
  erasedAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
  /** What is being made anew, once the rows are gone. */
  reworks: z.array(reworkStepSchema).nullable(),
  certificate: certificateSchema.nullable(),
});
export type Deletion = z.infer<typeof deletionSchema>;

export const askDeletionSchema = z.object({ why: words(500).default('') });
export const refuseSchema = z.object({ reason: words(500).min(1) });

export const deletionSettingsSchema = z.object({
  /** Days between the confirmation and the deletion, in which it can be taken back; 0: at once. */
  coolingOffDays: z.number().int().min(0).max(90),
  /** Days for which the school keeps backups: after so many a deleted person is in none of them. */
  backupDays: z.number().int().min(0).max(3650),
});
export type DeletionSettings = z.infer<typeof deletionSettingsSchema>;
export const DEFAULT_DELETION_SETTINGS: DeletionSettings = { coolingOffDays: 14, backupDays: 90 };

export const rightsErrors = {
  learner_not_found: 404,
  request_not_found: 404,
  export_not_found: 404,
  table_not_found: 404,
  not_deletable: 409,
  already_asked: 409,
  already_decided: 409,
  too_late: 409,
} as const;
