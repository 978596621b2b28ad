import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import type { CourseChunk } from '@/features/library/contract';
import { parseDocument } from '@/platform/markdown/parse';

/** A folder of Markdown as the product reads it. */
export interface CourseFolder {
  /** Chunks of a file right under a heading, as a prompt would show them. */
  passages(file: string, heading: string): Promise<{ ref: string; heading: string; text: string }[]>;
  /** Names of the concepts that the product finds in the course. */
  terms(): Promise<readonly string[]>;
}

/** Reads a course through the same code as ingestion. @returns null where there is no such folder. */
export async function openCourse(folder: string): Promise<CourseFolder | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const names = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  const chunks = (await Promise.all(names.map((name) => chunksOf(folder, name, names.indexOf(name))))).flat();
  let terms: readonly string[] | null = null;
  return {
    async passages(file, heading) {
      return chunks
        .filter((chunk) => chunk.sourcePath === file && chunk.headingPath.at(-1) === heading)
        .map((chunk, i) => ({ ref: `c${i + 1}`, heading: chunk.headingPath.join(' > '), text: chunk.text }));
    },
    async terms() {
      terms ??= extractConcepts({ chunks, language: 'en' }).concepts.map(({ name }) => name);
      return terms;
    },
  };
}

async function chunksOf(folder: string, name: string, sourcePosition: number): Promise<CourseChunk[]> {
  const { title, passages } = parseDocument(await readFile(path.join(folder, name), 'utf8'), name);
  return passages.map((passage) => ({
    ...passage,
    id: `${name}:${passage.ordinal}`,
    sourceId: name,
    sourceTitle: title,
    sourcePath: name,
    place: null,
    sourcePosition,
  }));
}
