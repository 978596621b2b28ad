import { createChannel } from '@/platform/models/serving/channel';
import { ModelError } from '@/platform/models/types';
import type { Approach, StoredSection } from '../contract';
import type { TutorDeps } from '../deps';
import { askForPlan, askForText, together } from './ask';
import { buildLesson } from './build-lesson';
import type { PreparedDraft } from './draft';
import type { ModelNeed } from './need';
import { createSectionReader, type WrittenSection } from './read-sections';

export type WritingEvent =
  | { type: 'queued'; position: number; waitMs: number }
  | { type: 'planning' }
  | { type: 'writing'; approach: Approach }
  | { type: 'section'; section: StoredSection };

export interface WritingOptions {
  priority: 'interactive' | 'background';
}

/**
 * Has a model write a lesson: a plan, then the text, whose sections come out checked and fitted as soon as each is whole. Nothing is kept
 * here: the caller keeps what it returns, or nothing.
 * @throws ModelError whatever went wrong, also after sections have come: then none of them stands.
 */
export async function* writeLesson(
  tutor: TutorDeps,
  need: ModelNeed,
  options: WritingOptions,
  signal: AbortSignal,
): AsyncGenerator<WritingEvent, PreparedDraft> {
  const leaving = new AbortController();
  const either = AbortSignal.any([signal, leaving.signal]);
  const events = createChannel<WritingEvent>();
  const work = write(tutor, need, options, events.push, either).then(
    (result) => {
      events.end();
      return result;
    },
    (error: unknown) => {
      events.end(error);
      throw error;
    },
  );
  // Who leaves early hears nothing of how it ended.
  work.catch(() => {});
  try {
    yield* events.read();
    return await work;
  } catch (error) {
    // What is cut off by the reader is cancelled, whatever it was doing.
    if (signal.aborted)
      throw new ModelError('cancelled', 'The learner left before the lesson was written.', null, { cause: error });
    throw error;
  } finally {
    leaving.abort();
  }
}

async function write(
  tutor: TutorDeps,
  need: ModelNeed,
  { priority }: WritingOptions,
  tell: (event: WritingEvent) => void,
  signal: AbortSignal,
): Promise<PreparedDraft> {
  const waiting = (position: number, waitMs: number) => tell({ type: 'queued', position, waitMs });
  const planning = () => tell({ type: 'planning' });
  const plan = await askForPlan(tutor.serving, need, priority, { waiting, started: planning }, signal);
  tell({ type: 'writing', approach: need.approach });
  const failing = new AbortController();
  const either = AbortSignal.any([signal, failing.signal]);
  const written = createChannel<WrittenSection>();
  const progress = { streaming: true };
  let broken: unknown = null;
  const reading = (async () => {
    const reader = createSectionReader(plan.sections.length);
    const text = askForText(tutor.serving, need, plan.sections, priority, waiting, either);
    for (;;) {
      const step = await text.next();
      if (step.done) {
        progress.streaming = false;
        for (const section of reader.end()) written.push(section);
        written.end();
        return step.value;
      }
      for (const section of reader.push(step.value)) written.push(section);
    }
  })();
  reading.catch((error: unknown) => {
    broken = error;
    written.end(error);
    failing.abort();
  });
  const lesson = buildLesson(tutor, need, plan.sections, priority, progress, either);
  try {
    for await (const section of written.read()) {
      const shown = await lesson.add(section);
      if (shown) tell({ type: 'section', section: shown });
    }
  } catch (error) {
    failing.abort();
    // Where the stream broke, its failure is why checking was cut off.
    throw broken ?? error;
  }
  const { served, whole } = await reading;
  return lesson.finish(together(plan.served, served), whole);
}
