import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { concepts } from '@/features/concepts/schema';
import { items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import { courses, sources } from '../schema';
import type { Named } from './contract';

/** Found of each kind. */
const EACH = 5;
/** Words of a question that a name must hold. */
const MOST_WORDS = 8;
/** Characters of an exercise's question that name it. */
const NAME = 120;

const ofCourse = (table: { districtId: AnyPgColumn; courseId: AnyPgColumn }) =>
  and(eq(courses.districtId, table.districtId), eq(courses.id, table.courseId));

/** Courses, sources, concepts and exercises that the transaction may see, with all of these words in their name. */
export async function namedBy(tx: Tx, words: readonly string[], courseId: string | undefined): Promise<Named[]> {
  const wanted = words.slice(0, MOST_WORDS);
  if (wanted.length === 0) return [];
  const holds = (text: SQL) =>
    and(...wanted.map((word) => sql`${text} ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`));
  const inCourse = courseId ? eq(courses.id, courseId) : undefined;
  const course = { courseId: courses.id, courseTitle: courses.title };
  const prompt = sql<string>`concat_ws(' ', ${items.body}->>'prompt', ${items.body}->>'text')`;
  const rows = {
    course: await tx
      .select({ ...course, id: courses.id, name: courses.title })
      .from(courses)
      .where(and(holds(sql`${courses.title} || ' ' || ${courses.description}`), inCourse))
      .orderBy(asc(courses.title))
      .limit(EACH),
    source: await tx
      .select({ ...course, id: sources.id, name: sources.title })
      .from(sources)
      .innerJoin(courses, ofCourse(sources))
      .where(and(holds(sql`${sources.title} || ' ' || ${sources.path}`), inCourse))
      .orderBy(asc(sources.title), asc(sources.id))
      .limit(EACH),
    concept: await tx
      .select({ ...course, id: concepts.id, name: concepts.name })
      .from(concepts)
      .innerJoin(courses, ofCourse(concepts))
      .where(
        and(
          holds(sql`${concepts.name} || ' ' || array_to_string(${concepts.aliases}, ' ')`),
          isNull(concepts.mergedInto),
          inCourse,
        ),
      )
      .orderBy(sql`length(${concepts.name})`, asc(concepts.id))
      .limit(EACH),
    item: await tx
      .select({ ...course, id: items.id, name: prompt })
      .from(items)
      .innerJoin(courses, ofCourse(items))
      .where(
        and(
          holds(prompt),
          eq(items.status, 'active'),
          sql`${courses.id} in (select meno_editable_courses())`,
          inCourse,
        ),
      )
      .orderBy(asc(items.id))
      .limit(EACH),
  };
  const kinds = ['course', 'source', 'concept', 'item'] as const;
  return kinds.flatMap((kind) =>
    rows[kind].map((row) => ({ kind, ...row, name: row.name.replace(/\s+/g, ' ').slice(0, NAME) })),
  );
}

/** A source of any course that the transaction may see. */
export async function sourceOf(tx: Tx, id: string): Promise<{ title: string; courseId: string } | null> {
  const [row] = await tx
    .select({ title: sources.title, courseId: sources.courseId })
    .from(sources)
    .where(eq(sources.id, id));
  return row ?? null;
}
