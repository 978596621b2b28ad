import { splitSentences } from '@/core/text/sentences';
import { contentStems } from '@/core/text/tokens';

/** Share of a statement's subject words that one sentence of the passage must have. */
const ENOUGH = 0.6;
/** What a statement speaks of stands before its verb. English only; elsewhere the words as a whole decide. */
const SUBJECT =
  /^(?:an?|the)?\s*(.{2,70}?)\s+(?:is|are|was|were|means?|does|do|has|have|holds?|keeps?|needs?|must|can|cannot|may|stands?|protects?|prevents?|causes?|warns?)\b/i;
/** A sentence that begins so goes on from the one before. */
const GOES_ON = /^(?:it|its|this|that|these|those|they|their|he|she|such|here)\b/i;

/**
 * Whether one sentence of a passage (with the one before, where it goes on from that) says what a statement says, of the same thing: words that stand
 * in a passage far apart, or of two things, make no statement of it. Definitions with their terms exchanged are told so.
 */
export function saidTogether(statement: string, passage: string, language: string): boolean {
  const wanted = new Set(contentStems(statement, language));
  if (wanted.size === 0) return true;
  const subject = language.startsWith('en') ? (SUBJECT.exec(statement.trim())?.[1] ?? '') : '';
  const about = contentStems(subject.replace(/\([^)]*\)/g, ' '), language);
  const sentences = passage
    .split(/\n+/)
    .flatMap((line) => splitSentences(line, language).map(({ text }) => text.replace(/^[-*\d.\s]+/, '')));
  return sentences.some((sentence, at) => {
    const whole = GOES_ON.test(sentence) ? `${sentences[at - 1] ?? ''} ${sentence}` : sentence;
    const stems = new Set(contentStems(whole, language));
    const found = [...wanted].filter((stem) => stems.has(stem)).length;
    return found / wanted.size >= ENOUGH && about.every((stem) => stems.has(stem));
  });
}
