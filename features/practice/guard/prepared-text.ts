import { LRUCache } from 'lru-cache';
import { readQuantity } from '@/core/text/same-answer-numbers';
import { answerWords, baseForms } from '@/core/text/same-answer-words';
import { splitSentences } from '@/core/text/sentences';
import { contentStems, stem } from '@/core/text/tokens';
import { inOneAlphabet, shapesOf } from './disguises';

/** A text made ready to be looked through for many answers; each part is made when it is first asked for. */
export interface PreparedText {
  /** Without the marks of Markdown. */
  plain: string;
  words: readonly string[];
  /** Base forms of the words, and of each two neighbours written as one. */
  bases(): ReadonlySet<string>;
  joins(): ReadonlySet<string>;
  stems(): ReadonlySet<string>;
  sentences: readonly { text: string; stems(): ReadonlySet<string> }[];
  /** The text in other shapes, letters only. */
  shapes: readonly string[];
  /** Every number in it, however written. */
  quantities: readonly { value: number; unit: string }[];
}

/** One answer is read for all exercises of a learner, one after the other. */
const kept = new LRUCache<string, PreparedText>({ max: 200 });

const PIECE =
  /(?<![\p{L}\p{N}_])[-−+]?(?:\d[\d ,.'\u202f]*(?:\s*[/⁄]\s*\d+)?|\.\d+)(?:\s*[%°\p{L}/²³]+)?|\p{L}+(?:[\s-]\p{L}+)?/gu;

/** The same object for the same text. */
export function prepare(text: string, locale: string): PreparedText {
  const key = `${locale} ${text}`;
  const known = kept.get(key);
  if (known) return known;
  const made = preparedOf(bare(text), locale);
  kept.set(key, made);
  return made;
}

function preparedOf(plain: string, locale: string): PreparedText {
  const words = answerWords(plain, locale);
  return {
    plain,
    words,
    bases: lazy(() => new Set(words.flatMap((word) => formsOf(word, locale)))),
    joins: lazy(() => new Set(words.flatMap((word, i) => formsOf(`${word}${words[i + 1] ?? ''}`, locale)))),
    stems: lazy(() => new Set(contentStems(plain, locale))),
    sentences: splitSentences(plain, locale).map(({ text }) => ({
      text,
      stems: lazy(() => new Set(contentStems(text, locale))),
    })),
    shapes: shapesOf(plain),
    quantities: quantitiesIn(plain, locale),
  };
}

/** What a word may be a form of. */
export function formsOf(word: string, locale: string): readonly string[] {
  return locale.startsWith('en') ? baseForms(word) : [word, stem(word, locale)];
}

function quantitiesIn(text: string, locale: string): { value: number; unit: string }[] {
  return (text.match(PIECE) ?? []).flatMap((piece) => {
    const parts = [
      piece,
      piece.replace(/[ ,.']+$/, ''),
      piece.replace(/\s*[%°\p{L}/²³]+$/u, ''),
      ...piece.split(/[ ,]/),
    ];
    return [...new Set(parts)].flatMap((part) => {
      const read = readQuantity(part, locale);
      return read ? read.values.map((value) => ({ value, unit: read.unit })) : [];
    });
  });
}

/** Makes a set once, when it is first asked for. */
function lazy(make: () => Set<string>): () => ReadonlySet<string> {
  let made: Set<string> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** Text without the marks of Markdown, so that emphasis within a word or phrase hides nothing. */
export function bare(markdown: string): string {
  return inOneAlphabet(markdown.replace(/\p{Cf}/gu, ''))
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/[*_`~]+/g, '')
    .replace(/\\([\\*_{}[\]()#+.!-])/g, '$1');
}
