import { isProperName } from './casing';
import type { Definition } from './definition';
import { nudgesToDefinition, passageWithoutMeaning, workedDefinition } from './definition-words';
import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { capitalise } from './inline';
import { keyPoints } from './key-points';

/** "In your own words: what does X mean?", compared with the material's definition. */
export const shortWhat: Maker = (input) =>
  (input.material.definitionsOf.get(input.subject.concept.id) ?? []).flatMap(
    (definition) => build(definition, input) ?? [],
  );

function build(definition: Definition, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  if (definition.shape === 'code') return null;
  const points = keyPoints(definition.meaning, [definition.term, ...definition.aliases], material);
  if (points.length === 0) return null;
  return makeDraft(
    {
      ...{ subject, chunk: definition.chunk, block: definition.block },
      body: {
        kind: 'short',
        prompt: say(
          definition.plural ? 'shortWhatMany' : isProperName(definition.term) ? 'shortWhatName' : 'shortWhat',
          {
            term: definition.term,
          },
        ),
      },
      key: { kind: 'short', reference: `${capitalise(definition.meaning)}.`, keyPoints: points },
      nudges: [say('hintShort'), ...nudgesToDefinition(definition, input)],
      narrower: [say('hintPoints', { words: someWords(points) })],
      passage: passageWithoutMeaning(definition, input),
      worked: workedDefinition(definition, capitalise(definition.meaning), say),
      difficulty: 0.55 + 0.03 * points.length,
      worth: subject.keys.has(definition.key) ? 0.8 : 0.55,
      source: definition.sentence,
      answer: definition.key,
      identity: ['what', definition.key, definition.meaning],
    },
    material.language,
  );
}

/** The first words of up to two points, in italics: where to look, not what to say. */
export function someWords(points: readonly (readonly string[])[]): string {
  return points
    .slice(0, 2)
    .map(([word = '']) => `*${word}*`)
    .join(', ');
}
