import type { MaterialKind } from '@/features/standards/contract';
import type { HelpReason } from './contract';

/** A passage that may help, before it is weighed. */
export interface Candidate {
  chunkId: string;
  /** Likeness to what the learner struggles with, 0 to 1 beside the best. */
  likeness: number;
  kind: MaterialKind;
  /** 0 easy to 1 hard. */
  difficulty: number;
  /** It teaches the concept itself. */
  teaches: boolean;
  supplementary: boolean;
}

/** For whom: how they are taught the concept now, and what they have had of it. Null mode: nothing is known, or a teacher asks. */
export interface Reader {
  mode: 'foundational' | 'scaffolded' | 'advanced' | null;
  /** Chunks that their lessons showed, with kind and difficulty. */
  seen: ReadonlyMap<string, { kind: MaterialKind; difficulty: number }>;
}

export interface Ranked extends Candidate {
  score: number;
  reason: HelpReason;
}

/** Below this likeness a passage speaks of something else: a list that is short helps more than one that is long. */
export const NEAR_FROM = 0.25;
/** Likeness of a passage that teaches the concept is at least this, since somebody or something has said that it does. */
export const TEACHES_FROM = 0.85;
const LIKENESS = 0.6;
const LEVEL = 0.2;
const KIND = 0.2;
/** Difficulty that fits a mode. */
const FITTING = { foundational: 0.3, scaffolded: 0.45, advanced: 0.6 } as const;
/** A passage counts as easier or harder than what was seen from this distance on. */
const FELT = 0.1;
const NEW_KINDS: Partial<Record<MaterialKind, HelpReason>> = {
  example: 'example',
  definition: 'definition',
  procedure: 'procedure',
  data: 'data',
  summary: 'summary',
  reference: 'reference',
};

/**
 * Weighs passages by likeness, level and kind: those that read as the learner's mode asks, and those of a kind that the learner has not had
 * of this concept, come before others that are as near. What they have seen comes not again; exercises are practice's business.
 */
export function rankResources(candidates: readonly Candidate[], reader: Reader): Ranked[] {
  const kinds = new Set([...reader.seen.values()].map(({ kind }) => kind));
  const levels = [...reader.seen.values()].map(({ difficulty }) => difficulty);
  const usual = levels.length > 0 ? levels.reduce((sum, level) => sum + level, 0) / levels.length : null;
  return candidates
    .filter(({ chunkId, kind, likeness }) => likeness >= NEAR_FROM && !reader.seen.has(chunkId) && kind !== 'exercise')
    .map((candidate) => {
      const level = reader.mode === null ? 1 : 1 - Math.abs(candidate.difficulty - FITTING[reader.mode]);
      const fresh = kinds.has(candidate.kind) ? 0 : 1;
      const score = LIKENESS * candidate.likeness + LEVEL * level + KIND * fresh;
      return { ...candidate, score, reason: reasonOf(candidate, fresh === 1, usual) };
    })
    .sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}

/**
 * The best of each section first, then the others in their order: three passages of one section help less than one each of three.
 * @param sectionOf names the section of a passage; two passages of one section have the same name
 */
export function spreadOut<R>(ranked: readonly R[], sectionOf: (one: R) => string): R[] {
  const met = new Set<string>();
  const [first, later]: [R[], R[]] = [[], []];
  for (const one of ranked) {
    const section = sectionOf(one);
    (met.has(section) ? later : first).push(one);
    met.add(section);
  }
  return [...first, ...later];
}

function reasonOf({ kind, difficulty, teaches }: Candidate, fresh: boolean, usual: number | null): HelpReason {
  const byKind = NEW_KINDS[kind];
  if (fresh && byKind) return byKind;
  if (usual !== null && difficulty < usual - FELT) return 'easier';
  if (usual !== null && difficulty > usual + FELT) return 'further';
  return teaches ? 'unseen' : 'same_idea';
}
