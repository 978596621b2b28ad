import type { ItemBody, ItemResponse } from '../../contract';

/** What stands in the fields of a question before anything was done; null where nothing can be sent yet. */
export function blankResponse(body: ItemBody): ItemResponse | null {
  switch (body.kind) {
    case 'choice':
    case 'truth':
      return null;
    case 'ordering':
      return { kind: 'ordering', order: body.steps.map((step) => step.id) };
    case 'matching':
      return { kind: 'matching', pairs: {} };
    default:
      return { kind: body.kind, text: '' };
  }
}

/** Longest text that the API takes, in characters, by kind. */
const longest = { cloze: 500, numeric: 60, short: 5000, code: 2000 } as const;

/** How many characters a written answer is too long; 0 when it fits. */
export function excess(response: ItemResponse | null): number {
  if (response === null || !('text' in response)) return 0;
  return Math.max(0, response.text.length - longest[response.kind]);
}

/** What is missing before a response can be checked, as a key of the messages; null when it can. */
export function missing(body: ItemBody, response: ItemResponse | null): 'choice' | 'text' | 'matching' | null {
  if (body.kind === 'choice' || body.kind === 'truth') return response === null ? 'choice' : null;
  if (response === null) return 'text';
  if ('text' in response) return response.text.trim() === '' ? 'text' : null;
  if (body.kind === 'matching' && response.kind === 'matching') {
    return body.left.every((term) => response.pairs[term.id] !== undefined) ? null : 'matching';
  }
  return null;
}

/** The list with the entry at `from` taken to `to`; indices outside the list change nothing. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length || from === to) return [...list];
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, entry);
}

/** Pairs with one more pair; a meaning belongs to one term only and leaves the one that had it. */
export function paired(pairs: Record<string, string>, left: string, right: string): Record<string, string> {
  const others = Object.entries(pairs).filter(([term, meaning]) => term !== left && meaning !== right);
  return { ...Object.fromEntries(others), [left]: right };
}

/** Words of a text, counted as people count them. */
export function countWords(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/u).length;
}
