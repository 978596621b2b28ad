import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { normaliseTerm } from '@/core/text/terms';
import { conceptChunks, concepts } from '@/features/concepts/schema';
import { chunks } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import { plain } from './find/patterns';
import { recommendationSettings, recommendationVetoes } from './schema';

/** What all calculations of a course share. */
export interface CourseFacts {
  courseId: string;
  names: ReadonlyMap<string, string>;
  /** The concept that an answer names (by name or other name) or describes (by its definition), or null. */
  meaningOf(given: string): string | null;
  settings: { teachersFirst: boolean; holdBack: boolean };
  vetoes: readonly { kind: string | null; conceptId: string | null }[];
}

/** Concepts that are on the map, and what the course says of recommendations. */
export async function readFacts(tx: Tx, courseId: string): Promise<CourseFacts> {
  const rows = await tx
    .select({ id: concepts.id, name: concepts.name, aliases: concepts.aliases, definition: concepts.definitionText })
    .from(concepts)
    .where(
      and(
        eq(concepts.courseId, courseId),
        eq(concepts.hidden, false),
        eq(concepts.removed, false),
        isNull(concepts.mergedInto),
      ),
    )
    .orderBy(concepts.position, concepts.id);
  const byTerm = new Map<string, string>();
  const byDefinition = new Map<string, string>();
  for (const { id, name, aliases, definition } of rows) {
    for (const term of [name, ...aliases].map(normaliseTerm)) if (!byTerm.has(term)) byTerm.set(term, id);
    if (definition !== null) byDefinition.set(plain(definition), id);
  }
  const [settings] = await tx
    .select({ teachersFirst: recommendationSettings.teachersFirst, holdBack: recommendationSettings.holdBack })
    .from(recommendationSettings)
    .where(eq(recommendationSettings.courseId, courseId));
  const vetoes = await tx
    .select({ kind: recommendationVetoes.kind, conceptId: recommendationVetoes.conceptId })
    .from(recommendationVetoes)
    .where(eq(recommendationVetoes.courseId, courseId));
  return {
    courseId,
    names: new Map(rows.map(({ id, name }) => [id, name])),
    meaningOf: (given) => byTerm.get(normaliseTerm(given)) ?? byDefinition.get(plain(given)) ?? null,
    settings: settings ?? { teachersFirst: false, holdBack: true },
    vetoes,
  };
}

/** A passage that teaches both concepts, the one that says most of them; null where none does. */
export async function passageOfBoth(
  tx: Tx,
  one: string,
  other: string,
): Promise<{ chunkId: string; sourceId: string } | null> {
  const [row] = await tx
    .select({ chunkId: chunks.id, sourceId: chunks.sourceId })
    .from(conceptChunks)
    .innerJoin(chunks, and(eq(chunks.districtId, conceptChunks.districtId), eq(chunks.id, conceptChunks.chunkId)))
    .where(and(inArray(conceptChunks.conceptId, [one, other]), eq(conceptChunks.role, 'teaches')))
    .groupBy(chunks.id, chunks.sourceId)
    .having(sql`count(*) = 2`)
    .orderBy(sql`sum(${conceptChunks.weight}) desc`, chunks.id)
    .limit(1);
  return row ?? null;
}

/** What a learner did on a concept beside answering: lessons, finished explanations. */
export async function doneOn(tx: Tx, learnerId: string, conceptIds: readonly string[]) {
  if (conceptIds.length === 0) return new Map<string, { lessons: number; explained: number }>();
  const { rows } = await tx.execute<{ concept_id: string; lessons: number; explained: number }>(sql`
    select c.id as concept_id,
      (select count(*)::int from lessons l where l.learner_id = ${learnerId}::uuid and l.concept_id = c.id) as lessons,
      (select count(*)::int from explanations e where e.learner_id = ${learnerId}::uuid and e.concept_id = c.id
        and e.finished_at is not null) as explained
    from unnest(${sql.param([...conceptIds])}::uuid[]) c(id)`);
  return new Map(rows.map(({ concept_id, lessons, explained }) => [concept_id, { lessons, explained }]));
}
