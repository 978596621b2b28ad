import type { Subject } from '@/features/experiments/contract';
import type { Tx } from '@/platform/database/transaction';
import type { Approach, ReadingPreferences } from '../contract';
import type { LessonsDeps } from '../deps';
import { lessonTextPrompt } from '../prompts/lesson-text';
import type { LessonRequest } from '../service/need';

type Deps = Pick<LessonsDeps, 'experiments'>;

/** How an experiment, or the default that came out of one, has the learner taught; null: it says nothing. */
export async function approachOfArm(deps: Deps, tx: Tx, request: LessonRequest): Promise<Approach | null> {
  const arm = await armOf(deps, tx, request, 'approach');
  return arm?.subject === 'approach' && arm.approach !== 'bandit' ? arm.approach : null;
}

/**
 * What a lesson by a model is to read like: as the learner asked, else as their arm has it. Who asked for plainer words has them in every arm; an
 * arm of a version of the prompt that is no longer here can't be kept to.
 */
export async function readerOfArm(
  deps: Deps,
  tx: Tx,
  request: LessonRequest,
  wish: ReadingPreferences,
): Promise<ReadingPreferences> {
  const arm = await armOf(deps, tx, request, 'prompt');
  if (arm?.subject !== 'prompt' || arm.prompt !== lessonTextPrompt.name || arm.version !== lessonTextPrompt.version)
    return wish;
  return wish.words === 'simple' ? wish : { ...wish, words: arm.words };
}

/** Being taught is the exposure: who may take part is given an arm by it. What is written ahead gives nobody one. */
async function armOf({ experiments }: Deps, tx: Tx, { learnerId, courseId, ahead }: LessonRequest, subject: Subject) {
  if (!experiments) return null;
  const question = { learnerId, courseId, subject };
  return (await (ahead ? experiments.knownArmOf(tx, question) : experiments.armOf(tx, question)))?.arm ?? null;
}
