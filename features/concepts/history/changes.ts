/** What of a concept an edit may set. Level and importance follow from the rest and from the material. */
export interface ConceptFields {
  name: string;
  aliases: string[];
  definitionText: string | null;
  definitionChunkId: string | null;
  position: number;
  hidden: boolean;
  nameEdited: boolean;
  positionEdited: boolean;
  definitionEdited: boolean;
  accepted: boolean;
  removed: boolean;
  mergedInto: string | null;
}

export interface LinkFields {
  role: 'teaches' | 'mentions' | 'excluded';
  weight: number;
  origin: 'extracted' | 'teacher';
}

export interface EdgeFields {
  origin: 'proposed' | 'teacher';
  status: 'active' | 'rejected';
  weight: number;
  evidence: string;
}

/** One thing that an edit changed: how it was before and how after; `null` where it was not there. */
export type MapChange =
  | { of: 'concept'; id: string; before: Partial<ConceptFields>; after: Partial<ConceptFields> }
  | { of: 'link'; conceptId: string; chunkId: string; before: LinkFields | null; after: LinkFields | null }
  | { of: 'edge'; prerequisiteId: string; conceptId: string; before: EdgeFields | null; after: EdgeFields | null }
  | { of: 'items'; ids: string[]; before: string; after: string };

export const conceptFields = [
  'name',
  'aliases',
  'definitionText',
  'definitionChunkId',
  'position',
  'hidden',
  'nameEdited',
  'positionEdited',
  'definitionEdited',
  'accepted',
  'removed',
  'mergedInto',
] as const satisfies readonly (keyof ConceptFields)[];

/** The same changes the other way round, last one first: applied after them, everything is as it was. */
export function inverse(changes: readonly MapChange[]): MapChange[] {
  return changes.toReversed().map((change): MapChange => {
    switch (change.of) {
      case 'concept':
        return { ...change, before: change.after, after: change.before };
      case 'link':
        return { ...change, before: change.after, after: change.before };
      case 'edge':
        return { ...change, before: change.after, after: change.before };
      case 'items':
        return { ...change, before: change.after, after: change.before };
    }
  });
}
