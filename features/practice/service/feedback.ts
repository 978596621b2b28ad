import { normaliseTerm } from '@/core/text/terms';
import type { Tx } from '@/platform/database/transaction';
import type { AttemptResult, ItemBody, ItemKey, ItemResponse } from '../contract';
import { cleanInline } from '../generate/inline';
import { type FeedbackDepth, isNamed, nextStepText } from '../grade/feedback-depth';
import { generalFeedback, safeFeedback, tellsAnswer } from '../grade/feedback-text';
import type { Grade } from '../grade/grade';
import { definitionOf, placeOfChunk } from '../store-feedback';

/** What feedback reads of an item. */
export interface FeedbackItem {
  courseId: string;
  chunkId: string | null;
  body: ItemBody;
  key: ItemKey;
  language: string;
}

/** A meaning is shown up to this many characters. */
const LONGEST_MEANING = 240;

/**
 * The words after an attempt, in Markdown: as graded, and where a term of the course was given that isn't asked for, with what that term means;
 * more or less of it by depth. Never the answer.
 */
export async function feedbackWords(
  tx: Tx,
  item: FeedbackItem,
  response: ItemResponse,
  grade: Grade,
  depth: FeedbackDepth = 'usual',
): Promise<string> {
  if (depth === 'brief' && !grade.correct && !isNamed(grade)) return generalFeedback(item.body.kind, item.language);
  const words = await wholeFeedback(tx, item, response, grade);
  return depth === 'full' && !grade.correct ? `${words}\n\n${nextStepText(item.body.kind, item.language)}` : words;
}

async function wholeFeedback(tx: Tx, item: FeedbackItem, response: ItemResponse, grade: Grade): Promise<string> {
  const term = grade.correct ? null : termGiven(item, response, grade);
  const found = term === null ? null : await definitionOf(tx, item.courseId, term);
  if (found === null) return safeFeedback(grade.feedback, item, response, item.language);
  const meaning = withoutName(cleanInline(found.meaning), found.name);
  const told = tellsAnswer(meaning, item, item.language) || meaning.length > LONGEST_MEANING;
  if (told) return safeFeedback(grade.feedback, item, response, item.language);
  const params = { term: found.name, meaning };
  return safeFeedback({ code: 'clozeMeaning', params }, item, response, item.language);
}

/** The term that a learner gave where another is asked for: typed into a gap, or chosen without an explanation. */
function termGiven({ body }: FeedbackItem, response: ItemResponse, { feedback }: Grade): string | null {
  if (feedback.code === 'clozeOther') return String(feedback.params.term);
  if (feedback.code === 'clozeWrong' || feedback.code === 'clozePassage' || feedback.code === 'clozeTold')
    return response.kind === 'cloze' ? response.text : null;
  if (feedback.code !== 'choiceWrong' || (body.kind !== 'choice' && body.kind !== 'truth')) return null;
  if (response.kind !== 'choice' && response.kind !== 'truth') return null;
  const text = body.options.find(({ id }) => id === response.optionId)?.text ?? '';
  return text !== '' && text.length <= 80 ? cleanInline(text) : null;
}

/** An entry of a glossary without its own term in front. */
function withoutName(meaning: string, name: string): string {
  const [before = '', ...after] = meaning.split(/:\s+/);
  return after.length > 0 && normaliseTerm(before) === normaliseTerm(name) ? after.join(': ') : meaning;
}

/** Where in the material to look: the nearest heading that does not tell the answer. Null for an item without a passage. */
export async function placeToLook(tx: Tx, item: FeedbackItem): Promise<AttemptResult['look']> {
  const { chunkId } = item;
  const place = chunkId === null ? null : await placeOfChunk(tx, chunkId);
  if (chunkId === null || place === null) return null;
  const silent = (text: string) => text.trim() !== '' && !tellsAnswer(text, item, item.language);
  return {
    sourceId: place.sourceId,
    chunkId,
    sourceTitle: silent(place.sourceTitle) ? place.sourceTitle : null,
    heading: [...place.headings].reverse().find((heading) => silent(heading) && heading !== place.sourceTitle) ?? null,
    place: place.place && silent(place.place.from) ? place.place : null,
  };
}
