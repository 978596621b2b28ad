import { isProperName } from './casing';
import type { Definition } from './definition';
import { nudgesToDefinition, passageWithoutMeaning, workedDefinition } from './definition-words';
import { type Draft, type Maker, type MakerInput, makeDraft, optionIds } from './draft';
import { capitalise, uncapitalise, withoutStop } from './inline';
import type { Material } from './material';
import { neighboursOf, takeDistinct } from './neighbours';
import { shuffle } from './random';
import { sharesStems } from './shared-words';

/** Wrong options are drawn from this many nearest neighbours. */
const DRAW_FROM = 6;
/** An option may be this much longer than the shortest; a longest option that sticks out is read as the right one. */
const LENGTH_SPREAD = 2.2;

/** "What does X mean?" with meanings of the neighbourhood. */
export const choiceMeaning: Maker = (input) =>
  (input.material.definitionsOf.get(input.subject.concept.id) ?? []).flatMap(
    (definition) => build(definition, input) ?? [],
  );

function build(definition: Definition, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const wrong = wrongOnes(definition, material);
  if (wrong.length < 2) return null;
  const texts = [definition, ...wrong].map((one) => ({ one, text: capitalise(uncapitalise(one.meaning)) }));
  const options = optionIds(shuffle(texts, material.seed, `meaning ${definition.key}`));
  const right = options.find(({ one }) => one === definition);
  if (!right) return null;
  const rest = options.filter((option) => option !== right);
  return makeDraft(
    {
      ...{ subject, chunk: definition.chunk, block: definition.block },
      body: {
        kind: 'choice',
        prompt: say(questionOf(definition), { term: definition.term }),
        options: options.map(({ id, text }) => ({ id, text })),
      },
      key: { kind: 'choice', optionId: right.id },
      nudges: nudgesToDefinition(definition, input),
      narrower: rest.map(({ text }) => say('hintNotOption', { option: withoutStop(text) })),
      passage: passageWithoutMeaning(definition, input),
      worked: workedDefinition(definition, capitalise(definition.meaning), say),
      explanations: Object.fromEntries(rest.map(({ id, one }) => [id, say('explainMeaning', { term: one.term })])),
      difficulty: 0.3 + 0.05 * wrong.length,
      worth: subject.keys.has(definition.key) ? 0.85 : 0.65,
      source: definition.sentence,
      answer: definition.key,
      identity: ['meaning', definition.key, definition.meaning],
    },
    material.language,
  );
}

/**
 * Neighbours of like length. Where the meaning holds a word of the term, one at least must hold a word of it too, as it would point at the
 * right option otherwise; none where there is no such neighbour.
 */
function wrongOnes(definition: Definition, material: Material): Definition[] {
  const near = neighboursOf(definition, material).filter(
    (other) => ratio(definition.meaning.length, other.meaning.length) <= LENGTH_SPREAD,
  );
  const draw = (from: readonly Definition[]) =>
    shuffle(from.slice(0, DRAW_FROM), material.seed, `of ${definition.key}`);
  // Derived words count: "a function used to estimate" points at "estimator".
  if (!sharesStems(definition.meaning, definition.term)) return takeDistinct(draw(near), 3, material);
  const sharing = draw(near.filter(({ meaning }) => sharesStems(meaning, definition.term)));
  return sharing.length === 0 ? [] : takeDistinct([...sharing.slice(0, 2), ...draw(near), ...sharing], 3, material);
}

/** The wording that fits the term: what it does, what they are, what it means. */
function questionOf({
  term,
  shape,
  plural,
}: Definition): 'choiceDoes' | 'choiceMeaningMany' | 'choiceMeaningName' | 'choiceMeaning' {
  if (shape === 'command' || shape === 'verb') return 'choiceDoes';
  if (plural) return 'choiceMeaningMany';
  return isProperName(term) ? 'choiceMeaningName' : 'choiceMeaning';
}

function ratio(a: number, b: number): number {
  return Math.max(a, b) / Math.max(1, Math.min(a, b));
}
