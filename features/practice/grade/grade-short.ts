import { matchPoints } from '@/core/text/same-answer-points';
import { answerWords } from '@/core/text/same-answer-words';
import { type Grade, notRight, RIGHT } from './grade';

interface ShortKey {
  reference: string;
  keyPoints: readonly (readonly string[])[];
}

/** Share of the key points that an answer must meet to count as right. */
const ENOUGH = 0.55;
/** Fewer words than this are a keyword, not an explanation. */
const FEWEST_WORDS = 3;

/**
 * An answer in the learner's own words: right when it meets more than half of the key points of the reference (two of three, three of four
 * or five) and says the opposite of none. The score is the share of points met.
 */
export function gradeShort(text: string, key: ShortKey, locale: string): Grade {
  if (text.trim() === '') return notRight('nothing');
  const matches = matchPoints({ given: text, reference: key.reference, points: key.keyPoints, locale });
  const covered = matches.filter((match) => match === 'covered').length;
  const total = matches.length;
  const share = total === 0 ? 0 : covered / total;
  const params = { covered, total };
  const fewest = Math.min(FEWEST_WORDS, answerWords(key.reference, locale).length);
  if (answerWords(text, locale).length < fewest) return notRight('shortBrief', share, params);
  if (matches.includes('contradicted')) return notRight('shortOpposite', share / 2, params);
  if (covered >= Math.max(1, Math.ceil(total * ENOUGH))) return { ...RIGHT };
  return covered === 0 ? notRight('shortNone', 0, params) : notRight('shortSome', share, params);
}
