import type { Tx } from '@/platform/database/transaction';
import type { Extraction } from './contract';
import { levelsOf, removeCycles } from './graph';
import * as store from './store';

/** Proposes the lines of a map anew, on the concepts that it has. What teachers decided wins. */
export async function applyEdges(tx: Tx, courseId: string, extraction: Extraction): Promise<void> {
  await store.lockMap(tx, courseId);
  const rows = await store.conceptsOf(tx, courseId);
  await proposePrerequisites(tx, courseId, extraction, finalIds(new Map(rows.map((row) => [row.key, row]))));
  await store.bumpRevision(tx, courseId);
}

/** Key to the concept that stands for it, through merges. */
export function finalIds(byKey: Map<string, store.ConceptRow>): (key: string) => string | null {
  const byId = new Map([...byKey.values()].map((row) => [row.id, row]));
  return (key) => {
    let row = byKey.get(key);
    for (let hops = 0; row?.mergedInto && hops < 50; hops++) row = byId.get(row.mergedInto);
    return row && !row.removed ? row.id : null;
  };
}

/** Replaces the proposed lines by those of an extraction. @returns how many lines the map has */
export async function proposePrerequisites(
  tx: Tx,
  courseId: string,
  extraction: Extraction,
  idOf: (key: string) => string | null,
): Promise<number> {
  await store.deleteProposals(tx, courseId);
  const decided = await store.prerequisitesOf(tx, courseId);
  const taken = new Set(decided.map((edge) => `${edge.prerequisiteId} ${edge.conceptId}`));
  const proposals = extraction.prerequisites.flatMap((edge) => {
    const [prerequisiteId, conceptId] = [idOf(edge.prerequisiteKey), idOf(edge.conceptKey)];
    if (!prerequisiteId || !conceptId || prerequisiteId === conceptId || taken.has(`${prerequisiteId} ${conceptId}`))
      return [];
    taken.add(`${prerequisiteId} ${conceptId}`);
    // A proposal is always weaker than a teacher's edge, so that a cycle through both loses the proposal.
    return [{ prerequisiteId, conceptId, weight: Math.min(edge.weight, 0.99), evidence: edge.evidence }];
  });
  const fixed = decided
    .filter((edge) => edge.status === 'active')
    .map(({ prerequisiteId, conceptId }) => ({ prerequisiteId, conceptId, weight: 1, evidence: '' }));
  const kept = removeCycles(
    [...fixed, ...proposals].map((edge) => ({ ...edge, from: edge.prerequisiteId, to: edge.conceptId })),
  );
  const accepted = kept.filter((edge) => edge.weight < 1);
  await store.putPrerequisites(
    tx,
    accepted.map(({ prerequisiteId, conceptId, weight, evidence }) => ({
      courseId,
      prerequisiteId,
      conceptId,
      weight,
      evidence,
      origin: 'proposed' as const,
      status: 'active' as const,
    })),
  );
  await refreshLevels(tx, courseId);
  return accepted.length + fixed.length;
}

/** Recomputes each concept's level from the active edges; writes only those that changed. */
export async function refreshLevels(tx: Tx, courseId: string): Promise<void> {
  const rows = await store.conceptsOf(tx, courseId);
  const edges = (await store.prerequisitesOf(tx, courseId)).filter((edge) => edge.status === 'active');
  const levels = levelsOf(
    rows.map((row) => row.id),
    edges.map((edge) => ({ from: edge.prerequisiteId, to: edge.conceptId, weight: edge.weight })),
  );
  for (const row of rows) {
    const level = levels.get(row.id) ?? 0;
    if (level !== row.level) await store.updateConcept(tx, row.id, { level });
  }
}
