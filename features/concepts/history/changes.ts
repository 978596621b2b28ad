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

export type SuggestionState = 'open' | 'accepted' | 'rejected';

/** One thing that an edit changed: how it was before and how after; `null` where it was not there. */
export type MapChange =
  | { of: 'concept'; id: string; before: Partial<ConceptFields>; after: Partial<ConceptFields> }
  | { of: 'link'; conceptId: string; chunkId: string; before: LinkFields | null; after: LinkFields | null }
  | { of: 'edge'; prerequisiteId: string; conceptId: string; before: EdgeFields | null; after: EdgeFields | null }
  | { of: 'items'; ids: string[]; before: string; after: string }
  /** What a model proposed, and what a teacher made of it. */
  | { of: 'suggestion'; id: string; before: SuggestionState; after: SuggestionState };

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
  return changes.toReversed().map(turned);
}

function turned(change: MapChange): MapChange {
  switch (change.of) {
    case 'concept':
      return { ...change, before: change.after, after: change.before };
    case 'link':
      return { ...change, before: change.after, after: change.before };
    case 'edge':
      return { ...change, before: change.after, after: change.before };
    case 'items':
      return { ...change, before: change.after, after: change.before };
    case 'suggestion':
      return { ...change, before: change.after, after: change.before };
    default:
      return change satisfies never;
  }
}

/** Whether two values of a field are the same; other names are compared as a set. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((each) => b.includes(each));
}

/** The fields in which two states of a concept differ, as they were and as they are. */
export function fieldsChanged(
  before: ConceptFields,
  after: ConceptFields,
): { before: Partial<ConceptFields>; after: Partial<ConceptFields> } | null {
  const changed = conceptFields.filter((field) => !sameValue(before[field], after[field]));
  return changed.length === 0 ? null : { before: picked(before, changed), after: picked(after, changed) };
}

function picked(of: ConceptFields, fields: readonly (keyof ConceptFields)[]): Partial<ConceptFields> {
  return Object.fromEntries(fields.map((field) => [field, of[field]]));
}

export function sameLink(a: LinkFields | null, b: LinkFields | null): boolean {
  return a === b || (a !== null && b !== null && a.role === b.role && a.origin === b.origin && a.weight === b.weight);
}

export function sameEdge(a: EdgeFields | null, b: EdgeFields | null): boolean {
  if (a === null || b === null) return a === b;
  return a.origin === b.origin && a.status === b.status && a.weight === b.weight && a.evidence === b.evidence;
}
