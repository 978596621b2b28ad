import { and, desc, eq } from 'drizzle-orm';
import type { ErrorKind } from '@/core/sequencing/approach-prior';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import { errorKindOf } from '../grade/error-kind';
import { gradeResponse } from '../grade/grade-response';
import { attempts, items } from '../schema';

/** Latest wrong answers on a concept that are looked at. */
const LATEST = 4;

/** What a learner's last wrong answers on a concept have in common, judged anew by the items as they are; null where nothing tells. */
export async function errorOn(
  tx: Tx,
  learnerId: string,
  courseId: string,
  conceptId: string,
): Promise<ErrorKind | null> {
  const rows = await tx
    .select({ response: attempts.response, item: items, language: courses.language })
    .from(attempts)
    .innerJoin(items, and(eq(items.districtId, attempts.districtId), eq(items.id, attempts.itemId)))
    .innerJoin(courses, and(eq(courses.districtId, attempts.districtId), eq(courses.id, attempts.courseId)))
    .where(
      and(
        eq(attempts.learnerId, learnerId),
        eq(attempts.courseId, courseId),
        eq(attempts.conceptId, conceptId),
        eq(attempts.correct, false),
      ),
    )
    .orderBy(desc(attempts.createdAt))
    .limit(LATEST);
  return errorKindOf(
    rows.map(({ response, item, language }) => {
      const { body, key, explanations, worked } = item;
      return gradeResponse(body, key, response, { explanations, language, passage: worked }).feedback.code;
    }),
  );
}
