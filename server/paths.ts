import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the program: the nearest one above this file that holds package.json. */
function findRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('The program folder of Meno was not found.');
    folder = above;
  }
  return folder;
}

export const programFolder = findRoot();
export const migrationsFolder = path.join(programFolder, 'platform', 'database', 'migrations');
export const sampleCourseFolder = path.join(programFolder, 'samples', 'industrial-maintenance');
