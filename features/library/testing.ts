import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { fitCourse } from '@/core/retrieval/course-fit';
import { addPerson, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { type Actor, systemActor, type Tx } from '@/platform/database/transaction';
import { createBlobStore } from '@/platform/files/blob-store';
import { type HeldJobs, heldJobs } from '@/platform/jobs/testing';
import { openFitStore } from '@/platform/search/fit-store';
import { openSearchIndex, type SearchIndex } from '@/platform/search/search-index';
import { createLibrary, type LibraryDeps, type LibraryService } from './service';
import type { ImportFile } from './upload/read-folder';

export interface TestLibrary {
  test: TestDatabase;
  library: LibraryService;
  jobs: HeldJobs;
  search: SearchIndex;
  deps: LibraryDeps;
  folder: string;
  /** What afterFiles was asked to do, in order. */
  after: string[];
  /** Errors that were reported. */
  reported: unknown[];
  teacher: Actor & { userId: string };
  learner: Actor & { userId: string };
  newCourse(title?: string, visibility?: 'district' | 'classes'): Promise<string>;
  /** Imports files as the teacher and works until nothing is left to do. */
  ingest(courseId: string, files: Record<string, string | Uint8Array>): ReturnType<LibraryService['ingestNow']>;
  asTeacher<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  asLearner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export function filesOf(files: Record<string, string | Uint8Array>): ImportFile[] {
  return Object.entries(files).map(([name, content]) => ({ path: name, bytes: Buffer.from(content) }));
}

/** A library on a real database, blob folder and index, for one test file. */
export function testLibrary(over: Partial<LibraryDeps> = {}): () => TestLibrary {
  const database = testDatabase();
  let held: TestLibrary | undefined;
  beforeAll(async () => {
    held = await openTestLibrary(database(), over);
  });
  afterAll(async () => {
    await held?.search.close();
    if (held) await rm(held.folder, { recursive: true, force: true });
  });
  return () => {
    if (!held) throw new Error('The test library is there only inside tests.');
    return held;
  };
}

async function openTestLibrary(test: TestDatabase, over: Partial<LibraryDeps>): Promise<TestLibrary> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-library-'));
  const search = await openSearchIndex(path.join(folder, 'search'));
  const jobs = heldJobs();
  const after: string[] = [];
  const reported: unknown[] = [];
  const deps: LibraryDeps = {
    database: test.database,
    blobs: createBlobStore(path.join(folder, 'blobs')),
    search,
    fits: openFitStore(path.join(folder, 'fits')),
    fitCourse: async ({ chunks, outside }) => fitCourse(chunks, outside),
    embedder: () => null,
    ocr: () => null,
    jobs,
    config: { maxFileBytes: 200_000, maxUploadBytes: 2_000_000, maxFiles: 300 },
    afterFiles: {
      rebuildMap: async (_tx, courseId) => after.push(`map ${courseId}`),
      regenerateItems: async (_tx, courseId) => after.push(`items ${courseId}`),
    },
    tagging: { passageTags: async () => new Map() },
    watch: {
      folders: [path.join(folder, 'shared')],
      gitHosts: [],
      clones: path.join(folder, 'clones'),
      everyMinutes: 5,
    },
    sampleCourse: async () => ({
      title: 'Sample',
      description: 'For a look',
      files: filesOf({ 'a.md': '# A\n\nText.' }),
    }),
    now: () => new Date(),
    report: (error) => reported.push(error),
    ...over,
  };
  const library = createLibrary(deps);
  const actor = async (role: 'teacher' | 'learner') => ({
    districtId: test.districtId,
    userId: await addPerson(test, role),
    role,
  });
  const [teacher, learner] = [await actor('teacher'), await actor('learner')];
  const asTeacher: TestLibrary['asTeacher'] = (work) => test.database.transaction(teacher, work);
  return {
    ...{ test, library, jobs, search, deps, folder, after, reported, teacher, learner, asTeacher },
    asLearner: (work) => test.database.transaction(learner, work),
    asSystem: (work) => test.database.transaction(systemActor(test.districtId), work),
    async newCourse(title = 'Course', visibility = 'district') {
      const values = { title, description: '', language: 'en', visibility };
      return (await asTeacher((tx) => library.createCourse(tx, teacher.userId, values))).id;
    },
    async ingest(courseId, files) {
      const id = await library.importFiles(teacher, courseId, filesOf(files));
      jobs.waiting.length = 0;
      return library.ingestNow(test.districtId, id);
    },
  };
}
