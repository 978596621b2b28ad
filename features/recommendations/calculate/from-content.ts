import type { BestHelp } from '@/features/resources/contract';
import type { Draft } from '../find/draft';
import type { PatternAnswer } from '../find/patterns';
import { why } from './words';

const DAY_MS = 24 * 3600 * 1000;
/** Misses that are old say nothing of today. */
const LATELY_MS = 7 * DAY_MS;
/** Latest answers of a concept that are looked at, and misses among them that ask for help. */
const LOOKED_AT = 4;
const MISSES = 1;
/** More at once helps less. */
const CONCEPTS = 2;

export interface Struggle {
  conceptId: string;
  misses: number;
  answers: number;
  /** When the oldest of them stops to say something of today, in milliseconds since 1970. */
  holdsUntil: number;
}

/** Concepts that went wrong lately, the latest first. */
export function strugglesIn(answers: readonly PatternAnswer[], now: Date): Struggle[] {
  const byConcept = new Map<string, PatternAnswer[]>();
  for (const answer of [...answers].sort((a, b) => b.at.getTime() - a.at.getTime())) {
    if (now.getTime() - answer.at.getTime() > LATELY_MS) continue;
    const list = byConcept.get(answer.conceptId) ?? [];
    if (list.length < LOOKED_AT) list.push(answer);
    byConcept.set(answer.conceptId, list);
  }
  return [...byConcept]
    .map(([conceptId, list]) => ({
      conceptId,
      misses: list.filter(({ correct }) => !correct).length,
      answers: list.length,
      holdsUntil: Math.min(...list.map(({ at }) => at.getTime())) + LATELY_MS,
    }))
    .filter(({ misses }) => misses >= MISSES)
    .slice(0, CONCEPTS);
}

/** The best passage that a learner has not had for a concept that goes wrong; where the material has none, the tutor. */
export function fromContent(struggle: Struggle, name: string, best: BestHelp | null): Draft {
  const { conceptId, misses, answers } = struggle;
  const params = { name, misses, answers };
  // Below every gap and misconception that is as bad: those say what is wrong, this only that something is.
  const score = 0.25 + (0.25 * misses) / LOOKED_AT;
  const common = { kind: 'content', conceptId, targetId: conceptId, score, days: 7 } as const;
  if (!best)
    return {
      ...{ ...common, action: 'tutor', passage: null, about: '' },
      ...{ say: () => why('content.tutor', params), evidence: { times: misses, answers } },
    };
  return {
    ...{ ...common, action: 'passage', about: best.chunkId },
    passage: { chunkId: best.chunkId, sourceId: best.sourceId },
    say: () => why(`content.${wordOf(best.reason)}`, params),
    evidence: { times: misses, answers, likeness: best.score },
  };
}

function wordOf(reason: BestHelp['reason']): 'example' | 'definition' | 'procedure' | 'easier' | 'other' {
  return reason === 'example' || reason === 'definition' || reason === 'procedure' || reason === 'easier'
    ? reason
    : 'other';
}
