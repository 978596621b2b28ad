import { moved } from '../../exercise/response';
import type { DraftLine, ItemDraft } from './item-draft';

/** What can be done with the lines of a form; each gives the draft as it is then. */
export function linesOfDraft(draft: ItemDraft) {
  const { lines } = draft;
  return {
    set: (id: string, change: Partial<DraftLine>): ItemDraft => ({
      ...draft,
      lines: lines.map((line) => (line.id === id ? { ...line, ...change } : line)),
    }),
    add: (): ItemDraft => ({ ...draft, lines: [...lines, { id: freshId(lines), text: '', beside: '' }] }),
    remove: (id: string): ItemDraft => {
      const rest = lines.filter((line) => line.id !== id);
      return { ...draft, lines: rest, rightId: draft.rightId === id ? (rest[0]?.id ?? '') : draft.rightId };
    },
    move: (from: number, to: number): ItemDraft => ({ ...draft, lines: moved(lines, from, to) }),
  };
}

function freshId(lines: readonly DraftLine[]): string {
  let number = lines.length + 1;
  while (lines.some((line) => line.id === `n${number}`)) number++;
  return `n${number}`;
}
