import { createChannel } from '@/platform/models/serving/channel';
import type { ServingEvent } from '@/platform/models/serving/types';
import type { TurnEvent, TurnResult } from '../contract';

/** What is heard of a turn while it is judged, then what came of it. */
export async function* turnEvents(
  judge: (told: (event: ServingEvent) => void) => Promise<TurnResult>,
): AsyncGenerator<TurnEvent> {
  const channel = createChannel<TurnEvent>();
  judge((event) => {
    if (event.type === 'queued') channel.push(event);
    else if (event.type === 'started') channel.push({ type: 'judging' });
  }).then(
    (result) => {
      channel.push({ type: 'judged', ...result });
      channel.end();
    },
    (error: unknown) => channel.end(error),
  );
  yield* channel.read();
}
