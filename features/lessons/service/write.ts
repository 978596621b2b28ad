import { AppError } from '@/platform/http/problem';
import { ModelError } from '@/platform/models/types';
import { fingerprintOfNeed } from '../ahead/fingerprint';
import { dropPrepared, preparedFor } from '../ahead/store-ahead';
import type { Lesson, LessonEvent } from '../contract';
import type { LessonsDeps, Transact, TutorDeps } from '../deps';
import type { PreparedDraft } from '../model/draft';
import { type ModelNeed, readModelNeed } from '../model/need';
import { noteOf } from '../model/note';
import { returning } from '../model/returning';
import { roomOf, trimmed } from '../model/room';
import { writeLesson } from '../model/write-lesson';
import { composeAndKeep, keepDraft } from './keep';
import { type LessonRequest, readNeed } from './need';
import { answeredBefore, type Once, onceOnly } from './once';
import { createLine } from './one-at-a-time';
import { recordFailure, recordShown } from './record';
import { showSection } from './show';

export interface WriteRequest extends LessonRequest {
  /** Each call is a transaction of its own; none is open while a model writes. */
  transact: Transact;
  /** Leaves the model alone. */
  writer?: 'composer';
  /** Null: each request makes a lesson. */
  once: Once | null;
}

/** Makes lessons with a model where there is one. */
export function createWriting(deps: LessonsDeps) {
  // Two devices get two lessons, the second knowing what the first one showed.
  const line = createLine();

  /**
   * A lesson, event by event: by the model that is configured and that the learner lets write, else from the material alone; where the model fails
   * at any point, with a note of why.
   * Leaving ends the work, and nothing is kept.
   * @throws nothing_to_teach, concept_not_found, idempotency_mismatch; ModelError cancelled when the signal aborts.
   */
  return async function* write(request: WriteRequest, signal: AbortSignal): AsyncGenerator<LessonEvent> {
    const { tutor } = deps;
    if (!tutor || request.writer === 'composer' || !isConfigured(tutor) || !(await mayWrite(deps, request))) {
      yield* whole(await request.transact((tx) => onceOnly(tx, request.once, () => composeAndKeep(deps, tx, request))));
      return;
    }
    const leave = await line.enter(`${request.learnerId} ${request.courseId}`, signal);
    try {
      const before = await request.transact((tx) => answeredBefore(tx, request.once));
      if (before) yield* whole(before);
      else yield* attempt(deps, tutor, request, signal);
    } finally {
      leave();
    }
  };
}

async function* attempt(
  deps: LessonsDeps,
  tutor: TutorDeps,
  request: WriteRequest,
  signal: AbortSignal,
): AsyncGenerator<LessonEvent> {
  const told: { need: ModelNeed | null; sections: number } = { need: null, sections: 0 };
  let failure: ModelError | null = null;
  let left = true;
  try {
    yield* byModel(deps, tutor, request, told, signal);
    left = false;
    return;
  } catch (error) {
    left = false;
    if (error instanceof AppError) throw error;
    failure = asModelError(error, signal);
    if (!(error instanceof ModelError) && !signal.aborted) deps.report(error);
  } finally {
    // Who reads no further has left as well.
    if (left) await request.transact((tx) => recordFailure(tutor, tx, request, gone(), shownIn(told.need)));
  }
  const shown = shownIn(told.need);
  if (failure.failure === 'cancelled') {
    await request.transact((tx) => recordFailure(tutor, tx, request, failure, shown));
    throw failure;
  }
  const note = noteOf(failure.failure);
  if (told.sections > 0 && note) yield { type: 'withdrawn', note };
  // The concept that was begun, even if something else would come next by now.
  const same = { ...request, conceptId: told.need?.input.concept.id ?? request.conceptId };
  const lesson = await request.transact((tx) =>
    onceOnly(tx, request.once, async () => {
      await recordFailure(tutor, tx, request, failure, shown);
      return composeAndKeep(deps, tx, same, note);
    }),
  );
  yield* whole(lesson);
}

