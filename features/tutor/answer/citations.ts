import type { ChatCitation } from '../contract';

export interface Numbering {
  /** Numbers of passages, given in the order in which they are first cited. */
  numbersOf(refs: readonly string[]): number[];
  cited(): ChatCitation[];
}

/** Numbers what an answer cites from 1 on; a passage keeps its number. Refs that name no passage get none. */
export function numbering(passages: ReadonlyMap<string, Omit<ChatCitation, 'number'>>): Numbering {
  const given = new Map<string, ChatCitation>();
  return {
    numbersOf(refs) {
      const numbers = refs.flatMap((ref) => {
        const passage = passages.get(ref);
        if (!passage) return [];
        // Only these: what is given here may be a whole passage with its text.
        const { chunkId, sourceId, sourceTitle, headingPath, place } = passage;
        const cited = { chunkId, sourceId, sourceTitle, headingPath, place };
        const known = given.get(chunkId) ?? { number: given.size + 1, ...cited };
        given.set(chunkId, known);
        return [known.number];
      });
      return [...new Set(numbers)].sort((a, b) => a - b);
    },
    cited: () => [...given.values()],
  };
}
