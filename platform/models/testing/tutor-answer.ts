import { selectSentences, sentencesOf } from '../extractive/select-sentences';
import type { PromptPassage } from '../types';
import { type Asked, subjectOf } from './tutor-prompt';

/** Sentences of an answer and of a section. */
const MOST = 4;

/** Running text of whole sentences from the passages; in sections where the request lists them as `1. Title (kind; passages c1, c2; show s1)`. */
export function answerInWords(asked: Asked): string {
  const sections = [
    ...asked.everything.matchAll(/^(\d+)\. (.+?) \(([a-z_]+); passages ([^;)]*)(?:; show ([^)]*))?\)$/gm),
  ];
  if (sections.length > 0)
    return sections
      .map(([, number, title, , refs, pieces]) => {
        const wanted: string[] = (refs ?? '').match(/c\d+/g) ?? [];
        const passages = asked.passages.filter(({ ref }) => wanted.includes(ref));
        const shown: string[] = (pieces ?? '').match(/s\d+/g) ?? [];
        const text = cited(
          passages.length > 0 ? passages : asked.passages,
          `${title} ${subjectOf(asked)}`,
          Number(number),
        );
        return [`## ${number}. ${title}`, text, ...shown.map((ref) => `[[${ref}]]`)].join('\n\n');
      })
      .join('\n\n');
  const answer = cited(asked.passages, subjectOf(asked), 0, true);
  if (answer !== '') return answer;
  const marker = /write only ([A-Z_]{4,40})/.exec(asked.everything)?.[1];
  return marker ?? 'The passages do not answer this.';
}

/**
 * Sentences on a subject, each with its citation.
 * @param turn From 1: takes up further down, so that sections differ. 0: the best.
 * @param strict Nothing where nothing matches.
 */
export function cited(passages: readonly PromptPassage[], subject: string, turn: number, strict = false): string {
  const upTo = (count: number) => selectSentences(passages, subject, { most: count, language: 'en' });
  const before = new Set(upTo(MOST * Math.max(0, turn - 1)).map(({ text }) => text));
  const best = upTo(MOST * Math.max(1, turn)).filter(({ text }) => !before.has(text));
  const all = passages.flatMap((passage, index) => sentencesOf(passage, index, 'en'));
  const from = all.length === 0 ? 0 : (turn * MOST) % all.length;
  const chosen = best.length > 0 || strict ? best : all.slice(from, from + MOST);
  return chosen.map(({ text, ref }) => `${text.replace(/([.!?])$/, '')}. [${ref}]`).join(' ');
}
