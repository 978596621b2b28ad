import { LRUCache } from 'lru-cache';
import {
  announcesNext,
  asksSomething,
  countWords,
  isStageDirection,
  isWholeSentence,
  leansOnContext,
  plainSentence,
  pointsElsewhere,
} from '@/core/text/self-contained';
import { splitSentences } from '@/core/text/sentences';

/** A sentence as the composer reads it. */
export interface SentenceReading {
  /** Soft line breaks and footnote marks taken out. */
  markdown: string;
  plain: string;
  /** Range in the paragraph's Markdown. */
  start: number;
  end: number;
  words: number;
  whole: boolean;
  leans: boolean;
  announces: boolean;
  asks: boolean;
  elsewhere: boolean;
  stageDirection: boolean;
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
  const markdown = withoutFootnotes(text)
    .replace(/[ \t]*(?:\\|\s{2,})?\n[ \t]*/g, ' ')
    .trim();
  return {
    markdown,
    plain: plainSentence(markdown),
    start,
    end,
    words: countWords(markdown),
    whole: isWholeSentence(markdown),
    leans: leansOnContext(markdown, language),
    announces: announcesNext(markdown, language),
    asks: asksSomething(markdown),
    elsewhere: pointsElsewhere(markdown, language),
    stageDirection: isStageDirection(markdown, language),
  };
}

/** Footnote marks have nowhere to lead in a lesson. */
export function withoutFootnotes(markdown: string): string {
  return markdown.replace(/\[\^[^\]\s]+\](?!:)/g, '');
}
