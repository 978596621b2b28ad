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
