import { isKnown as isKnownAt } from '@/core/tracing/thresholds';

export interface Candidate {
  id: string;
  name: string;
  position: number;
  prerequisiteIds: string[];
  dependentIds: string[];
  /** p(L), or null before any evidence. */
  mastery: number | null;
  lastEvidenceAt: Date | null;
}

export type Choice = { concept: Candidate } & (
  | { code: 'continue' | 'start' | 'review' }
  | { code: 'unlocked'; known: string[] }
  | { code: 'gap'; goal: string }
);

/** Without evidence for so long, something known is worth another look, in milliseconds. */
const REVIEW_AFTER_MS = 14 * 24 * 3600 * 1000;

/**
 * Proposes the next concept: what was begun last and is not known yet, else the first concept whose prerequisites are
 * all known, missing prerequisites first; when all is known, what was longest without evidence.
 * @returns null when there is nothing left to propose.
 */
export function chooseNext(concepts: Candidate[], now: Date): Choice | null {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const isReady = (concept: Candidate) => concept.prerequisiteIds.every((id) => isKnown(byId.get(id)));
  const open = concepts.filter((concept) => !isKnown(concept)).sort(inOrder);
  const begun = open.filter((concept) => concept.lastEvidenceAt !== null).sort(latestFirst)[0];
  if (begun && isReady(begun)) return { concept: begun, code: 'continue' };
  if (begun) {
    const gap = firstGap(begun, byId);
    if (gap) return { concept: gap, code: 'gap', goal: begun.name };
  }
  const ready = open.find(isReady);
  if (ready) return explainReady(ready, byId);
  return review(concepts, now);
}

/** Prerequisites known: named in the reason, at most two. Nothing before it: a place to begin. */
function explainReady(concept: Candidate, byId: Map<string, Candidate>): Choice {
  const known = concept.prerequisiteIds.flatMap((id) => byId.get(id)?.name ?? []);
  return known.length > 0 ? { concept, code: 'unlocked', known: known.slice(0, 2) } : { concept, code: 'start' };
}

/** The deepest prerequisite that is missing and itself ready; the graph has no cycles, so there is one. */
function firstGap(goal: Candidate, byId: Map<string, Candidate>): Candidate | null {
  let at = goal;
  for (let steps = 0; steps <= byId.size; steps++) {
    const missing = at.prerequisiteIds
      .flatMap((id) => byId.get(id) ?? [])
      .filter((each) => !isKnown(each))
      .sort(inOrder)[0];
    if (!missing) return at === goal ? null : at;
    at = missing;
  }
  return null;
}

function review(concepts: Candidate[], now: Date): Choice | null {
  const due = concepts
    .filter(
      (concept) =>
        concept.lastEvidenceAt !== null && now.getTime() - concept.lastEvidenceAt.getTime() >= REVIEW_AFTER_MS,
    )
    .sort((a, b) => latestFirst(b, a))[0];
  return due ? { concept: due, code: 'review' } : null;
}

function isKnown(concept: Candidate | undefined): boolean {
  return concept !== undefined && isKnownAt(concept.mastery ?? 0);
}
function inOrder(a: Candidate, b: Candidate): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1);
}
function latestFirst(a: Candidate, b: Candidate): number {
  return (b.lastEvidenceAt?.getTime() ?? 0) - (a.lastEvidenceAt?.getTime() ?? 0) || inOrder(a, b);
}
