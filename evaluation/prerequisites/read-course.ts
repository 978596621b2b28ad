import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CourseChunk } from '@/features/library/contract';
import { parseDocument } from '@/platform/markdown/parse';
import { InputError } from '../input/input-error';

const READ_AS_MARKDOWN = /\.(?:md|markdown|mdx|txt)$/i;

/**
 * Chunks of a folder of Markdown, its files in the order of their paths, as ingestion makes them. Other files, such as an author's own list of
 * prerequisites, are not read.
 *
 * @throws InputError where there is no such folder or no text in it
 */
export async function readCourse(folder: string): Promise<CourseChunk[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new InputError(folder, null, 'there is no such folder');
  });
  const names = entries
    .filter((entry) => entry.isFile() && READ_AS_MARKDOWN.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  const chunks: CourseChunk[] = [];
  for (const [sourcePosition, name] of names.entries()) {
    const { title, passages } = parseDocument(await readFile(path.join(folder, name), 'utf8'), name);
    for (const passage of passages)
      chunks.push({
        ...passage,
        id: `${name}:${passage.ordinal}`,
        sourceId: name,
        sourceTitle: title,
        sourcePath: name,
        place: null,
        sourcePosition,
      });
  }
  if (chunks.length === 0) throw new InputError(folder, null, 'there is no Markdown with text in this folder');
  return chunks;
}
