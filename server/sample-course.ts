import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import messages from '@/platform/i18n/messages/en/sample-course.json';
import { sampleCourseFolder } from './paths';

/** The course that comes with Meno: its title, a line about it, and its files. */
export async function readSampleCourse() {
  const entries = await readdir(sampleCourseFolder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return { path: path.relative(sampleCourseFolder, file).split(path.sep).join('/'), bytes: await readFile(file) };
      }),
  );
  return {
    title: messages.title,
    description: messages.description,
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}
