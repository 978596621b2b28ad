import { type Slip, slipOf } from './slips';

/** An answer as the finder reads it. */
export interface PatternAnswer {
  presentationId: string;
  conceptId: string;
  correct: boolean;
  unaided: boolean;
  at: Date;
  slip: string | null;
  givens: readonly string[];
  chunkId: string | null;
  sourceId: string | null;
}

/** The same mistake more than once. */
export type Pattern = {
  conceptId: string;
  /** Exercises in which it was made, and answers that were looked at. */
  times: number;
  answers: number;
  /** Passage of the exercise in which it was made last. */
  passage: { chunkId: string; sourceId: string } | null;
} & (
  | { type: 'confusion'; otherId: string }
  /** `given`: what was given each time, as it was given last. */
  | { type: 'same'; given: string }
  | { type: 'slip'; slip: Slip }
);

/** Latest answers of a concept that are looked at. */
export const LOOKED_AT = 10;
/** So often makes a pattern; a second time in the same exercise is no second time. */
const LEAST = 2;
/** So many right answers without help after the last mistake, and it is over. */
const OVER_AFTER = 2;

interface Mistake {
  answer: PatternAnswer;
  key: string;
  concepts: string[];
  of: { type: 'confusion'; between: [string, string] } | { type: 'same'; given: string } | { type: 'slip'; slip: Slip };
}

/**
 * Mistakes that a learner made in at least two exercises among the latest {@link LOOKED_AT} answers of a concept, or of two concepts that they take
 * for one another: the same wrong answer, one concept given for another (either way round), the same kind of slip. Each mistake is named once, a
 * confusion before the words in which it was made. What was answered right twice since, without help, is over.
 *
 * Pure: the order of `answers` doesn't matter, nor do answers of other concepts.
 * @param meaningOf the concept that an answer names or describes, or null.
 */
export function findPatterns(
  answers: readonly PatternAnswer[],
  meaningOf: (given: string) => string | null,
): Pattern[] {
  const windows = windowsOf(answers);
  const found = new Map<string, Mistake[]>();
  for (const answer of [...windows.values()].flat()) {
    for (const mistake of mistakesIn(answer, meaningOf))
      found.set(mistake.key, [...(found.get(mistake.key) ?? []), mistake]);
  }
  return [...found.values()].flatMap((mistakes) => patternOf(mistakes, windows) ?? []).sort(strongestFirst);
}

/** The latest answers of each concept, the latest first. */
function windowsOf(answers: readonly PatternAnswer[]): Map<string, PatternAnswer[]> {
  const byConcept = new Map<string, PatternAnswer[]>();
  for (const answer of [...answers].sort(latestFirst)) {
    const list = byConcept.get(answer.conceptId) ?? [];
    if (list.length < LOOKED_AT) list.push(answer);
    byConcept.set(answer.conceptId, list);
  }
  return byConcept;
}

function mistakesIn(answer: PatternAnswer, meaningOf: (given: string) => string | null): Mistake[] {
  if (answer.correct) return [];
  const { conceptId } = answer;
  const mistakes = answer.givens.map((given): Mistake => {
    const otherId = meaningOf(given);
    if (otherId === null || otherId === conceptId)
      return { answer, key: `same|${conceptId}|${plain(given)}`, concepts: [conceptId], of: { type: 'same', given } };
    const between: [string, string] = conceptId < otherId ? [conceptId, otherId] : [otherId, conceptId];
    return { answer, key: `confusion|${between.join('|')}`, concepts: between, of: { type: 'confusion', between } };
  });
  const slip = slipOf(answer.slip);
  if (slip === null) return mistakes;
  return [...mistakes, { answer, key: `slip|${conceptId}|${slip}`, concepts: [conceptId], of: { type: 'slip', slip } }];
}

function patternOf(mistakes: Mistake[], windows: Map<string, PatternAnswer[]>): Pattern | null {
  const inOrder = [...mistakes].sort((a, b) => latestFirst(a.answer, b.answer));
  const last = inOrder[0];
  const times = new Set(mistakes.map(({ answer }) => answer.presentationId)).size;
  if (!last || times < LEAST) return null;
  const seen = last.concepts.flatMap((id) => windows.get(id) ?? []);
  const since = seen.filter(({ at, correct, unaided }) => correct && unaided && at > last.answer.at);
  if (since.length >= OVER_AFTER) return null;
  const { conceptId, chunkId, sourceId } = last.answer;
  const passage = chunkId !== null && sourceId !== null ? { chunkId, sourceId } : null;
  const common = { conceptId, times, answers: seen.length, passage };
  if (last.of.type !== 'confusion') return { ...common, ...last.of };
  const [one, other] = last.of.between;
  return { ...common, type: 'confusion', otherId: one === conceptId ? other : one };
}

const KINDS = { confusion: 0, same: 1, slip: 2 } as const;

function strongestFirst(a: Pattern, b: Pattern): number {
  return (
    b.times - a.times ||
    KINDS[a.type] - KINDS[b.type] ||
    a.answers - b.answers ||
    (a.conceptId < b.conceptId ? -1 : a.conceptId > b.conceptId ? 1 : 0)
  );
}

function latestFirst(a: PatternAnswer, b: PatternAnswer): number {
  return (
    b.at.getTime() - a.at.getTime() ||
    (a.presentationId < b.presentationId ? -1 : a.presentationId > b.presentationId ? 1 : 0)
  );
}

/** Words without what doesn't matter between two answers. */
export function plain(given: string): string {
  return given
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .trim();
}
