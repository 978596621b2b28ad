import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Approach } from '@/features/lessons/contract';
import type { Tx } from '@/platform/database/transaction';
import type { School } from './school';

/** What was read before a question, as far as the log of it goes: how it taught. @returns the lesson's id. */
export async function writeLesson(
  { newId, clock }: School,
  tx: Tx,
  {
    learnerId,
    courseId,
    conceptId,
    number,
  }: { learnerId: string; courseId: string; conceptId: string; number: number },
  approach: Approach,
): Promise<string> {
  const id = newId();
  await tx.execute(sql`
    insert into lessons (id, learner_id, course_id, concept_id, concept_name, number, mode, mastery, reason, sections,
      material_used_up, words, composer, approach, created_at)
    values (${id}, ${learnerId}, ${courseId}, ${conceptId}, '', ${number}, 'scaffolded', 0.5, '', '[]', false, 100,
      'simulated', ${approach}, ${clock.now.toISOString()})`);
  return id;
}

/** Concepts for which a learner got a plan at a moment. */
export async function plansMadeAt(tx: Tx, learnerId: string, at: Date): Promise<string[]> {
  const { rows } = await tx.execute(sql`
    select concept_id from learning_plans where learner_id = ${learnerId} and created_at = ${at.toISOString()}`);
  return rows.map((row) => z.object({ concept_id: z.string() }).parse(row).concept_id);
}

/** p(L) after the last answer on a concept; 0 before there is one. */
export async function knownOf(tx: Tx, learnerId: string, conceptId: string): Promise<number> {
  const { rows } = await tx.execute(sql`
    select p_known from mastery where learner_id = ${learnerId} and concept_id = ${conceptId}`);
  return rows[0] ? z.object({ p_known: z.number() }).parse(rows[0]).p_known : 0;
}
