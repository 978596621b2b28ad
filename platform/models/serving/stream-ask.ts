import { ModelError } from '../types';
import type { Asking } from './serve';
import type { ServingEvent } from './types';

/** Streams an answer on, from its first letter: white space before it is held back, and an answer of nothing else is none. */
export function streamAsk(push: (event: ServingEvent) => void): Asking<null> {
  return {
    streams: true,
    async ask(model, request, signal, said) {
      let lead: string | null = '';
      for await (const event of model.stream(request, signal)) {
        if (event.type === 'end') {
          if (lead !== null) throw new ModelError('bad_answer', 'The model ended without a word.');
          push(event);
          return { value: null, use: event.use, milliseconds: event.milliseconds };
        }
        if (lead === null) {
          push(event);
          continue;
        }
        lead += event.text;
        if (lead.trim() === '') continue;
        said();
        push({ type: 'text', text: lead });
        lead = null;
      }
      throw new ModelError('interrupted', 'The answer stopped before its end.');
    },
  };
}
