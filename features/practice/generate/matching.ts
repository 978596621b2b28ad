import { titleOf } from '@/core/text/terms';
import type { Definition } from './definition';
import { quoteDefinition } from './definition-words';
import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { capitalise, uncapitalise } from './inline';
import { neighboursOf, takeDistinct } from './neighbours';
import { type Pair, pairsBody, pairsHints } from './pairs';
import { shuffle } from './random';
import { whereToLook } from './sections';
import { sharesWords } from './shared-words';

/** Pairs in one exercise. */
const FEWEST = 3;
const MOST = 4;

/** "Match each term with its meaning", with the concept's definition and its nearest neighbours. */
export const matching: Maker = (input) =>
  (input.material.definitionsOf.get(input.subject.concept.id) ?? [])
    .slice(0, 2)
    .flatMap((definition) => build(definition, input) ?? []);

function build(definition: Definition, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const others = takeDistinct(neighboursOf(definition, material), MOST * 2, material);
  const chosen = fairPairs([definition, ...others]).slice(0, MOST);
  if (chosen.length < FEWEST || chosen[0] !== definition) return null;
  const pairs = shuffle(chosen, material.seed, `left ${definition.key}`).map(
    (one): Pair => ({ left: titleOf(one.term), right: capitalise(uncapitalise(one.meaning)) }),
  );
  const does = definition.shape === 'command' || definition.shape === 'verb' || definition.shape === 'code';
  const { body, key } = pairsBody(
    say(does ? 'matchingDoes' : 'matching'),
    pairs,
    material.seed,
    `right ${definition.key}`,
  );
  const keys = chosen.map((one) => one.key).sort();
  return makeDraft(
    {
      ...{ subject, chunk: definition.chunk, block: definition.block, body, key },
      ...pairsHints(pairs, definition.block.kind === 'definition' ? [] : whereToLook(definition.chunk, say), say),
      worked: say('workedPairs', { list: chosen.map((one) => quoteDefinition(one, say)).join('\n>\n') }),
      difficulty: 0.3 + 0.05 * pairs.length,
      worth: subject.keys.has(definition.key) ? 0.75 : 0.6,
      source: keys.join(' '),
      answer: keys.join(' '),
      identity: ['match', ...keys],
    },
    material.language,
  );
}

/** Keeps definitions whose meaning holds no word of its own term that the other terms lack: the word would find the pair. */
function fairPairs([first, ...others]: readonly Definition[]): Definition[] {
  if (!first || sharesWords(first.meaning, first.term)) return [];
  return [first, ...others.filter((other) => !sharesWords(other.meaning, other.term))];
}
