import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { pagePolicies } from './page-policies';

/** Pages that Next.js makes itself: they say that there is nothing, and show nobody anything. */
const OF_NEXT = /^\/_|^\/icon\.|\/favicon\.ico$/;

/**
 * Holds the pages as they were built against the table.
 * @throws Error naming pages without an entry, and entries without a page.
 */
export async function checkPages(programFolder: string): Promise<void> {
  const file = path.join(programFolder, '.next', 'app-path-routes-manifest.json');
  const built = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file, 'utf8')));
  const problems = pageProblems(Object.values(built).filter((page) => !OF_NEXT.test(page)));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** What is wrong between pages that there are and the table. */
export function pageProblems(pages: readonly string[]): string[] {
  const named = Object.keys(pagePolicies);
  return [
    ...pages.filter((page) => !named.includes(page)).map((page) => `Page ${page} has no policy in the table.`),
    ...named
      .filter((page) => !pages.includes(page))
      .map((page) => `The table names the page ${page}, which there is not.`),
  ];
}
