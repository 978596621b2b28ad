import pg from 'pg';
import { z } from 'zod';
import { fitCourse } from '@/core/retrieval/course-fit';
import { createDatabase } from '@/platform/database/transaction';
import { createBlobStore } from '@/platform/files/blob-store';
import { createJobQueue } from '@/platform/jobs/queue';
import { openFitStore } from '@/platform/search/fit-store';
import { openSearchIndex } from '@/platform/search/search-index';
import { createLibrary } from './service';

/** How a test tells the process where everything is. */
const places = z.object({ appUrl: z.string(), ownerUrl: z.string(), blobs: z.string(), search: z.string() });

/**
 * A process of its own that does nothing but work on ingestions, as the server does, so that a test can kill it. Takes
 * `places` as JSON in its first argument; runs until it is killed.
 */
async function work(): Promise<void> {
  const { appUrl, ownerUrl, ...folders } = places.parse(JSON.parse(process.argv[2] ?? '{}'));
  const report = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  const pool = new pg.Pool({ connectionString: appUrl, max: 4 });
  // The test ends by dropping the database.
  pool.on('error', () => process.exit(0));
  const jobs = createJobQueue(ownerUrl, report);
  const library = createLibrary({
    database: createDatabase(pool),
    blobs: createBlobStore(folders.blobs),
    search: await openSearchIndex(folders.search),
    fits: openFitStore(`${folders.search}-fits`),
    fitCourse: async ({ chunks, outside }) => fitCourse(chunks, outside),
    embedder: () => null,
    ocr: () => null,
    jobs,
    config: { maxFileBytes: 1e6, maxUploadBytes: 1e7, maxFiles: 1000 },
    afterFiles: { rebuildMap: async () => {}, regenerateItems: async () => {} },
    tagging: { passageTags: async () => new Map() },
    watch: { folders: [], gitHosts: [], clones: '', everyMinutes: 0 },
    sampleCourse: async () => ({ title: '', description: '', files: [] }),
    now: () => new Date(),
    report,
  });
  await jobs.start();
  await library.resumeIngestions();
}

void work();
