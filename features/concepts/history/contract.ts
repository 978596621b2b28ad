import { z } from 'zod';

/** What a teacher can do to a map. `earlier`: an edit from before its words were kept. */
export const editKinds = [
  'concept.rename',
  'concept.hide',
  'concept.show',
  'concept.move',
  'concept.define',
  'concept.create',
  'concept.remove',
  'concept.merge',
  'concept.split',
  'passages.assign',
  'passages.exclude',
  'prerequisite.add',
  'prerequisite.remove',
  'proposals.decide',
  'version.restore',
  'undo',
  'redo',
  'earlier',
] as const;
export type EditKind = (typeof editKinds)[number];

/** What an edit was about, as it was called then. */
export const editWordsSchema = z.object({
  name: z.string().default(''),
  other: z.string().default(''),
  /** How many passages, concepts or lines. */
  count: z.number().int().default(0),
  /** Of a decision on proposals: how many were rejected. */
  rejected: z.number().int().default(0),
  /** Of an undo or redo: what kind of edit it was of. */
  of: z.enum(editKinds).nullable().default(null),
});
export type EditWords = z.input<typeof editWordsSchema>;

const personSchema = z.object({
  id: z.uuid(),
  /** Null when the account is gone. */
  name: z.string().nullable(),
  me: z.boolean(),
});

export const mapEditSchema = z.object({
  id: z.uuid(),
  kind: z.enum(editKinds),
  words: editWordsSchema,
  by: personSchema,
  at: z.iso.datetime(),
  revision: z.number().int(),
  /** `undone` and `dropped`: it was taken back. */
  state: z.enum(['done', 'undone', 'dropped']),
  /** It can be taken back, as far as nobody changed the same things since. */
  reversible: z.boolean(),
  /** Concepts that it changed. */
  conceptIds: z.array(z.uuid()),
});
export type MapEdit = z.infer<typeof mapEditSchema>;

/** What happened to a map since a revision, and who else has it open. */
export const mapNewsSchema = z.object({
  revision: z.number().int(),
  /** Edits of other people, oldest first; at most 50. */
  edits: z.array(mapEditSchema),
  others: z.array(personSchema.extend({ conceptId: z.uuid().nullable() })),
  /** What the reader's next undo and redo are of; null when there is none. */
  undo: mapEditSchema.pick({ id: true, kind: true, words: true }).nullable(),
  redo: mapEditSchema.pick({ id: true, kind: true, words: true }).nullable(),
});
export type MapNews = z.infer<typeof mapNewsSchema>;

export const mapVersionSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  by: personSchema,
  at: z.iso.datetime(),
  conceptCount: z.number().int(),
  edgeCount: z.number().int(),
});
export type MapVersion = z.infer<typeof mapVersionSchema>;

export const createVersionSchema = z.object({ name: z.string().trim().min(1).max(120) });

const namedEdge = z.object({ before: z.string(), after: z.string() });
const named = z.object({ id: z.uuid(), name: z.string() });

/** How one state of a map differs from another; names as they are in the later one, else in the earlier. */
export const mapComparisonSchema = z.object({
  concepts: z.object({
    added: z.array(named),
    removed: z.array(named),
    renamed: z.array(z.object({ id: z.uuid(), before: z.string(), after: z.string() })),
    merged: z.array(z.object({ id: z.uuid(), name: z.string(), into: z.string() })),
    hidden: z.array(named),
    shown: z.array(named),
    defined: z.array(named),
  }),
  edges: z.object({ added: z.array(namedEdge), removed: z.array(namedEdge), confirmed: z.array(namedEdge) }),
});
export type MapComparison = z.infer<typeof mapComparisonSchema>;

/** A version's id, or the map as it is now. */
export const versionRefSchema = z.union([z.uuid(), z.literal('now')]);

const edgeRef = z.object({ prerequisiteId: z.uuid(), conceptId: z.uuid() });
const proposals = z
  .object({
    conceptIds: z.array(z.uuid()).max(5000).default([]),
    edges: z.array(edgeRef).max(20_000).default([]),
    /** What a model proposed. */
    suggestionIds: z.array(z.uuid()).max(5000).default([]),
  })
  .default({ conceptIds: [], edges: [], suggestionIds: [] });
/** Proposals to accept and to reject, all in one edit. */
export const decideSchema = z.object({ accept: proposals, reject: proposals });
export type Decision = z.infer<typeof decideSchema>;

export const decidedSchema = z.object({
  accepted: z.number().int(),
  rejected: z.number().int(),
  /** Were decided or gone already. */
  skipped: z.number().int(),
});

export const expectedRevisionSchema = z.object({
  /** The revision of the map that the caller saw. With it, a change of what somebody else changed since is refused (`map_changed`). */
  expectedRevision: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
});
export const newsQuerySchema = z.object({
  since: z.coerce.number().int().min(0).max(2_147_483_647),
  /** The concept that the reader has open. */
  at: z.uuid().optional(),
});
