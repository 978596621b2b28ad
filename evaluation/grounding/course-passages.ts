import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import { InputError } from '../input/input-error';
import { readCourse } from '../prerequisites/read-course';

/** A folder of Markdown as the product reads it. */
export interface CourseFolder {
  /** Chunks of a file right under a heading, as a prompt would show them. */
  passages(file: string, heading: string): Promise<{ ref: string; heading: string; text: string }[]>;
  /** Names of the concepts that the product finds in the course. */
  terms(): Promise<readonly string[]>;
}

/** Reads a course through the same code as ingestion. @returns null where there is no such folder. */
export async function openCourse(folder: string): Promise<CourseFolder | null> {
  const read = await readCourse(folder).catch((error: unknown) => {
    if (error instanceof InputError) return null;
    throw error;
  });
  if (read === null) return null;
  const chunks = read.filter(({ sourcePath }) => sourcePath.endsWith('.md'));
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
