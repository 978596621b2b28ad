'use client';

import { useCallback, useRef } from 'react';
import { api, randomKey } from '@/platform/http/client';

/**
 * Posts with an idempotency key that stays the same until the server has answered: what is sent again after a lost
 * connection counts once. `same` names what is being sent, e.g. the response; another name gets another key.
 */
export function useKeyedPost(): <T>(path: string, same: string, body: () => unknown) => Promise<T> {
  const sent = useRef(new Map<string, { key: string; body: unknown }>());
  return useCallback(async <T>(path: string, same: string, body: () => unknown) => {
    const name = `${path} ${same}`;
    const entry = sent.current.get(name) ?? { key: randomKey(), body: body() };
    sent.current.set(name, entry);
    const answer = await api<T>(path, { method: 'POST', body: entry.body, idempotencyKey: entry.key });
    sent.current.delete(name);
    return answer;
  }, []);
}
