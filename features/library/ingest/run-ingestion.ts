import { type Actor, systemActor, type Tx } from '@/platform/database/transaction';
import type { StageName } from '../failure';
import { stageFailure } from '../failure';
import { indexCourse } from '../find/index-course';
import { expandPackage } from '../packages/expand-package';
import { FIT_QUEUE } from '../queues';
import type { LibraryContext } from '../service/deps';
import { bumpRevision, lockCourse, settleLanguage } from '../store-courses';
import {
  filesOf,
  type IngestionFileRow,
  type IngestionRow,
  ingestionById,
  needsMap,
  updateIngestion,
} from '../store-ingestions';
import { setPositions, sourceKeys, textsByPath } from '../store-sources';
import { classify } from '../upload/classify';
import { withCourseLock } from './course-lock';
import { orderPackages } from './order-packages';
import { isIndex, orderSources } from './order-sources';
import { readFile } from './read-file';
import { REFERENCE_PATTERN } from './reference-order';

/**
 * Does what is left of an ingestion: reads its files one by one, then has the map drawn and the exercises made, and updates
 * the search index. May be called again at any time, by any process: what is done is not done again, and only one works on a
 * course at a time. A cancelled ingestion reads no further file; what it had read goes into the map all the same.
 *
 * @param signal aborts when this process stops: the rest is left for the next start
 */
export async function runIngestion(
  context: LibraryContext,
  job: { districtId: string; ingestionId: string },
  signal: AbortSignal,
): Promise<void> {
  const actor = systemActor(job.districtId);
  const found = await context.database.transaction(actor, (tx) => ingestionById(tx, job.ingestionId));
  if (!found || found.finishedAt) return;
  await withCourseLock(context.database.pool, found.courseId, signal, async () => {
    const ingestion = await context.database.transaction(actor, (tx) => begin(tx, job.ingestionId));
    if (ingestion) await new Run(context, actor, ingestion, signal).all();
  });
}

async function begin(tx: Tx, id: string): Promise<IngestionRow | null> {
  const ingestion = await ingestionById(tx, id, 'update');
  if (!ingestion || ingestion.finishedAt) return null;
  if (ingestion.status === 'queued') await updateIngestion(tx, id, { status: 'running' });
  return ingestion;
}

class Run {
  private readonly id: string;
  private readonly courseId: string;

  constructor(
    private readonly context: LibraryContext,
    private readonly actor: Actor,
    private readonly ingestion: IngestionRow,
    private readonly signal: AbortSignal,
  ) {
    this.id = ingestion.id;
    this.courseId = ingestion.courseId;
  }

  async all(): Promise<void> {
    await this.account('begin');
    if (!(await this.stage('files', () => this.readFiles()))) return;
    const redrawn = await this.work((tx) => needsMap(tx, this.ingestion));
    if (redrawn) {
      const { rebuildMap, regenerateItems } = this.context.afterFiles;
      if (!(await this.stage('map', () => this.change((tx) => rebuildMap(tx, this.courseId, this.id))))) return;
      if (!(await this.stage('items', () => this.change((tx) => regenerateItems(tx, this.courseId))))) return;
    }
    await this.account('finish');
    if (!(await this.stage('index', () => indexCourse(this.context, this.actor.districtId, this.courseId)))) return;
    // The search finds by words at once; what it learns of the material comes when there is time.
    const { districtId } = this.actor;
    await this.context.jobs.send(FIT_QUEUE, { districtId, courseId: this.courseId });
    // What a model makes of it is no part of the ingestion: a failure there holds nothing up.
    if (redrawn) await this.context.afterFiles.mapDrawn?.(districtId, this.courseId).catch(this.context.report);
    await this.work(async (tx) => {
      const now = await ingestionById(tx, this.id, 'update');
      const status = now?.status === 'cancelled' ? 'cancelled' : 'done';
      await updateIngestion(tx, this.id, { status, stage: 'finished', finishedAt: this.context.now() });
    });
  }

  /** An account that can't be kept holds nothing up. */
  private async account(what: 'begin' | 'finish'): Promise<void> {
    if (this.signal.aborted) return;
    await this.work(async (tx) => this.context.account?.[what](tx, this.courseId, this.id)).catch(this.context.report);
  }

  /** Enters a stage and does its work. @returns false when it failed (then it says so) or the process is to stop. */
  private async stage(name: StageName, work: () => Promise<unknown>): Promise<boolean> {
    if (this.signal.aborted) return false;
    try {
      await this.work((tx) => updateIngestion(tx, this.id, { stage: name }));
      await work();
      return !this.signal.aborted;
    } catch (error) {
      if (this.signal.aborted) return false;
      this.context.report(error);
      const ended = { error: stageFailure(name), finishedAt: this.context.now() };
      await this.work((tx) => updateIngestion(tx, this.id, { status: 'failed', ...ended }));
      return false;
    }
  }

  private async readFiles(): Promise<void> {
    const { districtId } = this.actor;
    const files = (await this.expandPackages()) ? await this.openFiles() : [];
    const places = new Map(
      orderSources(
        files.map((file) => file.path),
        new Map(),
      ).map((path, place) => [path, place]),
    );
    files.sort((a, b) => (places.get(a.path) ?? 0) - (places.get(b.path) ?? 0));
    for (const file of files) {
      if (this.signal.aborted || !(await readFile(this.context, districtId, file))) break;
    }
    await this.work((tx) => this.order(tx));
  }

  private async openFiles(): Promise<IngestionFileRow[]> {
    const files = await this.work((tx) => filesOf(tx, [this.id]));
    return files.filter((file) => file.status === 'queued' || file.status === 'parsing');
  }

  /** Unpacks packages, and then those that were in them. @returns false when the rest is not to be read. */
  private async expandPackages(): Promise<boolean> {
    for (;;) {
      const next = (await this.openFiles()).find((file) => classify(file.path).kind === 'package');
      if (!next) return true;
      if (this.signal.aborted || !(await expandPackage(this.context, this.actor.districtId, next))) return false;
    }
  }

  /** Puts the course's sources into teaching order, now that the documents that list the others are known. */
  private async order(tx: Tx): Promise<void> {
    await lockCourse(tx, this.courseId);
    const sources = await sourceKeys(tx, this.courseId);
    const indices = sources.filter((source) => isIndex(source.path)).map((source) => source.id);
    const texts = await textsByPath(tx, this.courseId, { ids: indices, pattern: REFERENCE_PATTERN });
    const byPath = new Map(sources.map((source) => [source.path, source]));
    await settleLanguage(tx, this.courseId, this.context.now());
    const moved = new Map<string, number>();
    orderPackages(orderSources([...byPath.keys()], texts), byPath).forEach((path, position) => {
      const source = byPath.get(path);
      if (source && source.position !== position) moved.set(source.id, position);
    });
    await setPositions(tx, moved);
    if (moved.size > 0) await bumpRevision(tx, this.courseId, this.context.now());
  }

  /** A change to what others remember of the course. */
  private change(work: (tx: Tx) => Promise<unknown>): Promise<void> {
    return this.work(async (tx) => {
      await work(tx);
      await bumpRevision(tx, this.courseId, this.context.now());
    });
  }

  private work<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.context.database.transaction(this.actor, work);
  }
}
