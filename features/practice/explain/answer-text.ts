import type { ServedBy, ServingEvent } from '@/platform/models/serving/types';

type Serving = AsyncGenerator<ServingEvent, ServedBy>;

/**
 * Waits until a model begins, telling of the queue meanwhile.
 * @returns the first event that isn't waiting, to be handed to {@link answerText}; null where the answer ended before it began.
 */
export async function* untilStarted(
  events: Serving,
): AsyncGenerator<{ type: 'waiting'; position: number; waitMs: number }, ServingEvent | null> {
  for (;;) {
    const step = await events.next();
    if (step.done) return null;
    if (step.value.type !== 'queued') return step.value;
    const { position, waitMs } = step.value;
    yield { type: 'waiting', position, waitMs };
  }
}

/** The text of an answer as it comes; tells at the end who served it. The signal of the request ends the model's work. */
export async function* answerText(
  first: ServingEvent | null,
  events: Serving,
  onServed: (served: ServedBy) => void,
): AsyncGenerator<string> {
  if (first === null) return;
  if (first.type === 'text') yield first.text;
  for (;;) {
    const step = await events.next();
    if (step.done) return onServed(step.value);
    if (step.value.type === 'text') yield step.value.text;
  }
}
