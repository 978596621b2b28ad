'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useToast } from '@/ui/overlays/toast';
import { type Problem, toProblem } from '@/ui/problem';
import type { ThreadSummary } from '../contract';

interface ListPage {
  items: ThreadSummary[];
  nextCursor: string | null;
}

/** Typing rests this long before the search goes out, in milliseconds. */
const REST_MS = 250;

/** The list of conversations with its search; deleting can be undone from the toast. */
export function useHistory(courseId: string, version: string, onRemoved: (threadId: string) => void) {
  const t = useTranslations('tutor.history');
  const common = useTranslations('common');
  const toast = useToast();
  const [query, setQuery] = useState('');
  const [page, setPage] = useState<ListPage | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  const latest = useRef(0);

  const load = useCallback(
    async (after: string | null) => {
      latest.current += 1;
      const turn = latest.current;
      const asked = new URLSearchParams({ q: query, limit: '30', ...(after ? { cursor: after } : {}) });
      try {
        const found = await api<ListPage>(`/courses/${courseId}/chats?${asked}`);
        if (turn !== latest.current) return;
        setProblem(null);
        setPage((before) => (after && before ? { ...found, items: [...before.items, ...found.items] } : found));
      } catch (thrown) {
        if (turn === latest.current) setProblem(toProblem(thrown));
      }
    },
    [courseId, query],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message or a retry lists anew
  useEffect(() => {
    const timer = setTimeout(() => void load(null), query === '' ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [load, version, tries]);

  const remove = useCallback(
    async (thread: ThreadSummary) => {
      const path = `/courses/${courseId}/chats/${thread.id}`;
      try {
        await api(path, { method: 'DELETE' });
      } catch (thrown) {
        setProblem(toProblem(thrown));
        return;
      }
      setPage((before) => before && { ...before, items: before.items.filter((each) => each.id !== thread.id) });
      onRemoved(thread.id);
      const undo = () =>
        void api(`${path}/restore`, { method: 'POST' }).then(
          () => setTries((count) => count + 1),
          (thrown: unknown) => setProblem(toProblem(thrown)),
        );
      toast({ text: t('deleted'), action: { label: common('undo'), run: undo } });
    },
    [courseId, onRemoved, toast, t, common],
  );

  const cursor = page?.nextCursor ?? null;
  return {
    threads: page?.items ?? null,
    query,
    problem,
    search: setQuery,
    retry: () => setTries(tries + 1),
    more: cursor === null ? null : () => void load(cursor),
    remove,
  };
}