async function* byModel(
  deps: LessonsDeps,
  tutor: TutorDeps,
  request: WriteRequest,
  told: { need: ModelNeed | null; sections: number },
  signal: AbortSignal,
): AsyncGenerator<LessonEvent> {
  if (!tutor.serving.available('tutor'))
    throw new ModelError('unavailable', 'Every model for the tutor rests after failures.');
  const room = await roomOf(tutor);
  const ready = await request.transact(async (tx) => {
    const read = await readModelNeed(deps, tx, await readNeed(deps, tx, request), room.passages);
    const need = trimmed(read, room.prompt);
    const resolve = await deps.library.urlResolver(tx, request.courseId);
    const prepared = await preparedFor(
      tx,
      request.learnerId,
      need.input.concept.id,
      fingerprintOfNeed(need),
      deps.now(),
    );
    return { need, resolve, prepared };
  });
  const { need, resolve, prepared } = ready;
  told.need = need;
  const { mode, concept } = need.input;
  if (prepared) {
    yield* whole(await kept(deps, tutor, request, need, prepared));
    return;
  }
  let draft: PreparedDraft | null = null;
  const keep = (value: PreparedDraft) => {
    draft = value;
  };
  for await (const event of returning(writeLesson(tutor, need, { priority: 'interactive' }, signal), keep)) {
    if (event.type === 'section') {
      told.sections += 1;
      yield { type: 'section', section: await showSection(event.section, resolve) };
    } else if (event.type === 'writing')
      yield { ...event, title: concept.name, number: need.number, mode, reason: need.reason };
    else yield event;
  }
  if (draft === null) throw new ModelError('interrupted', 'The lesson ended without a word of how.');
  yield { type: 'lesson', lesson: await kept(deps, tutor, request, need, draft) };
}

/** Keeps a lesson with its record, in one transaction. @throws ModelError busy where the learner got another one meanwhile. */
async function kept(
  deps: LessonsDeps,
  tutor: TutorDeps,
  request: WriteRequest,
  need: ModelNeed,
  draft: PreparedDraft,
): Promise<Lesson> {
  const lesson = await request.transact((tx) =>
    onceOnly(tx, request.once, async () => {
      const outputId = await recordShown(tutor, tx, request, draft);
      await dropPrepared(tx, request.learnerId, need.input.concept.id);
      return keepDraft(deps, tx, need, { ...draft, making: { ...draft.making, outputId } });
    }),
  );
  if (!lesson) throw new ModelError('busy', 'Another lesson on the concept was made for the learner meanwhile.');
  return lesson;
}

function* whole(lesson: Lesson): Generator<LessonEvent> {
  for (const section of lesson.sections) yield { type: 'section', section };
  yield { type: 'lesson', lesson };
}

/** The learner lets a model write for them. */
function mayWrite({ consent }: LessonsDeps, { transact, learnerId }: WriteRequest): Promise<boolean> {
  return transact((tx) => consent.allows(tx, learnerId, 'tutoring'));
}

/** Some model is named for the tutor, whether it answers or not. */
function isConfigured({ serving }: TutorDeps): boolean {
  return serving.states().some(({ purposes }) => purposes.includes('tutor'));
}

function asModelError(error: unknown, signal: AbortSignal): ModelError {
  if (signal.aborted) return gone();
  if (error instanceof ModelError) return error;
  return new ModelError('bad_answer', 'The lesson could not be put together; the cause is in the log.');
}

function gone(): ModelError {
  return new ModelError('cancelled', 'The learner left before the lesson was written.');
}

function shownIn(need: ModelNeed | null): { chunkIds: string[]; droppedChunkIds: string[] } | null {
  return need && { chunkIds: need.passages.map(({ chunkId }) => chunkId), droppedChunkIds: need.droppedChunkIds };
}
