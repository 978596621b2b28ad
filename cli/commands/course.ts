import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { readFolder } from '@/features/library/upload/read-folder';
import { systemActor } from '@/platform/database/transaction';
import { CommandError } from '../command-error';
import { type Opened, withMeno } from '../open';

export function addCourseCommands(program: Command): void {
  const course = program.command('course').description('courses');
  course
    .command('import <folder>')
    .description('make a course of a folder of Markdown, or bring an existing one up to date')
    .requiredOption('--title <title>', 'title of the course; one with this title is brought up to date')
    .option('--language <language>', 'language of the material; left out, it is found out from the material', 'und')
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
      await withMeno(async ({ services }) => {
        const chunks = await services.library.reindex();
        process.stdout.write(`${chunks} chunks indexed.\n`);
      });
    });
}

async function importCourse(
  { services, foundation, districtId }: Opened,
  folder: string,
  options: { title: string; language: string },
): Promise<void> {
  const actor = { ...systemActor(districtId), userId: await services.owner(districtId) };
  const { library } = services;
  const files = await readFolder(folder);
  const courseId = await foundation.database.transaction(actor, async (tx) => {
    const known = (await library.listCourses(tx, { limit: 200 })).items.find((each) => each.title === options.title);
    const values = {
      title: options.title,
      description: '',
      language: options.language,
      visibility: 'district' as const,
    };
    return (known ?? (await library.createCourse(tx, actor.userId, values))).id;
  });
  const ingestionId = await library.importFiles(actor, courseId, files);
  let shown = '';
  const result = await library.waitForIngestion(districtId, ingestionId, ({ filesDone, filesTotal, stage }) => {
    const line = `${filesDone} of ${filesTotal} files, ${stage}`;
    if (line !== shown) process.stderr.write(`${line}\n`);
    shown = line;
  });
  for (const { path: name, failure } of result.files) if (failure) print(`${name}: ${failure.message}`);
  const count = (status: string) => result.files.filter((file) => file.status === status).length;
  print(
    `“${options.title}” (${courseId}): ${count('ready')} files read, ${count('unchanged')} unchanged, ${count('failed')} failed.`,
  );
  if (result.status !== 'done') throw new CommandError(result.error ?? `The import ended as ${result.status}.`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
