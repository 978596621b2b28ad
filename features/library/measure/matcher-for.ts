import type { Tx } from '@/platform/database/transaction';
import { searchedCourse } from '../store-courses';
import type { ExpectedPassage } from './contract';
import { createMatcher } from './match-expected';
import { knownPassages, passageKeys } from './store-measure';

export type Matcher = ReturnType<typeof createMatcher>;

/** Knows expected passages of a course again; its words are read only where hashes don't say it all. */
export async function matcherFor(tx: Tx, courseId: string, expected: readonly ExpectedPassage[]): Promise<Matcher> {
  const course = await searchedCourse(tx, courseId);
  const language = course?.languages[0] ?? 'en';
  const keys = await passageKeys(tx, courseId);
  const hashes = new Set(keys.map(({ hash }) => hash));
  if (expected.every(({ hash }) => hashes.has(hash)))
    return createMatcher(
      keys.map((key) => ({ ...key, sourcePath: '', headingPath: [], text: '' })),
      language,
    );
  return createMatcher(await knownPassages(tx, courseId), language);
}
