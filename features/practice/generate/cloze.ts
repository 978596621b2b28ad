import { answerWords } from '@/core/text/same-answer-words';
import { normaliseTerm } from '@/core/text/terms';
import type { CourseChunk } from '@/features/library/contract';
import { GAP } from '../grade/gap';
import { type Draft, type Maker, type MakerInput, makeDraft } from './draft';
import { quote, wordCount } from './inline';
import { isKnowledge } from './knowledge';
import type { Material } from './material';
import { maskTerms, passageAround } from './passage';
import { whereToLook } from './sections';
import { sharesStems, sharesWords } from './shared-words';
import type { Statement } from './statement';
import { pairOf } from './synonyms';
import { isDefined, telling } from './telling';
import type { TermMatch } from './term-finder';

/** A sentence about a term says so at its beginning: the gap may open within this many words. */
const SUBJECT_WORDS = 4;

/** A term that more than this share of all chunks mention says too little to be asked for beside another. */
const COMMON = 0.04;

/** Praise and history that fit any subject. */
const VAPID =
  /\b(?:vital|crucial|important|central|key|major) (?:role|part|topic|tool)|\bfor a long time\b|\bin recent years\b|\bmore broadly\b|\bnot much more\b|^To prove\b|^When \$|\bcan be used in\b/i;

/** A sentence of the concept's material with its term left out, or with another term of the course that it speaks of. */
export const cloze: Maker = (input) => {
  const { material, subject } = input;
  const defined = (material.definitionsOf.get(subject.concept.id) ?? []).map(({ key }) => key);
  const own = new Set([...subject.keys, ...defined]);
  return subject.concept.chunks.flatMap((chunk) =>
    (material.statements.get(chunk.id) ?? []).flatMap((statement) => {
      if (statement.words < 8 || statement.words > 36 || VAPID.test(statement.text)) return [];
      if (!isKnowledge(statement, material)) return [];
      const found = material.finder.find(statement.text);
      const mine = found.filter(({ key }) => own.has(key)).slice(0, 1);
      const others = found.filter(({ key }) => !own.has(key) && isSpecific(key, material));
      // Another term is asked for where the sentence relates it to the concept, or says what it is.
      const asked =
        mine.length > 0 ? [...mine, ...others] : others.filter((match) => isDefined(statement, match, material));
      return asked.flatMap((match) => build(statement, match, found, own, input) ?? []).slice(0, 1);
    }),
  );
};

/** A term that is worth asking for in passing: mentioned in few places. */
function isSpecific(key: string, material: Material): boolean {
  const mentions = material.mentions.get(key)?.size ?? 0;
  return mentions > 0 && mentions <= Math.max(6, material.chunkCount * COMMON);
}

function build(
  statement: Statement,
  match: TermMatch,
  found: readonly TermMatch[],
  own: ReadonlySet<string>,
  input: MakerInput,
): Draft | null {
  const { material, subject, say } = input;
  if (isCode(statement.text, match) || found.filter(({ key }) => key === match.key).length > 1) return null;
  const gapped = leaveOut(statement.text, match);
  const answer = statement.text.slice(match.start, match.end);
  if (sharesWords(gapped, answer) || sharesStems(gapped, answer) || !isOpenGap(gapped)) return null;
  // "The ____ of cars has inspired …": many a noun fits.
  if (/^the ____ of\b/i.test(gapped) && !isDefined(statement, match, material)) return null;
  const fit = telling(statement, match, material, own.has(match.key));
  if (fit === null) return null;
  const keys = new Set([match.key, ...(subject.keys.has(match.key) ? subject.keys : [])]);
  const words = answerWords(answer, material.language);
  const atSubject = wordCount(statement.text.slice(0, match.start)) < SUBJECT_WORDS;
  return makeDraft(
    {
      ...{ subject, chunk: statement.chunk, block: statement.block },
      body: { kind: 'cloze', prompt: say('clozeWords', { count: answer.split(/\s+/).length }), text: gapped },
      key: {
        kind: 'cloze',
        answers: namesOf(match.key, answer, input),
        rivals: rivalsOf(match.key, statement.chunk, material),
      },
      nudges: [...whereToLook(statement.chunk, say), say('hintKind')],
      narrower: [say('hintLetters', { count: words.length, letters: words.map((word) => word.charAt(0)).join(', ') })],
      passage: passageAround(statement.block, statement.text, gapped, (text) => maskTerms(text, keys, material), input),
      worked: say('worked', { answer, quote: quote(statement.text) }),
      difficulty: 0.45 + (atSubject ? 0 : 0.1) + (statement.words > 24 ? 0.05 : 0) - 0.1 * fit,
      worth: (subject.keys.has(match.key) ? 0.45 : 0.25) + 0.3 * fit + (atSubject ? 0.15 : 0),
      source: statement.text,
      answer: match.key,
      identity: [statement.text, match.key],
    },
    material.language,
  );
}

/** The gap instead of the term; a bracketed abbreviation behind the term goes too, and the article tells nothing about the first letter. */
function leaveOut(text: string, { start, end }: TermMatch): string {
  const before = text
    .slice(0, start)
    .replace(/[`"“]$/, '')
    .replace(/\b([Aa])n? $/, '$1(n) ');
  const after = text
    .slice(end)
    .replace(/^[`"”]/, '')
    .replace(/^\s\((?:[\p{Lu}\d]{2,8}s?|[^()]{1,30} value)\)/u, '');
  return `${before}${GAP}${after}`;
}

function isCode(text: string, { start, end }: TermMatch): boolean {
  return (
    text.charAt(start - 1) === '`' ||
    text.charAt(end) === '`' ||
    (text.slice(0, start).match(/[`$]/g) ?? []).length % 2 === 1
  );
}

/** A gap within a longer word ("____-based", "non-____") or beside another name cannot be filled by thinking. */
function isOpenGap(gapped: string): boolean {
  return !/[\p{L}\p{N}/–-]____|____[\p{L}\p{N}/–-]|____['’]s\b.*____|\(\s*____\s*\)/u.test(gapped);
}

/** The term as the sentence has it and the concept's other names; inflections are accepted anyway. */
function namesOf(key: string, answer: string, { subject }: MakerInput): string[] {
  const all = subject.keys.has(key) ? [subject.name, ...subject.concept.aliases] : [];
  // "array methods" is no other name of "array".
  const aliases = all.filter((name) => normaliseTerm(name) === key || !normaliseTerm(name).includes(key));
  const spelt = new Map([answer, ...aliases].reverse().map((name): [string, string] => [normaliseTerm(name), name]));
  return [...spelt.values()].reverse();
}

/** Rivals that are kept with an exercise. */
const MOST_RIVALS = 60;

/** Other terms that a learner may type: those spelt alike, and those of the same chunk. Terms used for one another are no rivals. */
function rivalsOf(key: string, chunk: CourseChunk, material: Material): string[] {
  const alike = [...material.terms.keys()].filter(
    (other) => other.startsWith(key.slice(0, 3)) || other.endsWith(key.slice(-4)),
  );
  const beside = material.finder.find(chunk.text).map((match) => match.key);
  return [...new Set([...alike, ...beside])]
    .filter((other) => other !== key && !material.synonyms.has(pairOf(other, key)))
    .flatMap((other) => material.terms.get(other) ?? [])
    .slice(0, MOST_RIVALS);
}
