import { seedOf } from '@/core/seed/seed-of';
import type { Mode } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { approachMaterialOf, offeredApproaches } from '../compose/approach/bears';
import { composeLesson } from '../compose/compose-lesson';
import { memoryOf } from '../compose/draft';
import { readMaterial } from '../compose/material';
import { type ComposeInput, type Lesson, type LessonNote, lessonsErrors } from '../contract';
import type { LessonsDeps } from '../deps';
import type { PreparedDraft } from '../model/draft';
import * as store from '../store';
import { waysInOrder } from '../ways';
import { writeSections } from '../write';
import { type LessonRequest, type Need, readNeed } from './need';
import { showLesson } from './show';

const fail = errorsOf(lessonsErrors);
/** Name and version of what writes the lessons without a model. */
export const COMPOSER = 'extractive-2';
/** Exercises at the end of a lesson: more where less is known. */
const EXERCISES: Record<Mode, number> = { foundational: 5, scaffolded: 5, advanced: 4 };

type Kept = Pick<PreparedDraft, 'sections' | 'keys' | 'words' | 'materialUsedUp' | 'composer'> &
  Pick<store.LessonRow, 'approach' | 'note' | 'making'> & {
    /** Exercises whose questions the lesson asked already. */
    asked?: string[];
  };

/**
 * Composes a lesson from the material alone, keeps and returns it; what it shows is remembered, so that the next one brings other passages.
 * @param note why a model did not write it, or null.
 * @throws nothing_to_teach when the course or the concept has no teachable material.
 */
export async function composeAndKeep(
  deps: LessonsDeps,
  tx: Tx,
  request: LessonRequest,
  note: LessonNote | null = null,
): Promise<Lesson> {
  const need = await lockedNeed(tx, await readNeed(deps, tx, request));
  const { concept, neighbours } = need.input;
  const composed = composeLesson(await taughtInput(deps, tx, need));
  if (composed.sections.length === 0)
    throw fail('nothing_to_teach', `The material has no passage that teaches “${concept.name}”.`);
  const chunks = new Map(
    [concept, ...neighbours.map((each) => each.concept)]
      .flatMap((each) => each.chunks)
      .map((chunk) => [chunk.id, chunk]),
  );
  return keep(deps, tx, need, {
    sections: writeSections(composed, (id) => chunks.get(id)),
    keys: [...composed.freshKeys, ...composed.repeatedKeys],
    words: composed.words,
    materialUsedUp: composed.materialUsedUp,
    composer: COMPOSER,
    approach: composed.approach,
    note,
    making: null,
    asked: composed.asked,
  });
}

/** What is composed, with the ways that the material bears, the first to be tried in front, and questions to ask. */
async function taughtInput(deps: LessonsDeps, tx: Tx, { input, ways, wanted, request }: Need): Promise<ComposeInput> {
  const questions = await deps.practice.leadQuestions(tx, request.courseId, input.concept.id);
  const { units } = readMaterial(input.concept, input.language, memoryOf(input.seen, input.seed));
  const offered = offeredApproaches(approachMaterialOf(units, questions.length));
  return { ...input, ways: waysInOrder(offered, ways, wanted), questions };
}

/** Keeps what a model wrote and returns it; null where the learner has been given another lesson on the concept since it was begun. */
export async function keepDraft(deps: LessonsDeps, tx: Tx, need: Need, draft: PreparedDraft): Promise<Lesson | null> {
  const { learnerId } = need.request;
  await store.lockLessons(tx, learnerId, need.input.concept.id);
  if ((await store.lessonCount(tx, learnerId, need.input.concept.id)) + 1 !== need.number) return null;
  const { served: _, ...written } = draft;
  return keep(deps, tx, need, { ...written, note: null });
}

/** The need as it stands once nobody else may make a lesson on the concept for this learner. */
async function lockedNeed(tx: Tx, need: Need): Promise<Need> {
  const { request, input } = need;
  await store.lockLessons(tx, request.learnerId, input.concept.id);
  const number = (await store.lessonCount(tx, request.learnerId, input.concept.id)) + 1;
  if (number === need.number) return need;
  const seen = await store.shownTo(tx, request.learnerId, input.concept.id);
  return { ...need, number, input: { ...input, seen, seed: seedOf(request.learnerId, input.concept.id, number) } };
}

async function keep(deps: LessonsDeps, tx: Tx, need: Need, kept: Kept): Promise<Lesson> {
  const { request, input, number, reason, mastery, courseTitle } = need;
  const { learnerId, courseId } = request;
  const { keys, asked = [], ...written } = kept;
  const row = await store.insertLesson(tx, {
    learnerId,
    courseId,
    conceptId: input.concept.id,
    conceptName: input.concept.name,
    number,
    mode: input.mode,
    mastery,
    reason,
    ...written,
  });
  await store.rememberShown(tx, { learnerId, courseId, conceptId: input.concept.id }, keys);
  const { presentations } = await deps.practice.present(tx, {
    learnerId,
    courseId,
    conceptId: input.concept.id,
    lessonId: row.id,
    count: EXERCISES[input.mode],
    seed: input.seed,
    level: need.level,
    asked,
  });
  return showLesson(deps, tx, row, courseTitle, presentations);
}
