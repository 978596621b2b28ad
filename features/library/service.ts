import type { Actor, Tx } from '@/platform/database/transaction';
import type { LibraryPort, SearchHit } from './contract';
import { allChunks } from './find/index-course';
import { materialVersion } from './find/material-version';
import { refitRequests } from './find/refit-requests';
import { searchCourses } from './find/search-courses';
import { similarChunks } from './find/similar';
import { inspectCases } from './inspect/service';
import { defineLibraryJobs } from './jobs';
import { scoreCourse } from './measure/score-course';
import { scoreSoon } from './measure/score-soon';
import { measureCases } from './measure/service';
import { INDEX_QUEUE } from './queues';
import { reindexCases } from './reindex/service';
import { retrieve } from './retrieve/retrieve';
import type { StaffSearchQuery } from './search/contract';
import { searchStaff } from './search/search-staff';
import { createChunkCache } from './service/chunk-cache';
import { courseCases } from './service/courses';
import type { LibraryContext, LibraryDeps, Within } from './service/deps';
import { districtIds, ingestionCases } from './service/ingestions';
import { sourceCases } from './service/sources';
import { uploadCases } from './service/uploads';
import { createBlobKeeper } from './upload/blob-keeper';
import { watchCases } from './watch/service';

export type { LibraryDeps, UploadLimits } from './service/deps';
export type LibraryService = ReturnType<typeof createLibrary>;

/** Courses and their material: uploading, reading, searching, showing. Defines its jobs on `deps.jobs`. */
export function createLibrary(deps: LibraryDeps) {
  const context: LibraryContext = {
    ...deps,
    keeper: createBlobKeeper(deps.database, deps.blobs),
    cache: createChunkCache(),
    stale: refitRequests(deps),
  };
  const courses = courseCases(context);
  const sources = sourceCases(context);
  const uploads = uploadCases(context);
  const ingestions = ingestionCases(context);
  const watches = watchCases(context, uploads.importFiles);
  defineLibraryJobs(context, courses.courseIds);

  const port: LibraryPort<Tx> = {
    courseChunks: async (tx, courseId) => [...(await context.cache.all(tx, courseId))],
    chunksById: (tx, courseId, ids) => context.cache.some(tx, courseId, ids),
    retrieve: (tx, input) => retrieve(context, tx, input),
    similar: (tx, input) => similarChunks(context, tx, input),
    materialVersion: (tx, courseId) => materialVersion(context, tx, courseId),
    urlResolver: sources.urlResolver,
  };

  return {
    ...courses,
    ...sources,
    ...uploads,
    ...ingestions,
    ...watches,
    ...inspectCases(context, sources),
    ...measureCases(context),
    ...reindexCases(context),
    port,

    /** Has a course's question set asked in the background, where something changed. */
    scoreSoon: (districtId: string, courseId: string) => scoreSoon(context, districtId, courseId),

    /** Asks it now. @returns whether a score was added. */
    scoreNow: (districtId: string, courseId: string) =>
      scoreCourse(context, districtId, courseId, new AbortController().signal),

    search: (
      tx: Tx,
      asked: { districtId: string; query: string; courseId?: string; limit: number },
    ): Promise<SearchHit[]> => searchCourses(context, tx, asked),

    searchStaff: (tx: Tx, districtId: string, query: StaffSearchQuery) => searchStaff(context, tx, districtId, query),

    /**
     * Makes the sample course, owned by the caller, and takes its files in.
     * @param within makes the course; left out, a transaction of the actor does.
     */
    async importSample(
      actor: Actor & { userId: string },
      within: Within = (work) => context.database.transaction(actor, work),
    ): Promise<{ courseId: string; ingestionId: string }> {
      const { title, description, files } = await context.sampleCourse();
      const values = { title, description, language: 'en', visibility: 'district' as const };
      const { id: courseId } = await within((tx) => courses.createCourse(tx, actor.userId, values));
      return { courseId, ingestionId: await uploads.importFiles(actor, courseId, files) };
    },

    /** Has the search index compared with the database and mended, in the background; cheap where nothing is amiss. */
    async checkIndex(): Promise<void> {
      for (const districtId of await districtIds(context)) await context.jobs.send(INDEX_QUEUE, { districtId });
    },

    /** Throws the search index away and fills it from the database. @returns how many chunks it holds. */
    async reindex(): Promise<number> {
      await context.search.rebuild(allChunks(context, await districtIds(context)));
      return context.search.count();
    },
  };
}
