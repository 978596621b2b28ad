import type { CourseFit } from '@/core/retrieval/course-fit';
import type { PassageTags } from '@/features/standards/contract';
import type { Database, Tx } from '@/platform/database/transaction';
import type { ReadOptions } from '@/platform/documents/types';
import type { BlobStore } from '@/platform/files/blob-store';
import type { JobQueue } from '@/platform/jobs/queue';
import type { Embedder } from '@/platform/models/types';
import type { FitStore } from '@/platform/search/fit-store';
import type { SearchIndex } from '@/platform/search/search-index';
import type { FitInput } from '../find/fit-course';
import type { BlobKeeper } from '../upload/blob-keeper';
import type { ImportFile } from '../upload/read-folder';
import type { UploadScan } from '../upload/scan-files';
import type { AllowedPlaces } from '../watch/allowed';
import type { ChunkCache } from './chunk-cache';

/** What an upload may measure, in bytes and files. */
export interface UploadLimits {
  maxFileBytes: number;
  maxUploadBytes: number;
  maxFiles: number;
}

/** What the library needs from outside; wired in `server/features.ts`. */
export interface LibraryDeps {
  /** Looks at uploaded files for harm; left out: nobody does. */
  scan?: UploadScan | null;
  database: Database;
  blobs: BlobStore;
  search: SearchIndex;
  /** What is derived of each course for its search. */
  fits: FitStore;
  /** Makes a course's fit, away from the thread that answers requests. */
  fitCourse(input: FitInput): Promise<CourseFit>;
  /** The model outside that embeddings are made by, where one is configured; otherwise the built-in embedder makes them. */
  embedder(): Embedder | null;
  /** Program that reads scanned pages, with its languages; null where none is installed or wanted. */
  ocr(): ReadOptions['ocr'];
  jobs: Pick<JobQueue, 'send' | 'define'>;
  config: UploadLimits;
  /** What follows once files have been read, each in a transaction of the system. */
  afterFiles: {
    rebuildMap(tx: Tx, courseId: string, ingestionId: string): Promise<unknown>;
    regenerateItems(tx: Tx, courseId: string): Promise<unknown>;
    /** Told once a map that was drawn anew can be read by all. */
    mapDrawn?(districtId: string, courseId: string): Promise<unknown>;
  };
  /** Who keeps account of what an ingestion changes: asked before it changes anything, and once map and exercises are made. */
  account?: {
    begin(tx: Tx, courseId: string, ingestionId: string): Promise<void>;
    finish(tx: Tx, courseId: string, ingestionId: string): Promise<void>;
  };
  /** What passages carry by teachers' words, for the filters of their search. */
  tagging: {
    passageTags(
      tx: Tx,
      chunks: readonly { id: string; courseId: string; sourceId: string; hash: string }[],
    ): Promise<Map<string, PassageTags>>;
  };
  /** What courses may follow; where files of repositories lie between two looks; minutes between looks, 0: only when asked for. */
  watch: AllowedPlaces & { clones: string; everyMinutes: number };
  sampleCourse(): Promise<{ title: string; description: string; files: ImportFile[] }>;
  now(): Date;
  report(error: unknown): void;
}

/**
 * Runs work in a transaction of the caller, after the route's policy. `fingerprint` names what is asked, for callers that
 * repeat a request with the same idempotency key: they get the first result.
 */
export type Within = <T>(work: (tx: Tx) => Promise<T>, fingerprint?: string) => Promise<T>;

/** Who stands behind what the system itself takes in. */
export const SYSTEM_USER = '00000000-0000-0000-0000-000000000000';

/** The same, with what the library makes for itself. */
export interface LibraryContext extends LibraryDeps {
  keeper: BlobKeeper;
  cache: ChunkCache;
  /** Has a course's fit looked at in the background; asking often costs nothing. */
  stale(districtId: string, courseId: string): void;
}
