import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';

/** Lets a learner's events of a course up to one go and puts a summary in its place. Only the system may; a legal hold stops it. */
export async function writeCondensed(
  tx: Tx,
  of: { learnerId: string; courseId: string; through: number },
  summary: object,
  changed: ReadonlyMap<number, object>,
): Promise<void> {
  const rows = [...changed].map(([sequence, payload]) => ({ sequence, payload }));
  await tx.execute(sql`select meno_condense_events(${of.learnerId}::uuid, ${of.courseId}::uuid, ${of.through}::bigint,
    ${JSON.stringify(summary)}::jsonb, ${JSON.stringify(rows)}::jsonb)`);
}

const forgottenSchema = z.tuple([z.object({ gone: z.coerce.number() })]);

/** Forgets all events of a learner in a course that change mastery, and what follows from them. Only the system may; a legal hold stops it. */
export async function forgetAll(tx: Tx, of: { learnerId: string; courseId: string }): Promise<number> {
  const { rows } = await tx.execute(
    sql`select meno_forget_answers(${of.learnerId}::uuid, ${of.courseId}::uuid) as gone`,
  );
  return forgottenSchema.parse(rows)[0].gone;
}
