'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { Watch, Watches } from '@/features/library/watch/contract';
import { ApiError, api } from '@/platform/http/client';
import { usePolling } from '@/platform/http/use-polling';

/** Looks that were asked for: when each place had been looked at before. */
type Asked = Readonly<Record<string, string | null>>;

/**
 * What a course follows: fetched once, and again every two seconds while a look that was asked for has not been done. The page is fetched
 * anew when a look has found other files; `onUpload` hears of an upload that it has started.
 */
export function useWatches(courseId: string, onUpload: (ingestionId: string) => void) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>({});
  const [failed, setFailed] = useState<ApiError | null>(null);
  const path = `/courses/${courseId}/watches`;
  const isWaiting = (watch: Watch) => Object.hasOwn(asked, watch.id) && asked[watch.id] === watch.checkedAt;
  const polled = usePolling<Watches | null>((signal) => api<Watches>(path, { signal }), null, {
    active: (latest) => latest?.items.some(isWaiting) ?? false,
    everyMs: 2_000,
  });
  const { latest, set } = polled;
  const load = useRef(() => {});
  load.current = () => {
    setFailed(null);
    api<Watches>(path).then(set, (thrown) =>
      setFailed(thrown instanceof ApiError ? thrown : new ApiError(0, 'unexpected', null)),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each course
  useEffect(() => load.current(), [courseId]);
  const started = useRef(onUpload);
  started.current = onUpload;
  const before = useRef<readonly Watch[] | null>(null);
  useEffect(() => {
    const [last, now] = [before.current, latest?.items ?? null];
    before.current = now;
    if (!last || !now) return;
    const known = new Set(last.map((watch) => watch.ingestionId));
    const upload = now.find(({ ingestionId }) => ingestionId !== null && !known.has(ingestionId))?.ingestionId;
    if (upload) started.current(upload);
    const files = (watches: readonly Watch[]) => watches.reduce((sum, watch) => sum + watch.fileCount, 0);
    if (upload || files(last) !== files(now)) router.refresh();
  }, [latest, router]);
  return {
    latest,
    problem: failed,
    retry: () => load.current(),
    isWaiting,
    /** A look at the place is under way from here on. */
    await: (watch: Watch) => setAsked((present) => ({ ...present, [watch.id]: watch.checkedAt })),
    put: (watch: Watch) => {
      if (!latest) return;
      const others = latest.items.filter((each) => each.id !== watch.id);
      set({ ...latest, items: [...others, watch].sort((a, b) => (a.id < b.id ? -1 : 1)) });
    },
    drop: (id: string) => {
      if (latest) set({ ...latest, items: latest.items.filter((each) => each.id !== id) });
    },
  };
}
