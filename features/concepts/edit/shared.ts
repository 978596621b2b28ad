import { normaliseTerm } from '@/core/text/terms';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { conceptsErrors } from '../contract';
import type { MapState } from '../history/state';
import * as store from '../store';

export const fail = errorsOf(conceptsErrors);

/** @throws concept_not_found also for one that was merged into another or taken off the map */
export async function requireConcept(tx: Tx, courseId: string, id: string): Promise<store.ConceptRow> {
  const row = await store.conceptById(tx, courseId, id);
  if (!row) throw fail('concept_not_found', 'There is no such concept in this course.');
  return row;
}

/** @throws concept_name_taken */
export async function requireFreeName(tx: Tx, courseId: string, name: string, exceptId: string | null): Promise<void> {
  const key = normaliseTerm(name);
  const taken = (await store.conceptsOf(tx, courseId)).find(
    (row) => !row.mergedInto && !row.removed && row.id !== exceptId && normaliseTerm(row.name) === key,
  );
  if (taken) throw fail('concept_name_taken', `There is a concept called “${taken.name}” already.`);
}

/** Whether a line from `prerequisiteId` to `conceptId` would close a circle with these active lines. */
export function closesCircle(
  edges: readonly Pick<MapState['edges'][number], 'prerequisiteId' | 'conceptId'>[],
  prerequisiteId: string,
  conceptId: string,
): boolean {
  if (prerequisiteId === conceptId) return true;
  const successors = new Map<string, string[]>();
  for (const edge of edges) {
    const known = successors.get(edge.prerequisiteId);
    if (known) known.push(edge.conceptId);
    else successors.set(edge.prerequisiteId, [edge.conceptId]);
  }
  const seen = new Set([conceptId]);
  const stack = [conceptId];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at === prerequisiteId) return true;
    for (const next of successors.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      stack.push(next);
    }
  }
  return false;
}
