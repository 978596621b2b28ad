import type { CourseChunk } from '@/features/library/contract';
import { noteCalls, type ServedCall } from '@/platform/models/serving/note-calls';
import { pump } from '../answer/pump';
import { respond } from '../answer/respond';
import type { Turn, TurnResult, TurnTools } from '../answer/turn';
import type { Ask, ChatCitation, TutorEvent } from '../contract';
import { tutorAnswerPrompt } from '../prompts/tutor-answer';
import { renderBlock } from '../render';
import * as store from '../store';
import { fail, noSuchThread, type Run, type TutorDeps } from './deps';
import { countQuestion, readLimit } from './limit';
import { showMessage, showReply, showThread, wordsOf } from './show';
import { readSituation, type Situation } from './situation';

/** Messages of the conversation that a follow-up is read with. */
const BEFORE = 8;
const TITLE_LENGTH = 80;

export interface AskCall {
  learnerId: string;
  courseId: string;
  ask: Ask;
}

/** A question that was taken in and counted, and waits for its answer. */
export interface Asked {
  call: AskCall;
  thread: store.ThreadRow;
  message: store.MessageRow;
  situation: Situation;
  history: Turn['history'];
}

/** Takes a question in, in one transaction. @throws tutor_off, thread_not_found, too_many_questions */
export async function takeIn(deps: TutorDeps, run: Run, call: AskCall): Promise<Asked> {
  const { learnerId, courseId, ask } = call;
  return run(async (tx) => {
    const now = deps.now();
    if (!(await deps.consent.allows(tx, learnerId, 'tutoring')))
      throw fail('tutor_off', 'The tutor is switched off for you. “My data and choices” says who can switch it on.');
    await countQuestion(tx, learnerId, deps.questionsPerHour, now);
    const known = ask.threadId ? await store.threadOf(tx, { learnerId, courseId, threadId: ask.threadId }) : null;
    if (ask.threadId && !known) throw noSuchThread();
    const situation = await readSituation(
      deps,
      tx,
      { learnerId, courseId },
      {
        conceptId: ask.conceptId ?? known?.conceptId,
        lessonId: ask.lessonId ?? known?.lessonId,
        presentationId: ask.presentationId,
      },
    );
    const thread =
      known ??
      (await store.insertThread(
        tx,
        {
          learnerId,
          courseId,
          conceptId: situation.turn.concept?.id ?? null,
          lessonId: ask.lessonId ?? null,
          title: titleOf(ask.question),
        },
        now,
      ));
    const before = known ? await store.messagesOf(tx, thread.id, BEFORE) : [];
    const message = await store.insertMessage(tx, {
      threadId: thread.id,
      learnerId,
      role: 'learner',
      words: ask.question,
      createdAt: now,
    });
    return { call, thread, message, situation, history: before.map(({ role, words }) => ({ role, text: words })) };
  });
}

/**
 * Answers a question that was taken in. The answer is begun at once, and made and stored to its end even where nobody reads any of it: who
 * stops before the first event finds it as stopped. No transaction is open while a model writes.
 */
export function answer(deps: TutorDeps, run: Run, asked: Asked, signal: AbortSignal): AsyncGenerator<TutorEvent> {
  return told(asked, pump(made(deps, run, asked, signal)));
}

async function* told(
  { thread, message }: Asked,
  work: { items: AsyncGenerator<TutorEvent>; end: Promise<void> },
): AsyncGenerator<TutorEvent> {
  yield { type: 'asked', thread: showThread(thread), message: await showMessage(message, false) };
  yield* work.items;
  await work.end;
}

async function* made(deps: TutorDeps, run: Run, asked: Asked, signal: AbortSignal): AsyncGenerator<TutorEvent, void> {
  const turn: Turn = { ...asked.situation.turn, history: asked.history, question: asked.call.ask.question };
  const noted = noteCalls(deps.serving, [tutorAnswerPrompt.name]);
  const steps = respond(turn, toolsOf({ ...deps, serving: noted.serving }, run, asked), signal);
  let step = await steps.next();
  for (; !step.done; step = await steps.next()) {
    const event = step.value;
    yield event.type === 'block' ? { ...event, block: await renderBlock(event.block) } : event;
  }
  yield await keep(deps, run, asked, step.value, noted.taken());
}

async function keep(
  deps: TutorDeps,
  run: Run,
  asked: Asked,
  { reply, output }: TurnResult,
  calls: readonly ServedCall[],
): Promise<TutorEvent> {
  const { learnerId, courseId } = asked.call;
  return run(async (tx) => {
    const outputId = output ? await deps.outputs.record(tx, { task: 'chat', courseId, learnerId, ...output }) : null;
    await deps.outputs.recordCalls(tx, { courseId, learnerId }, calls);
    const row = await store.insertMessage(tx, {
      ...{ threadId: asked.thread.id, learnerId, role: 'tutor', reply, outputId, words: wordsOf(reply) },
      createdAt: deps.now(),
    });
    const message = await showReply(row.id, reply, row.createdAt.toISOString(), false);
    return { type: 'done', message, limit: await readLimit(tx, learnerId, deps.questionsPerHour, deps.now()) };
  });
}

function toolsOf(deps: TutorDeps, run: Run, { call, situation }: Asked): TurnTools {
  const { learnerId, courseId } = call;
  return {
    serving: deps.serving,
    grounding: deps.grounding,
    retrieve: (input) => run((tx) => deps.library.retrieve(tx, { ...input, courseId, anchors: situation.anchors })),
    hint: (id, allowed) => run((tx) => deps.practice.tutorHint(tx, learnerId, id, allowed)),
    worked: (id) => run((tx) => deps.practice.tutorAnswer(tx, learnerId, id)),
    cite: (chunkId) => run(async (tx) => placeOf((await deps.library.chunksById(tx, courseId, [chunkId]))[0])),
    kept: {
      get: (key) => run((tx) => deps.answers.get(tx, courseId, key)),
      put: (key, value) => run((tx) => deps.answers.put(tx, courseId, key, value)),
    },
    supportPerson: deps.supportPerson ?? null,
  };
}

function placeOf(
  chunk: Pick<CourseChunk, 'id' | 'sourceId' | 'sourceTitle' | 'headingPath' | 'place'> | undefined,
): Omit<ChatCitation, 'number'> | null {
  if (!chunk) return null;
  const { id: chunkId, sourceId, sourceTitle, headingPath, place } = chunk;
  return { chunkId, sourceId, sourceTitle, headingPath, place };
}

function titleOf(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  if (line.length <= TITLE_LENGTH) return line;
  return `${line.slice(0, TITLE_LENGTH).replace(/\s+\S*$/, '')}…`;
}
