import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Tables of guesses, their feature, and the mathematics behind. */
const REACHES = /\brisk_(cases|models|answers)\b|\brisk(Cases|Models|Answers)\b|early-warning\/|core\/risk\//;
/** What tells of guesses, keeps them, learns or audits them. Nothing of these teaches, marks or chooses anything. */
const MAY =
  /^(core\/(risk|fairness|federation)\/|features\/(early-warning|fairness|federation|model-cards|retention)\/)/;

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

it('a guess at who falls behind decides nothing: nothing that teaches, marks or chooses what comes next can reach it', async () => {
  const files = (await Promise.all(['core', 'features'].map(sources))).flat();
  const reaching: string[] = [];
  for (const file of files) if (REACHES.test(await readFile(file, 'utf8'))) reaching.push(file);
  expect(reaching.filter((file) => !MAY.test(file))).toEqual([]);
  // It would be found where something did.
  expect(reaching).toEqual(
    expect.arrayContaining(['features/early-warning/store-cases.ts', 'features/model-cards/store.ts']),
  );
});
