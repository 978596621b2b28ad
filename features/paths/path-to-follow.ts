import type { PathSummary } from './contract';

/** Of a list, the reader's own path that ends first and isn't finished; null where there is none. */
export function pathToFollow(paths: readonly PathSummary[]): PathSummary | null {
  return (
    paths.find(({ mine, status, progress }) => mine && status === 'active' && progress?.finished === false) ?? null
  );
}
