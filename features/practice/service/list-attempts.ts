import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import type { Attempt } from '../contract';
import { attemptPage } from '../store-attempts';

/**
 * Attempts in a course, newest first: a learner's own, a teacher's those of their classes too; row-level security
 * decides, so that asking for anybody else gives an empty list.
 */
export async function listAttempts(
  tx: Tx,
  courseId: string,
  query: PageQuery & { learnerId?: string | undefined; conceptId?: string | undefined },
): Promise<Page<Attempt>> {
  const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  const rows = await attemptPage(tx, courseId, query, after, query.limit + 1);
  return toPage(
    rows,
    query.limit,
    ({ attempt }) => [attempt.createdAt.toISOString(), attempt.id],
    ({ attempt, ...rest }) => {
      const { districtId: _district, courseId: _course, createdAt, ...shown } = attempt;
      return { ...shown, ...rest, at: createdAt.toISOString() };
    },
  );
}
