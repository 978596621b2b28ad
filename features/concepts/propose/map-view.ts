import { normaliseTerm } from '@/core/text/terms';
import type { Tx } from '@/platform/database/transaction';
import type { PromptPassage } from '@/platform/models/types';
import { formOf } from '../extract/words';
import type { MapState } from '../history/state';
import { type ConceptRow, conceptsOf } from '../store';
import { edgesOf } from '../store-state';
import { type SuggestionRow, suggestionsOf } from './store';

export type ReadPassage = Pick<PromptPassage, 'ref' | 'chunkId' | 'text'>;

/** What a proposal is held against: the map as it is, and what its teachers decided. */
export interface MapView {
  /** Concepts that learners see. */
  concepts: readonly ConceptRow[];
  /** Normalised names of what is on the map, other names too, hidden concepts left out. */
  onMap: ReadonlySet<string>;
  /** Normalised names of what a teacher hid, merged or took away. */
  decided: ReadonlySet<string>;
  /** Concept by the form of each of its names. */
  byForm: ReadonlyMap<string, string>;
  edges: MapState['edges'];
  /** State of what was proposed, by kind and key. */
  suggested: Map<string, SuggestionRow['state']>;
  /** Lines that wait for a teacher. */
  suggestedPairs: { prerequisiteId: string; conceptId: string }[];
}

export const pairKey = (prerequisiteId: string, conceptId: string) => `${prerequisiteId} ${conceptId}`;

export async function readMapView(tx: Tx, courseId: string): Promise<MapView> {
  const rows = await conceptsOf(tx, courseId);
  const shown = rows.filter((row) => !row.mergedInto && !row.removed && !row.hidden);
  const suggestions = await suggestionsOf(tx, courseId);
  const byForm = new Map<string, string>();
  for (const name of [(row: ConceptRow) => [row.name], (row: ConceptRow) => row.aliases])
    for (const row of shown)
      for (const form of name(row).map(formOf)) if (form !== '' && !byForm.has(form)) byForm.set(form, row.id);
  return {
    concepts: shown,
    onMap: new Set(shown.flatMap(keysOf)),
    decided: new Set(rows.filter((row) => !shown.includes(row)).flatMap(keysOf)),
    byForm,
    edges: await edgesOf(tx, courseId),
    suggested: new Map(suggestions.map(({ kind, key, state }) => [`${kind} ${key}`, state])),
    suggestedPairs: suggestions.flatMap(({ kind, state, prerequisiteId, conceptId }) =>
      kind === 'prerequisite' && state === 'open' && prerequisiteId !== null && conceptId !== null
        ? [{ prerequisiteId, conceptId }]
        : [],
    ),
  };
}

function keysOf(row: ConceptRow): string[] {
  return [row.key, ...[row.name, ...row.aliases].map(normaliseTerm)];
}
