import { setTimeout as wait } from 'node:timers/promises';
import type { CoordinatorPort } from './take-part';
import { stateSchema, toJson } from './wire';

const MOST_WAIT_MS = 30_000;
const TRY_AGAIN_MS = 500;

/** The coordinator can't be reached, or doesn't want to speak with this member: for its people to look at. */
export class CoordinatorOutOfReach extends Error {
  override readonly name = 'CoordinatorOutOfReach';
}

/**
 * The coordinator at the one address that was configured; nothing else is ever asked, also where an answer says so. A line that breaks, or a coordinator that isn't there
 * yet, is tried again.
 *
 * @param patienceMs how long.
 * @throws CoordinatorOutOfReach for an address that is none; later, where the coordinator isn't there or doesn't know the token.
 */
export function reachCoordinator(address: string, token: string, patienceMs: number): CoordinatorPort {
  const base = URL.canParse(address) ? new URL(address) : null;
  if (!base || !['http:', 'https:'].includes(base.protocol))
    throw new CoordinatorOutOfReach(`${address} is no address of a coordinator.`);
  const once = (path: string, init: RequestInit) =>
    fetch(new URL(path, base), {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(MOST_WAIT_MS),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        return await once(path, init);
      } catch {
        if (performance.now() >= until)
          throw new CoordinatorOutOfReach(`The coordinator at ${base.origin} does not answer.`);
        await wait(TRY_AGAIN_MS);
      }
    }
  };
  return {
    async state(known) {
      const response = await call(`/state/${encodeURIComponent(known)}`);
      if (response.status === 204) return null;
      if (response.status === 401) throw new CoordinatorOutOfReach('The coordinator does not know this token.');
      if (!response.ok) throw new CoordinatorOutOfReach(`The coordinator answered ${response.status}.`);
      const state = stateSchema.safeParse(await response.json().catch(() => null));
      if (!state.success) throw new CoordinatorOutOfReach(`What answers at ${base.origin} is no coordinator.`);
      return state.data;
    },
    async send(step, session, message) {
      const response = await call(`/${step}/${session}`, { method: 'POST', body: toJson(message) });
      await response.text();
      return response.status === 202;
    },
  };
}
