import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import type { PromptPassage } from '@/platform/models/types';
import { arrange } from '../arrange';
import { type ItemBody, practiceErrors } from '../contract';
import { gradeResponse } from '../grade/grade-response';
import { askedWords, type GuardedItem } from '../guard/gives-away';
import { responseWords } from '../guard/response-words';
import { bare } from '../guard/says';
import type { Place } from '../html';
import { languageName } from '../propose/language-name';
import { feedbackWords } from '../service/feedback';
import { attemptToExplain, conceptNames } from '../store-explain';

const fail = errorsOf(practiceErrors);

/** All that explaining one attempt needs, read at once. */
export interface Explained {
  place: Omit<Place, 'tx'>;
  guarded: GuardedItem;
  /** The exercise takes another answer: this one must stay hidden. */
  open: boolean;
  passages: PromptPassage[];
  question: string;
  rightAnswer: string;
  learnersAnswer: string;
  /** The words by rule, Markdown. */
  told: string;
  /** BCP 47 tag of the course, and the language's English name. */
  language: string;
  languageName: string;
  terms: string[];
}

/** A longer passage is cut: the model needs the place, not the chapter. In characters. */
const LONGEST_PASSAGE = 4000;

/** @throws attempt_not_found for whatever is not a wrong answer of this learner. */
export async function readAttempt(tx: Tx, learnerId: string, attemptId: string): Promise<Explained> {
  const row = await attemptToExplain(tx, learnerId, attemptId);
  if (!row || row.attempt.correct) throw fail('attempt_not_found', 'There is no such wrong answer of yours.');
  const { attempt, item, language } = row;
  const body = arrange(item.body, item.key, attempt.presentationId);
  const grade = gradeResponse(item.body, item.key, attempt.response, {
    explanations: item.explanations,
    language,
    passage: item.worked,
  });
  return {
    place: { courseId: item.courseId, sourceId: item.sourceId },
    guarded: { body, key: item.key, locale: language },
    open: row.finishedAt === null,
    passages:
      item.chunkId !== null && row.passage !== null
        ? [
            {
              ref: 'c1',
              chunkId: item.chunkId,
              heading: (row.headings ?? []).join(' > '),
              text: row.passage.slice(0, LONGEST_PASSAGE),
            },
          ]
        : [],
    question: [askedWords(body), ...partsOf(body)].join('\n'),
    rightAnswer: bare(item.worked),
    learnersAnswer: responseWords(item.body, attempt.response),
    told: await feedbackWords(tx, { ...item, language }, attempt.response, grade),
    language,
    languageName: languageName(language),
    terms: await conceptNames(tx, item.courseId),
  };
}

function partsOf(body: ItemBody): string[] {
  if (body.kind === 'choice' || body.kind === 'truth') return body.options.map(({ text }) => `- ${bare(text)}`);
  if (body.kind === 'ordering') return body.steps.map(({ text }) => `- ${bare(text)}`);
  return body.kind === 'matching' ? [...body.left, ...body.right].map(({ text }) => `- ${bare(text)}`) : [];
}
