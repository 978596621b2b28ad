import type { ModelServing } from './types';

/** How often to look whether the model is idle, and how long at most. */
const LOOK_MS = 5_000;
const PATIENCE_MS = 5 * 60_000;

/** True once nobody waits for the tutor's model; false where that takes longer than five minutes. @throws where the signal aborts. */
export async function whenIdle(serving: Pick<ModelServing, 'idle'>, signal: AbortSignal): Promise<boolean> {
  for (let waited = 0; !serving.idle('tutor'); waited += LOOK_MS) {
    if (waited >= PATIENCE_MS) return false;
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return true;
}
