import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { systemActor } from '@/platform/database/transaction';
import { CommandError } from '../command-error';
import { type Opened, withMeno } from '../open';

export function addCourseCommands(program: Command): void {
  const course = program.command('course').description('courses');
  course
    .command('import <folder>')
    .description('make a course of a folder of Markdown, or bring an existing one up to date')
    .requiredOption('--title <title>', 'title of the course; one with this title is brought up to date')
    .option('--language <language>', 'language of the material', 'en')
    .action(async (folder: string, options: { title: string; language: string }) => {
      const absolute = path.resolve(folder);
      const found = await stat(absolute).catch(() => null);
      if (!found?.isDirectory()) throw new CommandError(`There is no folder ${absolute}.`, 2);
      await withMeno((opened) => importCourse(opened, absolute, options));
    });
  program
    .command('reindex')
    .description('make the search index anew from the database')
    .action(async () => {
      await withMeno(async ({ services, districtId }) => {
        const chunks = await services.library.reindex(districtId);
        process.stdout.write(`${chunks} chunks indexed.\n`);
      });
    });
}

async function importCourse(
  { services, districtId }: Opened,
  folder: string,
  options: { title: string; language: string },
): Promise<void> {
  const owner = await services.owner(districtId);
  const result = await services.library.importFolder({ ...systemActor(districtId), userId: owner }, folder, {
    title: options.title,
    language: options.language,
    onProgress: (done, total) => process.stderr.write(`\r${done} of ${total} files`),
  });
  process.stderr.write('\n');
  for (const file of result.files.filter((each) => each.failure))
    process.stdout.write(`${file.path}: ${file.failure?.message}\n`);
  const count = (status: string) => result.files.filter((file) => file.status === status).length;
  process.stdout.write(
    `“${options.title}” (${result.courseId}): ${count('ready')} files read, ${count('unchanged')} unchanged, ${count('failed')} failed.\n`,
  );
  if (result.status !== 'done') throw new CommandError(result.error ?? `The import ended as ${result.status}.`);
}
