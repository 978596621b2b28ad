import { normaliseTerm } from '@/core/text/terms';
import type { Tx } from '@/platform/database/transaction';
import { type ConceptRow, conceptsOf } from '../store';
import { edgesOf } from '../store-state';
import { pairKey } from './map-view';
import { type OpenSuggestion, openSuggestions, suggestionsOf } from './store';

/** A suggestion that a teacher can decide on, with the names of the concepts that it would join. */
export interface WaitingSuggestion extends OpenSuggestion {
  before: string;
  after: string;
}

/** What waits for a teacher and still makes sense: its passage is there, and the map has not come to it by itself. */
export async function waiting(tx: Tx, courseId: string): Promise<WaitingSuggestion[]> {
  const rows = (await conceptsOf(tx, courseId)).filter((row) => !row.mergedInto && !row.removed);
  const names = new Set(rows.flatMap((row) => [row.name, ...row.aliases].map(normaliseTerm)));
  const shown = new Map<string, ConceptRow>(rows.filter((row) => !row.hidden).map((row) => [row.id, row]));
  const edges = new Set((await edgesOf(tx, courseId)).map((edge) => pairKey(edge.prerequisiteId, edge.conceptId)));
  return (await openSuggestions(tx, courseId)).flatMap((each): WaitingSuggestion[] => {
    const { kind, key, prerequisiteId, conceptId } = each.row;
    if (kind === 'concept') return names.has(key) ? [] : [{ ...each, before: '', after: '' }];
    const [before, after] = [shown.get(prerequisiteId ?? ''), shown.get(conceptId ?? '')];
    if (kind === 'merge' && before && after) return [{ ...each, before: before.name, after: after.name }];
    return before && after && !edges.has(key) ? [{ ...each, before: before.name, after: after.name }] : [];
  });
}

/** Suggestions that nobody decided on and that make no sense any more: they may be proposed again when they do. */
export async function gone(tx: Tx, courseId: string): Promise<string[]> {
  const open = new Set((await waiting(tx, courseId)).map(({ row }) => row.id));
  return (await suggestionsOf(tx, courseId))
    .filter(({ id, state }) => state === 'open' && !open.has(id))
    .map(({ id }) => id);
}
