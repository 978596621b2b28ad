import type { Actor, Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import type { Passage } from '@/platform/markdown/types';
import { libraryErrors } from '../contract';
import { indexCourse } from '../find/index-course';
import { placeOf } from '../ingest/chunk-place';
import { chunkHash, diffChunks } from '../ingest/diff-chunks';
import { scoreSoon } from '../measure/score-soon';
import type { LibraryContext, Within } from '../service/deps';
import { sendIngestion } from '../service/uploads';
import type { UrlResolver } from '../sources/resolve-url';
import { applyDiff, type ChunkRow, chunkById, chunksOfSource } from '../store-chunks';
import { bumpRevision, lockCourse } from '../store-courses';
import { insertIngestion } from '../store-ingestions';
import { sourceById } from '../store-sources';
import type { Decide, InspectedPassage } from './contract';
import { blockRenderer } from './render-blocks';
import { showPassages } from './show-passages';
import { joinParts, splitPassage } from './split';
import { decide, decisionsOfSource, splitsOf } from './store-decisions';
import { setChunkCount, waitingRedraw } from './store-redraw';

const fail = errorsOf(libraryErrors);

/** Who decides, in which course, of which passage. */
interface Deciding {
  actor: Actor & { userId: string };
  courseId: string;
  chunkId: string;
}

/** What teachers see of passages, and what they decide of them. */
export function inspectCases(
  context: LibraryContext,
  { urlResolver }: { urlResolver(tx: Tx, courseId: string): Promise<UrlResolver> },
) {
  async function rendererOf(tx: Tx, courseId: string, sourceId: string) {
    const source = await sourceById(tx, courseId, sourceId);
    if (!source) throw fail('source_not_found', 'There is no such source in this course.');
    return blockRenderer(source.path, await urlResolver(tx, courseId));
  }

  /** Has the map and the exercises made anew where the passages they may use have changed, unless that waits to be done anyway. */
  async function redraw(tx: Tx, { actor, courseId }: Deciding): Promise<string | null> {
    if (await waitingRedraw(tx, courseId)) return null;
    const values = { courseId, createdBy: actor.userId, createdAt: context.now(), stage: 'files' as const };
    return insertIngestion(tx, values, []);
  }

  async function held(tx: Tx, { courseId, chunkId }: Deciding): Promise<ChunkRow> {
    await lockCourse(tx, courseId);
    const row = await chunkById(tx, courseId, chunkId);
    if (!row) throw fail('chunk_not_found', 'There is no such passage: its source has changed or is gone.');
    return row;
  }

  async function after({ actor, courseId }: Deciding, ingestionId: string | null): Promise<void> {
    if (ingestionId !== null) await sendIngestion(context, actor.districtId, ingestionId);
    await scoreSoon(context, actor.districtId, courseId);
  }

  /** Brings a source's passages to others, and the index with them. @returns ids of those that are new, in order. */
  async function replace(tx: Tx, chunk: ChunkRow, stored: ChunkRow[], passages: Passage[]): Promise<string[]> {
    const { courseId, sourceId } = chunk;
    const numbered = passages.map((passage, ordinal) => ({ ...passage, ordinal }));
    const before = new Set(stored.map(({ id }) => id));
    const places = (await sourceById(tx, courseId, sourceId))?.places ?? [];
    const where = (start: number, end: number) => placeOf(places, start, end);
    await applyDiff(tx, { courseId, sourceId }, stored, diffChunks(stored, numbered), where);
    await setChunkCount(tx, sourceId, numbered.length);
    await bumpRevision(tx, courseId, context.now());
    return (await chunksOfSource(tx, sourceId)).flatMap(({ id }) => (before.has(id) ? [] : [id]));
  }

  async function change(
    deciding: Deciding,
    within: Within,
    work: (tx: Tx, chunk: ChunkRow) => Promise<string[]>,
  ): Promise<{ chunkIds: string[] }> {
    const { chunkIds, ingestionId } = await within(async (tx) => {
      const chunk = await held(tx, deciding);
      return { chunkIds: await work(tx, chunk), ingestionId: await redraw(tx, deciding) };
    });
    await indexCourse(context, deciding.actor.districtId, deciding.courseId);
    await after(deciding, ingestionId);
    return { chunkIds };
  }

  return {
    /** Passages of a source in order, from an ordinal on. @throws AppError source_not_found */
    async listPassages(tx: Tx, courseId: string, sourceId: string, from: number, limit: number) {
      const blocksOf = await rendererOf(tx, courseId, sourceId);
      const rows = await chunksOfSource(tx, sourceId);
      const items = await showPassages(tx, rows, { from, limit }, blocksOf);
      return { items, total: rows.length };
    },

    /**
     * Pins or hides a passage, or takes that back. What a learner has read stays as it was; what is made from now on keeps to it.
     * @throws AppError chunk_not_found
     */
    async decidePassage(deciding: Deciding, values: Decide, within: Within): Promise<InspectedPassage> {
      const { shown, ingestionId } = await within(async (tx) => {
        const chunk = await held(tx, deciding);
        const rows = await chunksOfSource(tx, chunk.sourceId);
        const place = { from: rows.findIndex(({ id }) => id === chunk.id), limit: 1 };
        const { courseId, actor } = deciding;
        const blocksOf = await rendererOf(tx, courseId, chunk.sourceId);
        const [before] = await showPassages(tx, rows, place, blocksOf);
        const key = { courseId, sourceId: chunk.sourceId, hash: chunk.hash };
        await decide(tx, key, values, { userId: actor.userId, now: context.now() });
        await bumpRevision(tx, courseId, context.now());
        const [now] = await showPassages(tx, rows, place, blocksOf);
        if (!before || !now) throw fail('chunk_not_found', 'There is no such passage.');
        return { shown: now, ingestionId: before.hidden === now.hidden ? null : await redraw(tx, deciding) };
      }, JSON.stringify(values));
      await after(deciding, ingestionId);
      return shown;
    },

    /**
     * Cuts a passage before blocks; when its source comes in again with the same text there, it is cut again.
     * @throws AppError chunk_not_found, not_splittable
     */
    splitPassage: (deciding: Deciding, at: number[], within: Within) =>
      change(deciding, within, async (tx, chunk) => {
        const stored = await chunksOfSource(tx, chunk.sourceId);
        const parts = splitPassage(passageOf(chunk), at);
        if (parts.length < 2) throw fail('not_splittable', 'The passage has no paragraph that begins there.');
        const { courseId, sourceId, hash } = chunk;
        const by = { userId: deciding.actor.userId, now: context.now() };
        await decide(tx, { courseId, sourceId, hash }, { splitAt: at }, by);
        // What was decided of the whole holds for its parts.
        const whole = (await decisionsOfSource(tx, sourceId)).find((row) => row.hash === hash);
        if (whole?.pinned || whole?.hidden)
          for (const part of parts)
            await decide(
              tx,
              { courseId, sourceId, hash: chunkHash(part) },
              { pinned: whole.pinned, hidden: whole.hidden },
              by,
            );
        const passages = stored.flatMap((row) => (row.id === chunk.id ? parts : [passageOf(row)]));
        return replace(tx, chunk, stored, passages);
      }),

    /** Puts the parts of a split passage together again. @throws AppError chunk_not_found, not_split */
    joinPassage: (deciding: Deciding, within: Within) =>
      change(deciding, within, async (tx, chunk) => {
        const stored = await chunksOfSource(tx, chunk.sourceId);
        const passages = stored.map(passageOf);
        const around = stored.findIndex(({ id }) => id === chunk.id);
        for (const hash of (await splitsOf(tx, chunk.sourceId)).keys()) {
          const found = joinParts(passages, hash, around);
          if (!found) continue;
          const by = { userId: deciding.actor.userId, now: context.now() };
          const { courseId, sourceId } = chunk;
          await decide(tx, { courseId, sourceId, hash }, { splitAt: null }, by);
          return replace(tx, chunk, stored, passages.toSpliced(found.from, found.count, found.whole));
        }
        throw fail('not_split', 'The passage is no part of one that was split.');
      }),
  };
}

function passageOf(row: ChunkRow): Passage {
  const { ordinal, headingPath, anchor, text, blocks } = row;
  return { ordinal, headingPath, anchor, text, blocks, start: row.startOffset, end: row.endOffset };
}
