import { titleOf } from '@/core/text/terms';
import type { Definition } from './definition';
import { explainTerm, nudgesToDefinition, passageWithoutTerm, workedDefinition } from './definition-words';
import { type Draft, type Maker, type MakerInput, makeDraft, optionIds } from './draft';
import { capitalise, uncapitalise } from './inline';
import type { Material } from './material';
import { neighboursOf, takeDistinct } from './neighbours';
import { shuffle } from './random';
import { blankShared, isReadable, sharesWords } from './shared-words';

/** Wrong options are drawn from this many nearest neighbours. */
const DRAW_FROM = 5;

/** "Which term fits this meaning?" with terms of the neighbourhood. */
export const choiceTerm: Maker = (input) =>
  (input.material.definitionsOf.get(input.subject.concept.id) ?? []).flatMap(
    (definition) => build(definition, input) ?? [],
  );

function build(definition: Definition, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const wrong = wrongOnes(definition, material);
  const meaning = meaningToShow(definition, wrong);
  if (wrong.length < 2 || meaning === null) return null;
  const options = optionIds(
    shuffle([definition, ...wrong], material.seed, `term ${definition.key}`).map((one) => ({
      one,
      text: titleOf(one.term),
    })),
  );
  const right = options.find(({ one }) => one === definition);
  if (!right) return null;
  const rest = options.filter((option) => option !== right);
  return makeDraft(
    {
      ...{ subject, chunk: definition.chunk, block: definition.block },
      body: {
        kind: 'choice',
        prompt: say('choiceTerm', { meaning: capitalise(meaning) }),
        options: options.map(({ id, text }) => ({ id, text })),
      },
      key: { kind: 'choice', optionId: right.id },
      nudges: nudgesToDefinition(definition, input),
      narrower: rest.map(({ one }) => say('hintNotTerm', { option: one.term, meaning: uncapitalise(one.meaning) })),
      passage: passageWithoutTerm(definition, input),
      worked: workedDefinition(definition, right.text, say),
      explanations: Object.fromEntries(rest.map(({ id, one }) => [id, explainTerm(one, say)])),
      difficulty: 0.25 + 0.05 * wrong.length + (definition.meaning.length > 120 ? 0.05 : 0),
      worth: subject.keys.has(definition.key) ? 0.95 : 0.75,
      source: definition.sentence,
      answer: definition.key,
      identity: ['term', definition.key, definition.meaning],
    },
    material.language,
  );
}

/** Neighbours; where the meaning holds a word of the right term, rather ones whose terms hold a word of it too. */
function wrongOnes(definition: Definition, material: Material): Definition[] {
  const near = neighboursOf(definition, material);
  const draw = (from: readonly Definition[]) =>
    takeDistinct(shuffle(from.slice(0, DRAW_FROM), material.seed, definition.key), 3, material);
  if (!sharesWords(definition.meaning, definition.term)) return draw(near);
  const sharing = draw(near.filter(({ term }) => sharesWords(definition.meaning, term)));
  return sharing.length >= 2 ? sharing : draw(near);
}

/** The meaning, with words blanked that stand in the right term only; null where too little would be left. */
function meaningToShow(definition: Definition, wrong: readonly Definition[]): string | null {
  const blanked = blankShared(definition.meaning, definition.term);
  if (blanked.count === 0 || wrong.every((other) => sharesWords(definition.meaning, other.term)))
    return definition.meaning;
  return isReadable(blanked.text, definition.stems.size) ? blanked.text : null;
}
