import { LRUCache } from 'lru-cache';
import { type CourseTerm, courseTerm } from '@/core/readability/new-terms';
import { contentStems } from '@/core/text/tokens';
import type { Tx } from '@/platform/database/transaction';
import { revisionOf, type TermRow, termsOfCourse } from './store-need';

/** The concepts of a course as texts are searched and measured for them. */
export interface CourseTerms {
  /** Of the course's material when they were read. */
  revision: number;
  rows: TermRow[];
  terms: CourseTerm[];
  /** Stems of all their names. */
  stems: ReadonlySet<string>;
}

const known = new LRUCache<string, CourseTerms>({ max: 32 });

/** Reads a course's terms; the same are kept until its material changes. */
export async function readCourseTerms(tx: Tx, courseId: string, language: string): Promise<CourseTerms> {
  const revision = await revisionOf(tx, courseId);
  const key = `${courseId} ${language} ${revision}`;
  const before = known.get(key);
  if (before) return before;
  const rows = await termsOfCourse(tx, courseId);
  const made: CourseTerms = {
    revision,
    rows,
    terms: rows.flatMap(({ id, name, aliases }) => courseTerm(id, [name, ...aliases], language) ?? []),
    stems: new Set(rows.flatMap(({ name, aliases }) => contentStems([name, ...aliases].join(' '), language))),
  };
  known.set(key, made);
  return made;
}
