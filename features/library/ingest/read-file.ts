import { detectLanguage } from '@/core/language/detect-language';
import { systemActor } from '@/platform/database/transaction';
import type { DocumentWarning, ReadOptions } from '@/platform/documents/types';
import type { ParsedDocument } from '@/platform/markdown/types';
import { type FileFailure, fileFailure } from '../failure';
import { applySplits } from '../inspect/split';
import { splitsOf } from '../inspect/store-decisions';
import type { LibraryContext } from '../service/deps';
import { replaceDocumentAssets } from '../store-assets';
import { applyDiff, chunksOfSource } from '../store-chunks';
import { bumpRevision, lockCourse } from '../store-courses';
import { type IngestionFileRow, ingestionById, updateFile } from '../store-ingestions';
import { markReady, markUnread, type SourceRow, saveText, setPackagePlace, sourceById } from '../store-sources';
import { placeOf } from './chunk-place';
import { diffChunks } from './diff-chunks';
import { keepImages } from './keep-images';
import { type ReadSource, readSource } from './read-source';

/** Kinds of blocks that hold sentences. */
const PROSE: ReadonlySet<string> = new Set(['paragraph', 'list', 'quote', 'definition']);

type Reader = Pick<LibraryContext, 'database' | 'blobs' | 'keeper' | 'now' | 'report' | 'ocr'>;

/**
 * Reads one file of an ingestion into its source, in transactions of its own, so that it is done or not done whatever
 * happens around it. A file that can't be read is marked with the reason; nothing is thrown for that.
 * @returns false when the ingestion was cancelled or is gone: no further file is to be read.
 */
export async function readFile(reader: Reader, districtId: string, file: IngestionFileRow): Promise<boolean> {
  const started = await start(reader, districtId, file);
  if (typeof started === 'string') return started !== 'stop';
  const parsed = await parse(reader, districtId, file, started.ocr ? reader.ocr() : null);
  const pictures = reader.keeper.begin(districtId);
  const dropped: string[] = [];
  try {
    const images = 'failure' in parsed ? NO_IMAGES : await keepImages(file.path, parsed.images, pictures.put);
    return await settle(reader, districtId, file, parsed, images, dropped);
  } catch (error) {
    // What the database refuses to store is the fault of this file, unless the database itself is gone: then this throws too.
    reader.report(error);
    return await settle(reader, districtId, file, { failure: fileFailure('unreadable') }, NO_IMAGES, []);
  } finally {
    await pictures.done();
    await reader.keeper.collect(districtId, dropped);
  }
}

/** Marks the file as being read, or as unchanged when its source holds the same bytes already. */
async function start(reader: Reader, districtId: string, file: IngestionFileRow): Promise<SourceRow | 'skip' | 'stop'> {
  return reader.database.transaction(systemActor(districtId), async (tx) => {
    const ingestion = await ingestionById(tx, file.ingestionId, 'share');
    if (ingestion?.status !== 'running') return 'stop';
    const source = file.sourceId ? await sourceById(tx, file.courseId, file.sourceId) : null;
    if (!source) {
      await updateFile(tx, file, ['queued', 'parsing'], { status: 'failed', failure: fileFailure('missing') });
      return 'skip';
    }
    if (source.status === 'ready' && source.sha256 === file.sha256 && !hasUnreadScans(source)) {
      if (file.packageRoot !== null) await setPackagePlace(tx, source.id, file);
      await updateFile(tx, file, ['queued', 'parsing'], { status: 'unchanged', chunkCount: source.chunkCount });
      return 'skip';
    }
    if (!(await updateFile(tx, file, ['queued', 'parsing'], { status: 'parsing' }))) return 'skip';
    await markUnread(tx, [source.id], 'parsing', null, reader.now());
    return source;
  });
}

/** Pages of it are pictures that text recognition was asked to read, and has not read. */
function hasUnreadScans({ ocr, warnings }: SourceRow): boolean {
  return ocr && warnings.some(({ code }) => code === 'pages_without_text');
}

