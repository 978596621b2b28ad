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

/** The text of an answer as it comes; tells at the end who served it. Leaving the loop ends the model's work. */
export async function* answerText(
  first: ServingEvent | null,
  events: Serving,
  onServed: (served: ServedBy) => void,
): AsyncGenerator<string> {
  if (first === null) return;
  try {
    if (first.type === 'text') yield first.text;
    for (;;) {
      const step = await events.next();
      if (step.done) return onServed(step.value);
      if (step.value.type === 'text') yield step.value.text;
    }
  } finally {
    // The generator of a cancelled request ends by its signal; returning it twice does nothing.
    await events.return?.({ model: '', prompt: { name: '', version: 0 }, use: NO_USE, waitMs: 0, milliseconds: 0 });
  }
}

const NO_USE = { promptTokens: 0, completionTokens: 0, counted: false };
