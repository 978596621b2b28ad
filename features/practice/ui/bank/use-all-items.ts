'use client';

import { useCallback, useEffect, useState } from 'react';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { type Problem, toProblem } from '@/ui/problem';
import type { BankItem } from '../../contract';

/**
 * All items of a course: the first page is here already, the rest follows page by page while the teacher reads. `put`
 * takes an item as the server now has it, in its place or as a new one at the top.
 */
export function useAllItems(courseId: string, first: ListPage<BankItem>) {
  const [items, setItems] = useState<BankItem[]>(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (cursor === null || problem !== null) return undefined;
    const aborter = new AbortController();
    api<ListPage<BankItem>>(`/courses/${courseId}/items?limit=200&cursor=${encodeURIComponent(cursor)}`, {
      signal: aborter.signal,
    }).then(
      (page) => {
        setItems((present) => {
          const known = new Set(present.map((item) => item.id));
          return [...present, ...page.items.filter((item) => !known.has(item.id))];
        });
        setCursor(page.nextCursor);
      },
      (thrown: unknown) => (aborter.signal.aborted ? undefined : setProblem(toProblem(thrown))),
    );
    return () => aborter.abort();
  }, [courseId, cursor, problem]);
  const put = useCallback((item: BankItem) => {
    setItems((present) =>
      present.some((each) => each.id === item.id)
        ? present.map((each) => (each.id === item.id ? item : each))
        : [item, ...present],
    );
  }, []);
  return { items, complete: cursor === null, problem, retry: () => setProblem(null), put };
}
