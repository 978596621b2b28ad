import { z } from 'zod';
import { type Actor, systemActor, type Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { type Course, libraryErrors } from '../contract';
import { INDEX_QUEUE } from '../queues';
import { blobsOfCourse } from '../store-assets';
import * as store from '../store-courses';
import type { LibraryContext, Within } from './deps';

const fail = errorsOf(libraryErrors);

/** Making, listing, changing and deleting courses. */
export function courseCases(context: LibraryContext) {
  async function getCourse(tx: Tx, courseId: string): Promise<Course> {
    const [row] = await store.listCourses(tx, { id: courseId }, 1);
    if (!row) throw fail('course_not_found', 'There is no such course, or it is not open to you.');
    return showCourse(row);
  }

  return {
    getCourse,

    /** Newest first. */
    async listCourses(tx: Tx, query: PageQuery): Promise<Page<Course>> {
      const after = decodeCursor(query.cursor, z.tuple([z.uuid()]));
      const rows = await store.listCourses(tx, { before: after?.[0] ?? null }, query.limit + 1);
      return toPage(rows, query.limit, (row) => [row.id], showCourse);
    },

    async createCourse(tx: Tx, ownerId: string, values: store.CourseValues): Promise<Course> {
      return getCourse(tx, await store.insertCourse(tx, ownerId, values));
    },

    async updateCourse(tx: Tx, courseId: string, values: Partial<store.CourseValues>): Promise<Course> {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      await store.updateCourse(tx, courseId, given, context.now());
      if (values.language === 'und') await store.settleLanguage(tx, courseId, context.now());
      // Words are brought to their stems in the course's language.
      if (values.language !== undefined) {
        const searched = await store.searchedCourse(tx, courseId);
        if (searched) await context.jobs.send(INDEX_QUEUE, { districtId: searched.districtId });
      }
      return getCourse(tx, courseId);
    },

    /**
     * Deletes a course with everything in it; its files and index rows once that has been committed, so that a fault
     * leaves too much rather than too little. @throws course_not_found.
     */
    async deleteCourse(actor: Actor, courseId: string, within: Within): Promise<void> {
      const blobs = await within(async (tx) => {
        const hashes = await blobsOfCourse(tx, courseId);
        if (!(await store.deleteCourse(tx, courseId)))
          throw fail('course_not_found', 'There is no such course, or it is not open to you.');
        return hashes;
      });
      await context.search.removeCourse(actor.districtId, courseId);
      await context.fits.remove(actor.districtId, courseId);
      await context.keeper.collect(actor.districtId, blobs);
    },

    /** Ids of every course of a district. */
    async courseIds(districtId: string): Promise<string[]> {
      const visible = await context.database.transaction(systemActor(districtId), (tx) => store.visibleCourses(tx));
      return [...visible.keys()];
    },
  };
}

function showCourse(row: store.CourseRow): Course {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    language: row.language,
    visibility: row.visibility,
    sourceCount: row.sourceCount ?? 0,
    chunkCount: row.chunkCount ?? 0,
    conceptCount: row.conceptCount ?? 0,
    itemCount: row.itemCount ?? 0,
    editable: row.editable,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
