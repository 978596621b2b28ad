import { LRUCache } from 'lru-cache';
import { type SentenceTraits, sentenceTraits } from '@/core/text/self-contained';
import { splitSentences } from '@/core/text/sentences';

/** A sentence as the composer reads it. */
export interface SentenceReading extends SentenceTraits {
  /** Soft line breaks and footnote marks taken out. */
  markdown: string;
  /** Range in the paragraph's Markdown. */
  start: number;
  end: number;
}

/** Readings are a pure function of language and text, and the same paragraphs are read again in every lesson. */
const readings = new LRUCache<string, SentenceReading[]>({ max: 20_000 });

/** The sentences of a paragraph's Markdown with what has to be known of each; linear in its length. */
export function readSentences(markdown: string, language: string): SentenceReading[] {
  const cacheKey = `${language}\n${markdown}`;
  const known = readings.get(cacheKey);
  if (known) return known;
  const made = splitSentences(markdown, language).map(({ text, start, end }) => read(text, start, end, language));
  readings.set(cacheKey, made);
  return made;
}

function read(text: string, start: number, end: number, language: string): SentenceReading {
  const markdown = withoutAsides(withoutFootnotes(text))
    .replace(/[ \t]*(?:\\|\s{2,})?\n[ \t]*/g, ' ')
    .trim();
  return { ...sentenceTraits(markdown, language), markdown, start, end };
}

/** Footnote marks have nowhere to lead in a lesson. */
export function withoutFootnotes(markdown: string): string {
  return markdown.replace(/\[\^[^\]\s]+\](?!:)/g, '');
}

/** "(see Section 3)" sends nobody anywhere; the sentence is whole without it. */
const ASIDE =
  /\s*\((?:(?:please )?(?:see|cf\.|refer to|as in|as shown in|introduced in|described in|discussed in|defined in|compare|e\.g\.,?|i\.e\.,?) (?:also )?)?(?:the (?:sections?|chapters?|appendix|figure) on [^()]*|(?:Sections?|Chapters?|Figures?|Figs?\.|Equations?|Eqs?\.|Appendix|Tables?) [\d.]+[a-z]?(?:(?:,| and|–|-) ?[\d.]+)*|equations? \(\d+\))\)/giu;

function withoutAsides(markdown: string): string {
  return markdown.includes('(') ? markdown.replace(ASIDE, '') : markdown;
}
