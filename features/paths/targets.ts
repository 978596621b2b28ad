import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import type { PathTarget, StoredTarget } from './contract';
import type { WayConcept } from './way';

/** A target as it stands in the course now. */
export interface LiveTarget {
  stored: StoredTarget;
  /** Itself, or what it was merged into; null where the course has it no more. */
  concept: WayConcept | null;
}

/**
 * What has become of targets: those that were merged follow the merged concept, hidden and removed ones are gone. Two that have become one are one
 * target. A question to the database only for those that the course doesn't have as they were.
 */
export async function liveTargets(
  tx: Tx,
  mastery: Pick<MasteryPort<Tx>, 'currentConcept'>,
  byId: ReadonlyMap<string, WayConcept>,
  targets: readonly StoredTarget[],
): Promise<LiveTarget[]> {
  const seen = new Set<string>();
  const live: LiveTarget[] = [];
  for (const stored of targets) {
    const id = byId.has(stored.conceptId) ? stored.conceptId : await mastery.currentConcept(tx, stored.conceptId);
    const concept = byId.get(id) ?? null;
    if (concept && seen.has(concept.id)) continue;
    if (concept) seen.add(concept.id);
    live.push({ stored, concept });
  }
  return live;
}

/** Ids of those that the course still has. */
export const idsOf = (targets: readonly LiveTarget[]): string[] => targets.flatMap(({ concept }) => concept?.id ?? []);

/** Something was wanted that the course still has, and all of it is known. */
export function isFinished(targets: readonly LiveTarget[], isKnown: (id: string) => boolean): boolean {
  const ids = idsOf(targets);
  return ids.length > 0 && ids.every(isKnown);
}

export function showTarget({ stored, concept }: LiveTarget, isKnown: (id: string) => boolean): PathTarget {
  if (!concept) return { conceptId: null, name: stored.name, was: null, state: 'gone' };
  return {
    conceptId: concept.id,
    name: concept.name,
    was: concept.id === stored.conceptId ? null : stored.name,
    state: isKnown(concept.id) ? 'known' : 'ahead',
  };
}
