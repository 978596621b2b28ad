import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Actor, Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { MarkdownError } from '@/platform/markdown/errors';
import { renderSourceInWorker } from '@/platform/markdown/render-in-worker';
import { type Chunk, libraryErrors, type Source, type SourceView } from '../contract';
import { failureOf } from '../ingest/show-ingestion';
import { partOf, type SourcePart } from '../sources/part';
import { marksOf, originalAddress } from '../sources/place-marks';
import { createUrlResolver, type UrlResolver } from '../sources/resolve-url';
import { type AssetValues, assetByPath, assetHashes } from '../store-assets';
import { chunkById, chunksOfSource, showChunk } from '../store-chunks';
import * as store from '../store-sources';
import type { LibraryContext, Within } from './deps';
import { setSourcePart } from './parts';
import { hasScans, readScans } from './read-scans';
import { removeSources } from './remove-sources';

const fail = errorsOf(libraryErrors);

/** Reading and removing what a course holds. */
export function sourceCases(context: LibraryContext) {
  async function requireSource(tx: Tx, courseId: string, sourceId: string): Promise<store.SourceRow> {
    const row = await store.sourceById(tx, courseId, sourceId);
    if (!row) throw fail('source_not_found', 'There is no such source in this course.');
    return row;
  }

  /** For rendering what an author wrote: see `createUrlResolver`. */
  async function urlResolver(tx: Tx, courseId: string): Promise<UrlResolver> {
    const sources = await store.sourceKeys(tx, courseId);
    const assets = await assetHashes(tx, courseId);
    const opened = sources.filter((source) => source.status === 'ready');
    return createUrlResolver({
      courseId,
      sources: new Map(opened.map((source) => [source.path, source.id])),
      assets: new Set(assets.keys()),
    });
  }

  const show = (row: store.ListedSource): Source => showSource(row, context.ocr() !== null);

  return {
    urlResolver,

    /** In teaching order. */
    async listSources(tx: Tx, courseId: string, query: PageQuery): Promise<Page<Source>> {
      const after = decodeCursor(query.cursor, z.tuple([z.number().int(), z.uuid()]));
      const rows = await store.listSources(tx, courseId, after, query.limit + 1);
      return toPage(rows, query.limit, (row) => [row.position, row.id], show);
    },

    /** A source as a page; empty for one that could not be read. */
    async sourceView(tx: Tx, courseId: string, sourceId: string): Promise<SourceView> {
      const row = await requireSource(tx, courseId, sourceId);
      const chunks = (await chunksOfSource(tx, sourceId)).map(showChunk);
      const text = await store.textOf(tx, sourceId);
      const resolve = await urlResolver(tx, courseId);
      const html =
        text === null
          ? ''
          : await renderSourceInWorker(text, {
              path: row.path,
              marks: marksOf(row),
              highlights: chunks.map(({ id, start, end }) => ({ id, start, end })),
              resolveUrl: (url, kind) => resolve(row.path, url, kind),
            }).catch(asWritten(text));
      const original = row.status === 'ready' ? originalAddress(row) : null;
      return { ...show(row), html, chunks: chunks.map(({ text: _, ...chunk }) => chunk), original };
    },

    /** Removes a source with its chunks and uploaded bytes; a job draws the map anew. @throws source_not_found. */
    deleteSource: (actor: Actor, courseId: string, sourceId: string, within: Within): Promise<void> =>
      removeSources(context, actor, courseId, { sourceIds: [sourceId], assetPaths: [] }, within),

    setSourcePart: (
      actor: Actor,
      input: { courseId: string; sourceId: string; part: SourcePart | null },
      within: Within,
    ): Promise<void> => setSourcePart(context, actor, input, within),

    async getChunk(tx: Tx, courseId: string, chunkId: string): Promise<Chunk> {
      const row = await chunkById(tx, courseId, chunkId);
      if (!row) throw fail('chunk_not_found', 'There is no such passage: its source has changed or is gone.');
      return showChunk(row);
    },

    /** An image of the upload, by its path. @throws source_not_found. */
    async getAsset(tx: Tx, courseId: string, path: string): Promise<AssetValues> {
      const asset = await assetByPath(tx, courseId, path.normalize('NFC'));
      if (!asset) throw fail('source_not_found', 'There is no such image in this course.');
      return asset;
    },

    /** See `readScans`. */
    readScans: (actor: Actor, courseId: string, sourceId: string, within: Within): Promise<string> =>
      readScans(context, actor, courseId, sourceId, within),

    /** What was uploaded of a source that can be read, by the hash of its bytes. @throws source_not_found. */
    async getOriginal(tx: Tx, courseId: string, sourceId: string): Promise<OriginalFile> {
      const { path, format, sha256, bytes, status } = await requireSource(tx, courseId, sourceId);
      if (status !== 'ready') throw fail('source_not_found', 'This source has not been read yet.');
      return { path, format, sha256, bytes };
    },

    /** @throws source_not_found where the bytes are gone. */
    async originalStream(actor: Actor, sha256: string): Promise<Readable> {
      const bytes = context.blobs.stream(actor.districtId, sha256);
      try {
        await once(bytes, 'open');
      } catch {
        throw fail('source_not_found', 'The file that this source was made of is gone.');
      }
      return bytes;
    },

    assetBytes: (actor: Actor, asset: AssetValues): Promise<Buffer> =>
      context.blobs.get(actor.districtId, asset.sha256),
  };
}

/** A file as it was uploaded. */
export type OriginalFile = Pick<store.SourceRow, 'path' | 'format' | 'sha256' | 'bytes'>;

/** What is too large or too deep to set as a page is shown as it was written. */
function asWritten(text: string): (error: unknown) => string {
  return (error) => {
    if (!(error instanceof MarkdownError)) throw error;
    const inert = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    return `<pre tabindex="0">${inert}</pre>`;
  };
}

/** @param canRead scans, by a program that is installed */
function showSource(row: store.ListedSource, canRead: boolean): Source {
  return {
    id: row.id,
    courseId: row.courseId,
    path: row.path,
    title: row.title,
    format: row.format,
    status: row.status,
    warnings: row.warnings,
    scansOffered: canRead && hasScans(row),
    scansUnread: !canRead && hasScans(row),
    failure: failureOf(row),
    bytes: row.bytes,
    sha256: row.sha256,
    chunkCount: row.chunkCount,
    language: row.language,
    position: row.position,
    part: partOf(row),
    partByTeacher: row.part !== null,
    updatedAt: row.updatedAt.toISOString(),
  };
}
