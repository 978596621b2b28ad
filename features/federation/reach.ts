import type { CoordinatorPort } from './take-part';
import { stateSchema, toJson } from './wire';

const MOST_WAIT_MS = 30_000;

/**
 * The coordinator at the one address that was configured; nothing else is ever asked, also where an answer says so.
 *
 * @throws Error where it isn't there or doesn't know the token.
 */
export function reachCoordinator(address: string, token: string): CoordinatorPort {
  const base = new URL(address);
  if (!['http:', 'https:'].includes(base.protocol)) throw new Error(`${address} is no address of a coordinator.`);
  const call = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, base), {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(MOST_WAIT_MS),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
  return {
    async state(known) {
      const response = await call(`/state/${encodeURIComponent(known)}`);
      if (response.status === 204) return null;
      if (response.status === 401) throw new Error('The coordinator does not know this token.');
      if (!response.ok) throw new Error(`The coordinator answered ${response.status}.`);
      return stateSchema.parse(await response.json());
    },
    async send(step, session, message) {
      const response = await call(`/${step}/${session}`, { method: 'POST', body: toJson(message) });
      await response.text();
      return response.status === 202;
    },
  };
}
