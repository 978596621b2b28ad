import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { chunks, sources } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import { mapSuggestionRuns, mapSuggestions } from '../schema-suggestions';

export type SuggestionRow = typeof mapSuggestions.$inferSelect;
export type SuggestionRun = typeof mapSuggestionRuns.$inferSelect;
export type NewSuggestion = Omit<typeof mapSuggestions.$inferInsert, 'id' | 'districtId'>;

const OPEN_RUN = ['waiting', 'working'] as const;

/** All that was ever proposed for a map, decided or not. */
export async function suggestionsOf(tx: Tx, courseId: string): Promise<SuggestionRow[]> {
  return tx
    .select()
    .from(mapSuggestions)
    .where(eq(mapSuggestions.courseId, courseId))
    .orderBy(asc(mapSuggestions.createdAt), asc(mapSuggestions.id));
}

/** What waits for a teacher, with where its passage stands; what stood on passages that are gone is left out. */
export async function openSuggestions(tx: Tx, courseId: string) {
  return tx
    .select({
      row: mapSuggestions,
      sourceId: sources.id,
      sourceTitle: sources.title,
      headingPath: chunks.headingPath,
    })
    .from(mapSuggestions)
    .innerJoin(chunks, eq(chunks.id, mapSuggestions.chunkId))
    .innerJoin(sources, eq(sources.id, chunks.sourceId))
    .where(and(eq(mapSuggestions.courseId, courseId), eq(mapSuggestions.state, 'open')))
    .orderBy(desc(mapSuggestions.support), asc(mapSuggestions.id));
}
export type OpenSuggestion = Awaited<ReturnType<typeof openSuggestions>>[number];

export async function insertSuggestions(tx: Tx, rows: NewSuggestion[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(mapSuggestions)
    .values(rows.map((row) => ({ id: uuidv7(), ...row })))
    .onConflictDoNothing();
}

export async function setSuggestionState(tx: Tx, id: string, state: SuggestionRow['state']): Promise<void> {
  await tx.update(mapSuggestions).set({ state, updatedAt: sql`meno_now()` }).where(eq(mapSuggestions.id, id));
}

export async function suggestionStates(tx: Tx, ids: readonly string[]): Promise<Map<string, SuggestionRow['state']>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: mapSuggestions.id, state: mapSuggestions.state })
    .from(mapSuggestions)
    .where(inArray(mapSuggestions.id, [...ids]));
  return new Map(rows.map(({ id, state }) => [id, state]));
}

export async function deleteSuggestions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(mapSuggestions).where(inArray(mapSuggestions.id, [...ids]));
}

/** Normalised terms that a teacher did not want as concepts. */
export async function rejectedConcepts(tx: Tx, courseId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ key: mapSuggestions.key })
    .from(mapSuggestions)
    .where(
      and(
        eq(mapSuggestions.courseId, courseId),
        eq(mapSuggestions.kind, 'concept'),
        eq(mapSuggestions.state, 'rejected'),
      ),
    );
  return new Set(rows.map(({ key }) => key));
}

/** A course's latest run. */
export async function latestRun(tx: Tx, courseId: string): Promise<SuggestionRun | null> {
  const [row] = await tx
    .select()
    .from(mapSuggestionRuns)
    .where(eq(mapSuggestionRuns.courseId, courseId))
    .orderBy(desc(mapSuggestionRuns.id))
    .limit(1);
  return row ?? null;
}

export async function runById(tx: Tx, id: string): Promise<SuggestionRun | null> {
  const [row] = await tx.select().from(mapSuggestionRuns).where(eq(mapSuggestionRuns.id, id));
  return row ?? null;
}

/** Begins a run, unless one of the course has not ended. @returns the run that is open now */
export async function openRun(
  tx: Tx,
  run: { courseId: string; requestedBy: string | null; asked: string[]; createdAt: Date },
): Promise<SuggestionRun> {
  await tx
    .insert(mapSuggestionRuns)
    .values({ ...run, id: uuidv7(), state: 'waiting', updatedAt: run.createdAt })
    .onConflictDoNothing();
  const [row] = await tx
    .select()
    .from(mapSuggestionRuns)
    .where(and(eq(mapSuggestionRuns.courseId, run.courseId), inArray(mapSuggestionRuns.state, [...OPEN_RUN])));
  if (!row) throw new Error('A run that was just written is not there.');
  return row;
}

/** Runs of every course that have not ended. */
export async function openRuns(tx: Tx): Promise<SuggestionRun[]> {
  return tx
    .select()
    .from(mapSuggestionRuns)
    .where(inArray(mapSuggestionRuns.state, [...OPEN_RUN]))
    .orderBy(asc(mapSuggestionRuns.id));
}

export async function updateRun(tx: Tx, id: string, change: Partial<SuggestionRun>): Promise<void> {
  await tx.update(mapSuggestionRuns).set(change).where(eq(mapSuggestionRuns.id, id));
}

/** Adds to what a run has read. */
export async function addAsked(tx: Tx, id: string, keys: readonly string[], at: Date): Promise<void> {
  const run = await runById(tx, id);
  if (run) await updateRun(tx, id, { asked: [...new Set([...run.asked, ...keys])], updatedAt: at });
}

/** Adds to what a run has counted. */
export async function addTally(
  tx: Tx,
  id: string,
  tally: { proposed: number; kept: number; dropped: readonly string[] },
  at: Date,
): Promise<void> {
  const run = await runById(tx, id);
  if (!run) return;
  const dropped = { ...run.dropped };
  for (const reason of tally.dropped) dropped[reason] = (dropped[reason] ?? 0) + 1;
  const { proposed, kept } = run;
  await updateRun(tx, id, {
    ...{ proposed: proposed + tally.proposed, kept: kept + tally.kept, dropped, updatedAt: at },
  });
}
