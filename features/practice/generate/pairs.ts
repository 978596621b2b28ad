import type { ItemBody, ItemKey } from '../contract';
import { type MakerInput, optionIds } from './draft';
import { shuffle } from './random';

/** Two things that belong together, as Markdown. */
export interface Pair {
  left: string;
  right: string;
}

type MatchingBody = Extract<ItemBody, { kind: 'matching' }>;
type MatchingKey = Extract<ItemKey, { kind: 'matching' }>;

/** The body and key of a matching exercise: left as given, right shuffled. Ids of the right side count on from those of the left. */
export function pairsBody(
  prompt: string,
  pairs: readonly Pair[],
  seed: number,
  purpose: string,
): { body: MatchingBody; key: MatchingKey } {
  const left = optionIds(pairs.map((pair) => ({ text: pair.left, pair })));
  const right = shuffle(pairs, seed, purpose).map((pair, i) => ({ id: String(i + 1), text: pair.right, pair }));
  return {
    body: {
      kind: 'matching',
      prompt,
      left: left.map(({ id, text }) => ({ id, text })),
      right: right.map(({ id, text }) => ({ id, text })),
    },
    key: {
      kind: 'matching',
      pairs: Object.fromEntries(left.map(({ id, pair }) => [id, right.find((other) => other.pair === pair)?.id ?? ''])),
    },
  };
}

/** Hints of a matching exercise: where to look, one pair, two pairs. */
export function pairsHints(
  pairs: readonly Pair[],
  where: readonly string[],
  say: MakerInput['say'],
): { nudges: string[]; narrower: string[]; passage: string } {
  const [first, second] = pairs;
  const line = (pair: Pair | undefined) => (pair ? `- ${pair.left} – ${pair.right}` : '');
  return {
    nudges: [...where, say('hintMatching')],
    narrower: [first ? say('hintPair', { left: first.left, right: first.right }) : ''],
    passage: say('hintPairs', { pairs: [line(first), line(second)].join('\n') }),
  };
}
