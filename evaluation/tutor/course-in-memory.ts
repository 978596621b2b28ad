import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fitCourse } from '@/core/retrieval/course-fit';
import type { TeachingConcept } from '@/features/concepts/contract';
import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import type { CourseChunk, Retrieved, RetrieveInput } from '@/features/library/contract';
import { type FittedChunk, makeFit } from '@/features/library/find/fit-course';
import type { RankContext } from '@/features/library/find/rank-chunks';
import { retrieveIn } from '@/features/library/retrieve/retrieve-in';
import type { GeneratedItem } from '@/features/practice/contract';
import { generateItems } from '@/features/practice/generate/generate-items';
import { parseDocument } from '@/platform/markdown/parse';
import { openFitStore } from '@/platform/search/fit-store';
import { openSearchIndex } from '@/platform/search/search-index';

const SEED = 7;

/** A course read from a folder, searched and taught as in the product, without a database or a server. */
export interface CourseInMemory {
  id: string;
  title: string;
  language: string;
  chunks: CourseChunk[];
  concepts: TeachingConcept[];
  items: GeneratedItem[];
  retrieve(input: Omit<RetrieveInput, 'courseId'>): Promise<Retrieved>;
  close(): Promise<void>;
}

/** Markdown files of a folder, by their paths. */
export async function readMarkdown(folder: string): Promise<Record<string, string>> {
  const entries = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  return Object.fromEntries(
    await Promise.all(entries.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')])),
  );
}

/** Reads a course from texts by path; the search index lies in a temporary folder until it is closed. */
export async function courseInMemory(
  title: string,
  files: Record<string, string>,
  language = 'en',
): Promise<CourseInMemory> {
  const id = randomUUID();
  const districtId = randomUUID();
  const chunks = Object.entries(files).flatMap(([sourcePath, text], sourcePosition): CourseChunk[] => {
    const sourceId = randomUUID();
    const { title: sourceTitle, passages } = parseDocument(text, sourcePath);
    return passages.map((passage) => ({
      ...passage,
      id: randomUUID(),
      ...{ sourceId, sourceTitle, sourcePath, sourcePosition, place: null },
    }));
  });
  const concepts = teaching(chunks, language);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-evaluate-'));
  const search = await openSearchIndex(path.join(folder, 'search'));
  const searched = chunks.map((chunk): FittedChunk & { sourceId: string } => ({
    ...{ id: chunk.id, sourceId: chunk.sourceId, hash: chunk.id, text: chunk.text, language },
    heading: [...new Set([chunk.sourceTitle, ...chunk.headingPath])].join(' › '),
  }));
  await search.upsert(searched.map(({ id: chunkId, ...chunk }) => ({ chunkId, districtId, courseId: id, ...chunk })));
  await search.optimise();
  const fits = openFitStore(path.join(folder, 'fits'));
  const compute = async (input: Parameters<Parameters<typeof makeFit>[3]>[0]) => fitCourse(input.chunks, input.outside);
  await fits.save(districtId, id, await makeFit(searched, null, null, compute, new AbortController().signal));
  const context: RankContext = { search, fits, embedder: () => null, stale: () => {} };
  return {
    ...{ id, title, language, chunks, concepts },
    items: generateItems({ concepts, seed: SEED, language }),
    retrieve: (input) =>
      retrieveIn(context, { districtId, languages: [language] }, { ...input, courseId: id }, async (ids) => {
        const wanted = new Set(ids);
        return chunks.filter((chunk) => wanted.has(chunk.id));
      }),
    async close() {
      await search.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function teaching(chunks: CourseChunk[], language: string): TeachingConcept[] {
  const { concepts, prerequisites } = extractConcepts({ chunks, language });
  const byId = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  const ids = new Map(concepts.map((concept) => [concept.key, randomUUID()]));
  const idOf = (key: string) => ids.get(key) ?? '';
  return concepts.map((concept) => ({
    id: idOf(concept.key),
    name: concept.name,
    aliases: concept.aliases,
    definition: concept.definition,
    position: concept.position,
    hidden: false,
    chunks: concept.chunks
      .filter((link) => link.role === 'teaches')
      .flatMap((link) => byId.get(link.chunkId) ?? [])
      .sort((a, b) => a.sourcePosition - b.sourcePosition || a.ordinal - b.ordinal),
    prerequisiteIds: prerequisites
      .filter((edge) => edge.conceptKey === concept.key)
      .map((e) => idOf(e.prerequisiteKey)),
    dependentIds: prerequisites.filter((edge) => edge.prerequisiteKey === concept.key).map((e) => idOf(e.conceptKey)),
  }));
}
