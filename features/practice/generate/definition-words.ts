import { normaliseTerm } from '@/core/text/terms';
import type { Definition } from './definition';
import type { MakerInput } from './draft';
import { capitalise, quote, uncapitalise } from './inline';
import { maskTerms, passageAround } from './passage';
import { whereToLook } from './sections';

/** How many words of a meaning the third hint gives away when the meaning is asked for. */
const OPENING_WORDS = 4;

/** The sentence or entry as a quotation. */
export function quoteDefinition({ form, term, meaning, sentence }: Definition, say: MakerInput['say']): string {
  return quote(form === 'sentence' ? sentence : `${say('entry', { term, meaning: uncapitalise(meaning) })}.`);
}

/** The answer with the words of the material that say so. */
export function workedDefinition(definition: Definition, answer: string, say: MakerInput['say']): string {
  return say('worked', { answer, quote: quoteDefinition(definition, say) });
}

/** What a wrong term really means. */
export function explainTerm({ term, meaning }: Definition, say: MakerInput['say']): string {
  return say('explainTerm', { term, meaning: uncapitalise(meaning) });
}

/** Names of the term, which its passage must not show. */
export function keysOfDefinition({ key, aliases }: Definition): Set<string> {
  return new Set([key, ...aliases.map((alias) => alias.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))]);
}

/** Up to two statements about the term from elsewhere in the concept's material. */
function moreAbout(definition: Definition, { material, subject }: MakerInput): string[] {
  const keys = keysOfDefinition(definition);
  return subject.concept.chunks
    .flatMap((chunk) => material.statements.get(chunk.id) ?? [])
    .filter(({ text }) => text !== definition.sentence && material.finder.find(text).some(({ key }) => keys.has(key)))
    .slice(0, 2)
    .map(({ text }) => text);
}

/** The passage with the term blanked, for exercises that ask for the term. */
export function passageWithoutTerm(definition: Definition, input: MakerInput): string {
  const mask = (text: string) => maskTerms(text, keysOfDefinition(definition), input.material);
  const shown =
    definition.form === 'sentence' ? mask(definition.sentence) : `____: ${mask(uncapitalise(definition.meaning))}.`;
  return passageAround(definition.block, definition.sentence, shown, mask, input, moreAbout(definition, input));
}

/** The passage with the meaning broken off after its first words, for exercises that ask for the meaning. */
export function passageWithoutMeaning(definition: Definition, input: MakerInput): string {
  const { clause, term, meaning, form, sentence } = definition;
  const opening = `${meaning.split(' ').slice(0, OPENING_WORDS).join(' ')} …`;
  const shown = clause
    ? `${clause.subject} ${clause.verb} ${opening}`
    : `${capitalise(term)}: ${uncapitalise(opening)}`;
  return passageAround(
    definition.block,
    form === 'sentence' ? sentence : '',
    shown,
    (text) => text,
    input,
    moreAbout(definition, input),
  );
}

/** Ways to say where to look for a definition without saying the term. */
export function nudgesToDefinition(definition: Definition, input: MakerInput): string[] {
  const kind = input.say('hintKind');
  // A glossary stands under no heading that would help.
  if (definition.block.kind === 'definition') return [kind, ...whereToLook(definition.chunk, input.say)];
  const names = keysOfDefinition(definition);
  return [...whereToLook(definition.chunk, input.say, (heading) => names.has(normaliseTerm(heading))), kind];
}
