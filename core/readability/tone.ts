import { readProse } from './prose';

/** How a text speaks to its reader. Shares are of its sentences, 0 to 1. */
export interface Tone {
  sentences: number;
  /** Sentences with a passive or an impersonal construction, 0 to 1; null for languages without rules here. */
  impersonal: number | null;
  /** Marks of exclamation in prose. */
  exclamations: number;
  /** Sentences that praise the reader for nothing they have done. */
  praise: string[];
}

/**
 * Passive: a form of "be" and a participle within two words. Impersonal: "it is", "there are", "one can".
 * Marked by surface alone, as style checkers do; a measure to compare texts by, no grammar.
 */
const IMPERSONAL: Record<string, RegExp> = {
  en: /\b(?:am|is|are|was|were|be|been|being)(?:\s+\p{L}+){0,2}?\s+(?:\p{L}{2,}ed|\p{L}+(?:own|iven|aken|een|one|ade|aid|ept|uilt|itten|ought|aught|ound|old|ut))\b|^(?:it|there) (?:is|are|was|were|can be)\b|\bone (?:can|may|must|should)\b/iu,
  es: /(?<!\p{L})se (?:\p{L}+)[aeo]n?(?!\p{L})|(?<!\p{L})(?:es|son|fue|fueron|ser|sido)\s+\p{L}+[ai]d[oa]s?(?!\p{L})|^hay(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:est|sont|été|être|fut|furent)\s+(?:\p{L}+\s)?\p{L}+(?:ée?s?|ie?s?|ue?s?)(?!\p{L})|(?<!\p{L})on(?!\p{L})|^il (?:y a|est|faut)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:wird|werden|wurde|wurden|worden)(?!\p{L})|(?<!\p{L})man(?!\p{L})|^es (?:gibt|ist)(?!\p{L})/iu,
};

/** Praise and cheer aimed at the reader, in the languages that courses are written in. */
const PRAISE: Record<string, RegExp> = {
  en: /\b(?:great|good|nice|excellent|amazing|awesome|fantastic|wonderful) (?:job|work|going|question|thinking)\b|\bwell done\b|\byou(?:'re| are) (?:doing |)(?:great|amazing|brilliant|a natural|so smart|awesome|fantastic)\b|\b(?:congratulations|bravo|hooray|yay|woohoo|keep it up|way to go)\b|\byou(?:'ve| have) got this\b|^(?:absolutely|awesome|fantastic|amazing|perfect|brilliant|excellent)[!.]/iu,
  es: /(?<!\p{L})(?:muy bien|buen trabajo|excelente|enhorabuena|felicidades|bravo|fantástico|genial)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:bravo|félicitations|excellent travail|bon travail|très bien joué|génial|super)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:gut gemacht|super|toll|großartig|glückwunsch|bravo|klasse|weiter so)(?!\p{L})/iu,
};

/** Measures how a text speaks; `language` as BCP 47 tag. */
export function toneOf(markdown: string, language = 'en'): Tone {
  const base = language.split('-')[0] ?? 'en';
  const sentences = readProse(markdown, language);
  const impersonal = IMPERSONAL[base];
  const spoken = sentences.map(({ text }) =>
    text
      .replace(/`[^`]*`|\$[^$]*\$/g, ' ')
      .replace(/[*_]/g, '')
      .trim(),
  );
  return {
    sentences: sentences.length,
    impersonal: impersonal ? share(spoken.filter((text) => impersonal.test(text)).length, sentences.length) : null,
    exclamations: spoken.reduce((sum, text) => sum + (text.match(/!(?!=)|¡/g)?.length ?? 0), 0),
    praise: sentences.filter((_, index) => isPraise(spoken[index] ?? '', language)).map(({ text }) => text),
  };
}

/** Whether a sentence only praises or cheers its reader: short, and with words of praise. */
export function isPraise(sentence: string, language = 'en'): boolean {
  const pattern = PRAISE[language.split('-')[0] ?? 'en'];
  const words = sentence.split(/\s+/).length;
  return pattern !== undefined && words <= 14 && pattern.test(sentence.replace(/[’‘]/g, "'"));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
