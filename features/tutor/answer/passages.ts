import { leansOnContext } from '@/core/text/self-contained';
import { splitSentences } from '@/core/text/sentences';
import { contentStems } from '@/core/text/tokens';
import type { RetrievedPassage } from '@/features/library/contract';

/** Passages that an answer quotes at most, and sentences of each. */
const MOST_QUOTES = 3;
const MOST_SENTENCES = 3;
/** Share of the best passage's score under which a passage is no answer. */
const ENOUGH = 0.5;
const LONGEST = 700;

export interface Quote {
  ref: string;
  text: string;
}

interface Scored extends Quote {
  score: number;
}

/**
 * The sentences of the passages that answer a question best, word for word: of each passage the sentence that has most of the question's subject
 * words, with what it leans on before it and what follows.
 * @param allowed what may be said; a passage that has nothing else is left out.
 */
export function quotesFor(
  question: string,
  passages: readonly RetrievedPassage[],
  language: string,
  allowed: (text: string) => boolean,
): Quote[] {
  const wanted = weights(question, passages, language);
  const scored = passages
    .flatMap((passage) => bestOf(passage, wanted, language, allowed))
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const chosen: Quote[] = [];
  for (const { ref, text, score } of scored) {
    if (chosen.length === MOST_QUOTES || score < best * ENOUGH) break;
    if (!chosen.some((other) => other.text.includes(text) || text.includes(other.text))) chosen.push({ ref, text });
  }
  return chosen;
}

/** Subject words of the question; those that fewer passages have say more. */
function weights(question: string, passages: readonly RetrievedPassage[], language: string): Map<string, number> {
  const stems = passages.map((passage) => new Set(contentStems(passage.text, language)));
  return new Map(
    [...new Set(contentStems(question, language))].map((stem) => {
      const holders = stems.filter((each) => each.has(stem)).length;
      return [stem, holders === 0 ? 0 : Math.log(1 + (passages.length + 1) / holders)];
    }),
  );
}

function bestOf(
  passage: RetrievedPassage,
  wanted: ReadonlyMap<string, number>,
  language: string,
  allowed: (text: string) => boolean,
): Scored[] {
  const sentences = splitSentences(passage.text, language).map((each) => each.text);
  const scores = sentences.map((sentence) => {
    const stems = contentStems(sentence, language);
    const met = [...new Set(stems)].reduce((sum, stem) => sum + (wanted.get(stem) ?? 0), 0);
    // Ten words say something; a bare heading or a fragment seldom does.
    return met * Math.min(1, stems.length / 4) * (DEFINES.test(sentence) ? 1.25 : 1);
  });
  const order = scores.map((score, i) => ({ score, i })).sort((a, b) => b.score - a.score || a.i - b.i);
  for (const { score, i } of order) {
    if (score <= 0) return [];
    const text = around(sentences, i, language);
    if (allowed(text)) return [{ ref: passage.ref, text, score: score + passage.score * 0.01 }];
    const alone = sentences[i] ?? '';
    if (allowed(alone)) return [{ ref: passage.ref, text: alone, score }];
  }
  return [];
}

const DEFINES =
  /\b(?:is|are|means?|refers? to|is called|es|son|significa|est|sont|signifie|ist|sind|bedeutet|heißt)\b|(?:هو|هي|يعني)/iu;

function around(sentences: readonly string[], at: number, language: string): string {
  let start = at;
  while (start > 0 && at - start < MOST_SENTENCES - 1 && leansOnContext(sentences[start] ?? '', language)) start--;
  let text = sentences.slice(start, at + 1).join(' ');
  for (let end = at + 1; end < sentences.length && end - start < MOST_SENTENCES; end++) {
    const longer = `${text} ${sentences[end]}`;
    if (longer.length > LONGEST) break;
    text = longer;
  }
  return text;
}
