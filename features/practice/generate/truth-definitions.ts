import type { Definition } from './definition';
import { keysOfDefinition, quoteDefinition } from './definition-words';
import { type Draft, type Maker, type MakerInput, makeDraft, optionIds } from './draft';
import { capitalise, uncapitalise, withoutStop } from './inline';
import { neighboursOf, takeDistinct } from './neighbours';
import { maskTerms, passageAround } from './passage';
import { shuffle } from './random';
import { whereToLook } from './sections';
import { sharesWords } from './shared-words';

/**
 * "Which of these statements is true?": the true one is the material's own sentence; the others give one neighbour the meaning of another,
 * so that no term and no meaning stands twice.
 */
export const truthDefinitions: Maker = (input) =>
  (input.material.definitionsOf.get(input.subject.concept.id) ?? []).flatMap(
    (definition) => build(definition, input) ?? [],
  );

interface Swap {
  subject: Definition;
  /** Whose meaning it is given. */
  other: Definition;
}

function build(definition: Definition, input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const near = neighboursOf(definition, material).filter((other) => sameForm(definition, other));
  const wrong = takeDistinct(shuffle(near.slice(0, 6), material.seed, `true ${definition.key}`), 3, material);
  if (wrong.length < 3) return null;
  // "loop variable: the variable that …" is known to be true by its words alone.
  if (repeatsHead(definition, definition) && !wrong.some((one, i) => repeatsHead(one, after(wrong, i, one))))
    return null;
  const swaps = wrong.map((one, i): Swap => ({ subject: one, other: after(wrong, i, one) }));
  const truth = { swap: null, text: statement(definition, definition, say) };
  const options = optionIds(
    shuffle(
      [truth, ...swaps.map((swap) => ({ swap, text: statement(swap.subject, swap.other, say) }))],
      material.seed,
      `truth ${definition.key}`,
    ),
  );
  const right = options.find(({ swap }) => swap === null);
  if (!right) return null;
  const rest = options.flatMap(({ id, text, swap }) => (swap ? [{ id, text, swap }] : []));
  const mask = (text: string) => maskTerms(text, keysOfDefinition(definition), material);
  return makeDraft(
    {
      ...{ subject, chunk: definition.chunk, block: definition.block },
      body: {
        kind: 'truth',
        prompt: say(definition.form === 'sentence' ? 'truth' : 'truthEntry'),
        options: options.map(({ id, text }) => ({ id, text })),
      },
      key: { kind: 'truth', optionId: right.id },
      nudges: [say('hintSwap'), ...whereToLook(definition.chunk, say)],
      narrower: rest.map(({ text }) => say('hintNotOption', { option: withoutStop(text) })),
      passage: passageAround(definition.block, definition.sentence, mask(quotable(definition)), mask, input),
      worked: say('workedStatement', { answer: right.text, quote: quoteDefinition(definition, say) }),
      explanations: Object.fromEntries(rest.map(({ id, swap }) => [id, explain(swap, say)])),
      difficulty: 0.5,
      worth: subject.keys.has(definition.key) ? 0.8 : 0.6,
      source: definition.sentence,
      answer: definition.key,
      identity: ['truth', definition.key, definition.meaning],
    },
    material.language,
  );
}

/** Whose meaning the i-th of the wrong ones is given: the next one's. */
function after(wrong: readonly Definition[], i: number, own: Definition): Definition {
  return wrong[(i + 1) % wrong.length] ?? own;
}

/** The meaning opens on the last word of the term. */
function repeatsHead({ term }: Definition, { meaning }: Definition): boolean {
  const head = term.split(/[\s-]+/).at(-1) ?? '';
  return /[\s-]/.test(term) && sharesWords(meaning.split(' ').slice(0, 4).join(' '), head);
}

/** Sentences stand beside sentences with the same verb, entries beside entries. */
function sameForm(a: Definition, b: Definition): boolean {
  return (
    a.form === b.form &&
    a.clause?.verb === b.clause?.verb &&
    (a.form === 'entry' || (a.clause !== null && isPlain(a) && isPlain(b)))
  );
}

/** The sentence says nothing beyond subject, verb and meaning; otherwise a swap would change half of it only. */
function isPlain({ clause, meaning, sentence }: Definition): boolean {
  return clause !== null && sentence.length - clause.subject.length - clause.verb.length - meaning.length < 8;
}

function statement(subject: Definition, other: Definition, say: MakerInput['say']): string {
  const { clause } = subject;
  const meaning = uncapitalise(other.meaning);
  return clause
    ? `${capitalise(clause.subject)} ${clause.verb} ${meaning}.`
    : `${say('entry', { term: subject.term, meaning })}.`;
}

function quotable({ form, sentence, term, meaning }: Definition): string {
  return form === 'sentence' ? sentence : `${capitalise(term)}: ${uncapitalise(meaning)}.`;
}

function explain({ subject, other }: Swap, say: MakerInput['say']): string {
  return say('explainSwap', { term: subject.term, meaning: uncapitalise(subject.meaning), other: other.term });
}
