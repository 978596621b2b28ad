import { AppError } from '@/platform/http/problem';
import type { TryGuard } from './sign-in-limit';

/** Runs what takes the code of a class. @throws AppError too_many_requests, or what the attempt throws */
export type CodeGuard = <T>(
  districtId: string,
  request: Request,
  /** Whoever tries, or the code where nobody is known yet. */
  whom: string,
  attempt: () => Promise<T>,
) => Promise<T>;

/**
 * Slows down whoever tries codes of classes, as those are who guess passwords: counted in the database, so over restarts and several processes. Only a code
 * that no class has counts as wrong.
 */
export function createCodeGuard(guard: TryGuard): CodeGuard {
  return async (districtId, request, whom, attempt) => {
    const outcome = () =>
      attempt().then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
    const tried = await guard(districtId, request, `class code: ${whom}`, outcome, (done) => !isUnknown(done));
    if ('waitMs' in tried) {
      const retryAfter = Math.max(1, Math.ceil(tried.waitMs / 1000));
      throw new AppError(
        'too_many_requests',
        429,
        `Too many codes that no class has. Wait ${retryAfter} seconds, then try again.`,
        { retryAfter },
      );
    }
    if ('error' in tried.result) throw tried.result.error;
    return tried.result.value;
  };
}

function isUnknown(done: object): boolean {
  return 'error' in done && done.error instanceof AppError && done.error.code === 'join_code_unknown';
}
