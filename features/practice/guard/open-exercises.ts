import type { Tx } from '@/platform/database/transaction';
import { arrange } from '../arrange';
import type { ItemBody, ItemKey, OpenExercise, RecentAttempt } from '../contract';
import { courseLanguage } from '../store-items';
import { latestAttempts, openPresentations, triesIn } from '../store-open';
import { askedWords, asksTheSame, givesAway, givesAwayElsewhere } from './gives-away';
import { responseWords } from './response-words';
import { bare } from './says';

export interface OpenRow {
  presentationId: string;
  conceptId: string;
  conceptName: string;
  chunkId: string | null;
  lessonId: string | null;
  body: ItemBody;
  key: ItemKey;
  hints: readonly string[];
  hintsShown: number;
  presentedAt: Date;
  tries: OpenExercise['tries'];
  locale: string;
}

/** An unfinished exercise without its key: what may be known of it, and a test of what may not be said. */
export function openExercise(row: OpenRow): OpenExercise {
  const { key, locale, hints, hintsShown, body: _body, ...rest } = row;
  const body = arrange(row.body, key, row.presentationId);
  const item = { body, key, locale };
  return {
    ...rest,
    kind: body.kind,
    prompt: askedWords(body),
    parts: partsOf(body),
    hintsShown,
    hintsLeft: Math.max(0, hints.length - hintsShown),
    asksTheSame: (question) => asksTheSame(question, body, locale),
    givesAway: (text, inFront) => (inFront ? givesAway(item, text) : givesAwayElsewhere(item, text)),
  };
}

function partsOf(body: ItemBody): string[] {
  if (body.kind === 'choice' || body.kind === 'truth') return body.options.map(({ text }) => bare(text));
  if (body.kind === 'ordering') return body.steps.map(({ text }) => bare(text));
  return [];
}

/** The unfinished exercises of a learner in a course, the latest first. */
export async function openExercises(tx: Tx, learnerId: string, courseId: string): Promise<OpenExercise[]> {
  return (await openExercisesOf(tx, [learnerId], courseId)).get(learnerId) ?? [];
}

/** The same of several learners at once; who has none is left out. */
export async function openExercisesOf(
  tx: Tx,
  learnerIds: readonly string[],
  courseId: string,
): Promise<Map<string, OpenExercise[]>> {
  const open = new Map<string, OpenExercise[]>();
  const rows = learnerIds.length === 0 ? [] : await openPresentations(tx, learnerIds, courseId);
  if (rows.length === 0) return open;
  const locale = await courseLanguage(tx, courseId);
  const tries = await triesIn(
    tx,
    rows.map(({ presentation }) => presentation.id),
  );
  for (const { presentation, item, conceptName } of rows) {
    const exercise = openExercise({
      presentationId: presentation.id,
      conceptId: item.conceptId,
      conceptName,
      chunkId: item.chunkId,
      lessonId: presentation.lessonId,
      body: item.body,
      key: item.key,
      hints: item.hints,
      hintsShown: presentation.hintsShown,
      presentedAt: presentation.createdAt,
      tries: tries
        .filter((each) => each.presentationId === presentation.id)
        .map((each) => ({ words: responseWords(item.body, each.response), at: each.createdAt })),
      locale,
    });
    open.set(presentation.learnerId, [...(open.get(presentation.learnerId) ?? []), exercise]);
  }
  return open;
}

/** What a learner did last in a course, the latest first. */
export async function recentAttempts(
  tx: Tx,
  learnerId: string,
  courseId: string,
  limit: number,
): Promise<RecentAttempt[]> {
  return (await latestAttempts(tx, learnerId, courseId, limit)).map(({ attempt, item, conceptName }) => ({
    presentationId: attempt.presentationId,
    conceptId: item.conceptId,
    conceptName,
    prompt: askedWords(item.body),
    response: responseWords(item.body, attempt.response),
    correct: attempt.correct,
    hintsUsed: attempt.hintsUsed,
    at: attempt.createdAt,
  }));
}
