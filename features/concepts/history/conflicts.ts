import type { MapChange } from './changes';

/** What of an edit another one may not have touched since: two edits that share a key are about the same thing. */
export interface Touch {
  key: string;
  /** A field of a concept; null for the concept as a whole, or for a line or a passage. */
  field: string | null;
}

/** Fields that say the same thing, or that merge by themselves. */
const watched: Record<string, string> = {
  name: 'name',
  definitionText: 'definition',
  definitionChunkId: 'definition',
  position: 'position',
  hidden: 'hidden',
};

/** What the changes of an edit are about. */
export function touchesOf(changes: readonly MapChange[]): Touch[] {
  return changes.flatMap((change): Touch[] => {
    switch (change.of) {
      case 'concept': {
        const key = `concept ${change.id}`;
        if ('mergedInto' in change.after || 'removed' in change.after) return [{ key, field: null }];
        const fields = new Set(Object.keys(change.after).flatMap((field) => watched[field] ?? []));
        return [...fields].map((field) => ({ key, field }));
      }
      case 'link':
        return [{ key: `link ${change.conceptId} ${change.chunkId}`, field: null }];
      case 'edge':
        return [{ key: `edge ${change.prerequisiteId} ${change.conceptId}`, field: null }];
      case 'suggestion':
        return [{ key: `suggestion ${change.id}`, field: null }];
      default:
        return [];
    }
  });
}

/** Whether two edits are about the same thing. */
export function collide(mine: readonly MapChange[], theirs: readonly MapChange[]): boolean {
  const fields = new Map<string, Set<string | null>>();
  for (const { key, field } of touchesOf(theirs)) fields.set(key, (fields.get(key) ?? new Set()).add(field));
  return touchesOf(mine).some(({ key, field }) => {
    const other = fields.get(key);
    return other !== undefined && (field === null || other.has(null) || other.has(field));
  });
}

/** Whether an edit is about any of these concepts, by itself or by a line. */
export function isAbout(changes: readonly MapChange[], conceptIds: ReadonlySet<string>): boolean {
  return changes.some((change) => {
    if (change.of === 'concept') return conceptIds.has(change.id);
    if (change.of === 'edge') return conceptIds.has(change.prerequisiteId) && conceptIds.has(change.conceptId);
    return false;
  });
}
