import { useEffect } from 'react';
import { api } from '@/platform/http/client';
import { usePolling } from '@/platform/http/use-polling';
import type { Demo } from '../contract';

/** A demo school as it stands, looked at while it is being worked on. When it took the district with it, the way goes back to the first screen. */
export function useDemo(initial: Demo, begun = false) {
  const polled = usePolling<Demo>((signal) => api<Demo>('/demo', { signal }), initial, {
    active: ({ state }) => begun || state === 'making' || state === 'removing',
    everyMs: 700,
  });
  const { latest, problem } = polled;
  const wentWithIt = latest.ownDistrict && problem?.status === 401;
  useEffect(() => {
    if (wentWithIt) window.location.assign('/set-up');
  }, [wentWithIt]);
  return { ...polled, problem: wentWithIt ? null : problem };
}
