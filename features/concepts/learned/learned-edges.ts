import type { Tx } from '@/platform/database/transaction';
import type { LearnedEdge, Prerequisite } from '../contract';
import { TELLING_ODDS } from '../extract/learners';
import { type ConceptRow, conceptsOf } from '../store';
import { type LearnedOrderRow, learnedOrdersOf } from '../store-learned';

/** What answers say of a course's concepts, by the keys under which extraction finds them, merged ones too. */
export async function learnedEdges(tx: Tx, courseId: string): Promise<LearnedEdge[]> {
  const rows = await learnedOrdersOf(tx, courseId);
  if (rows.length === 0) return [];
  const keys = new Map<string, string[]>();
  const concepts = await conceptsOf(tx, courseId);
  const finalOf = finalIdOf(concepts);
  for (const { id, key } of concepts) {
    const final = finalOf(id);
    keys.set(final, [...(keys.get(final) ?? []), key]);
  }
  return rows.flatMap(({ prerequisiteId, conceptId, logOdds, sure }) =>
    (keys.get(prerequisiteId) ?? []).flatMap((prerequisiteKey) =>
      (keys.get(conceptId) ?? []).map((conceptKey) => ({ prerequisiteKey, conceptKey, logOdds, sure })),
    ),
  );
}

/** The concept that stands for another, through merges. */
export function finalIdOf(concepts: readonly Pick<ConceptRow, 'id' | 'mergedInto'>[]): (id: string) => string {
  const into = new Map(concepts.map(({ id, mergedInto }) => [id, mergedInto]));
  return (id) => {
    let at = id;
    for (let hops = 0, next = into.get(at); next && hops < 50; hops++, next = into.get(at)) at = next;
    return at;
  };
}

/** As those who teach the course read it. */
export function showLearners(order: LearnedOrderRow | undefined): Prerequisite['learners'] {
  if (!order) return null;
  const { learners, knownRight, knownWrong, otherRight, otherWrong, logOdds } = order;
  return {
    both: learners,
    knew: knownRight + knownWrong,
    knewRight: knownRight / Math.max(1, knownRight + knownWrong),
    othersRight: otherRight / Math.max(1, otherRight + otherWrong),
    effect: logOdds >= TELLING_ODDS ? 'for' : logOdds <= -TELLING_ODDS ? 'against' : 'none',
  };
}
