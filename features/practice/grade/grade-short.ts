import { matchPoints, type PointMatch } from '@/core/text/same-answer-points';
import { answerWords } from '@/core/text/same-answer-words';
import { aspectOf } from './aspect-of';
import { type Grade, notRight, RIGHT } from './grade';
import { namesOf } from './name-of';

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
 * or five) and says the opposite of none. The score is the share of points met. Feedback names the points that are there and asks for what
 * the first missing one is about, without its words.
 */
export function gradeShort(text: string, key: ShortKey, locale: string): Grade {
  if (text.trim() === '') return notRight('nothing');
  const matches = matchPoints({ given: text, reference: key.reference, points: key.keyPoints, locale });
  const covered = matches.filter((match) => match === 'covered').length;
  const total = matches.length;
  const share = total === 0 ? 0 : covered / total;
  const named = (match: PointMatch) =>
    namesOf(
      key.keyPoints.flatMap((point, i) => (matches[i] === match ? (point[0] ?? []) : [])),
      locale,
    );
  const missing = key.keyPoints.find((_, i) => matches[i] === 'missing') ?? [];
  const params = { covered, total, points: named('covered'), asks: aspectOf(key.reference, missing, locale) };
  const fewest = Math.min(FEWEST_WORDS, answerWords(key.reference, locale).length);
  if (answerWords(text, locale).length < fewest)
    return notRight(covered > 0 ? 'shortBriefSome' : 'shortBrief', share, params);
  if (matches.includes('contradicted'))
    return notRight('shortOpposite', share / 2, { ...params, points: named('contradicted') });
  if (covered >= Math.max(1, Math.ceil(total * ENOUGH))) return { ...RIGHT };
  return covered === 0 ? notRight('shortNone', 0, params) : notRight('shortSome', share, params);
}
