import { z } from 'zod';
import { roleSchema } from '../contract';

/** Most rows of one file, the first one apart. */
export const MOST_ROWS = 20_000;
/** Largest file, in bytes. */
export const LARGEST_FILE = 16_000_000;
/** Up to so many rows are taken over while whoever asked waits; more are the work of a job. */
export const AT_ONCE = 500;

/** What becomes of a row. */
export const outcomes = ['new', 'changed', 'unchanged', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a row is refused; each has words in the messages of imports. */
export const refusals = [
  ...(['nameMissing', 'nameLong', 'roleUnknown', 'roleNotYours', 'roleDiffers', 'loginMissing'] as const),
  ...(['emailInvalid', 'usernameInvalid', 'emailOther', 'personTwice', 'nameTwice'] as const),
  ...(['birthDateInvalid', 'birthDateUnclear'] as const),
  ...(['schoolUnknown', 'schoolMissing', 'classUnknown', 'classAmbiguous', 'classRole'] as const),
  ...(['termUnknown', 'termAmbiguous', 'termNeedsSchool', 'classOtherTerm'] as const),
  ...(['courseUnknown', 'courseAmbiguous', 'learnerUnknown', 'guardianOnly', 'simulated', 'elsewhere'] as const),
] as const;
export type Refusal = (typeof refusals)[number];

/** What a row does, or would. */
export const changes = [
  ...(['person', 'name', 'username', 'email', 'usernameMade', 'birthDate', 'school', 'class', 'newClass'] as const),
  ...(['classTerm', 'guardian'] as const),
] as const;
export type Change = (typeof changes)[number];

/** A word on a row: which, and what it is about. */
const remark = <T extends z.ZodType>(kind: T) => z.object({ kind, what: z.string(), row: z.number().int().nullable() });
export const refusedForSchema = remark(z.enum(refusals));
export type RefusedFor = z.infer<typeof refusedForSchema>;
export const doesSchema = remark(z.enum(changes));
export type Does = z.infer<typeof doesSchema>;

export const importRowSchema = z.object({
  /** As the spreadsheet numbers it; the headings are row 1. */
  row: z.number().int(),
  outcome: z.enum(outcomes),
  role: roleSchema.nullable(),
  name: z.string(),
  /** The e-mail address or user name by which they sign in; empty: none yet, or no person. */
  login: z.string(),
  refusedFor: z.array(refusedForSchema),
  does: z.array(doesSchema),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/**
 * - `preview`: nothing is written yet
 * - `waiting`, `running`: a job takes the rows over
 * - `done`: all of it was taken over, save what was refused
 * - `cancelled`, `failed`: nothing of it was taken over
 */
export const importStates = ['preview', 'waiting', 'running', 'done', 'cancelled', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

export const countsSchema = z.object({
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
});
export type Counts = z.infer<typeof countsSchema>;

export const peopleImportSchema = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(importStates),
  encoding: z.string(),
  separator: z.string(),
  /** Headings that say nothing to Meno. */
  ignored: z.array(z.string()),
  counts: countsSchema,
  /** Of a job that runs: rows taken over, and all. */
  done: z.number().int(),
  rows: z.number().int(),
  byName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type PeopleImport = z.infer<typeof peopleImportSchema>;

export const importErrors = {
  import_not_found: 404,
  not_a_table: 422,
  too_many_rows: 422,
  columns_missing: 422,
  column_twice: 422,
  file_too_large: 413,
  import_over: 409,
  import_running: 409,
} as const;