type Images = Awaited<ReturnType<typeof keepImages>>;
const NO_IMAGES: Images = { kept: [], leftOut: 0 };

type Parsed = ReadSource | { failure: FileFailure };

async function parse(
  reader: Reader,
  districtId: string,
  file: IngestionFileRow,
  ocr: ReadOptions['ocr'],
): Promise<Parsed> {
  let bytes: Buffer<ArrayBuffer>;
  try {
    bytes = await reader.blobs.get(districtId, file.sha256 ?? '');
  } catch (error) {
    reader.report(error);
    return { failure: fileFailure('missing') };
  }
  try {
    return await readSource(bytes, file.path, ocr);
  } catch (error) {
    reader.report(error);
    return { failure: fileFailure('unreadable') };
  }
}

/** Writes what came of the file. @returns false when the ingestion was cancelled meanwhile: then nothing is written. */
async function settle(
  reader: Reader,
  districtId: string,
  file: IngestionFileRow,
  parsed: Parsed,
  images: Images,
  /** Gets the hashes of pictures that the source no longer shows. */
  dropped: string[],
): Promise<boolean> {
  const { courseId, sourceId } = file;
  return reader.database.transaction(systemActor(districtId), async (tx) => {
    // Course before ingestion before sources, in every transaction, so that no two wait for each other.
    await lockCourse(tx, courseId);
    const ingestion = await ingestionById(tx, file.ingestionId, 'share');
    if (ingestion?.status !== 'running' || sourceId === null) return false;
    const now = reader.now();
    if ('failure' in parsed) {
      await updateFile(tx, file, ['parsing'], { status: 'failed', failure: parsed.failure });
      await markUnread(tx, [sourceId], 'failed', parsed.failure, now);
      return true;
    }
    if (!(await sourceById(tx, courseId, sourceId))) {
      // Somebody deleted the source while it was read.
      await updateFile(tx, file, ['parsing'], { status: 'failed', failure: fileFailure('missing') });
      return true;
    }
    const { document, text, places, format } = parsed;
    const stored = await chunksOfSource(tx, sourceId);
    const passages = applySplits(document.passages, await splitsOf(tx, sourceId));
    const chunkCount = passages.length;
    const where = (start: number, end: number) => placeOf(places, start, end);
    await applyDiff(tx, { courseId, sourceId }, stored, diffChunks(stored, passages), where);
    await saveText(tx, courseId, sourceId, text);
    dropped.push(...(await replaceDocumentAssets(tx, courseId, file.path, images.kept)));
    await markReady(
      tx,
      sourceId,
      {
        ...{ format, places, warnings: warningsOf(parsed, images.leftOut) },
        ...{ packageRoot: file.packageRoot, packagePlace: file.packagePlace },
        title: file.title ?? parsed.title,
        bytes: file.bytes,
        sha256: file.sha256 ?? '',
        chunkCount,
        language: detectLanguage(proseOf(document)),
      },
      now,
    );
    await updateFile(tx, file, ['parsing'], { status: 'ready', chunkCount });
    await bumpRevision(tx, courseId, now);
    return true;
  });
}

/** What the reader left out, and the pictures that no browser shows. */
function warningsOf({ warnings }: ReadSource, picturesLeftOut: number): DocumentWarning[] {
  if (picturesLeftOut === 0) return warnings;
  const before = warnings.find(({ code }) => code === 'pictures_left_out')?.count ?? 0;
  const others = warnings.filter(({ code }) => code !== 'pictures_left_out');
  return [...others, { code: 'pictures_left_out', count: before + picturesLeftOut }];
}

/** What is written in sentences, from the beginning. */
function proseOf(document: ParsedDocument): string {
  const prose = document.passages
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind }) => PROSE.has(kind))
    .map(({ text }) => text);
  return prose.join('\n');
}
