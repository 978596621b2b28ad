import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { LeadQuestion } from '../contract';
import { items } from '../schema';

/** A prompt that quotes the passage or shows code tells what is to be thought about. */
const QUOTES = /(?:^|\n)\s*(?:>|```)|\n\n/;

/**
 * Exercises of a concept, or of all of a course, whose question can be asked before their passage is read: a choice without its options, or one in own words, whose
 * prompt quotes nothing. Only those that somebody answers for, in the material's order.
 */
export async function leadQuestions(tx: Tx, courseId: string, conceptId?: string): Promise<LeadQuestion[]> {
  const rows = await tx
    .select({
      id: items.id,
      ofConcept: items.conceptId,
      body: items.body,
      chunkId: items.chunkId,
      start: items.startOffset,
      end: items.endOffset,
    })
    .from(items)
    .where(
      and(
        eq(items.courseId, courseId),
        conceptId === undefined ? undefined : eq(items.conceptId, conceptId),
        eq(items.status, 'active'),
        eq(items.review, 'approved'),
        inArray(items.kind, ['choice', 'short']),
        isNotNull(items.chunkId),
      ),
    )
    .orderBy(asc(items.startOffset), asc(items.id));
  return rows.flatMap(({ id, ofConcept, body, chunkId, start, end }) =>
    chunkId === null || start === null || end === null || !isAskable(body.prompt)
      ? []
      : [{ itemId: id, conceptId: ofConcept, prompt: body.prompt, chunkId, start, end }],
  );
}

/** A question about something named in it, not about "this meaning" or "these statements". */
function isAskable(prompt: string): boolean {
  return prompt.includes('?') && prompt.includes('**') && !QUOTES.test(prompt);
}
