'use client';

import { useState } from 'react';
import type { ListPage } from './all-pages';
import { api } from './client';
import { useAction } from './use-action';

const PAGE_SIZE = 50;

/** A list that is searched by words on the server and comes in pages. `initial` is its first page for no words. */
export function useFound<T>(initial: ListPage<T>, path: string) {
  const [page, setPage] = useState(initial);
  const [asked, setAsked] = useState('');
  const load = useAction(async ({ q, cursor }: { q: string; cursor: string | null }, signal) => {
    const query = new URLSearchParams({ q, limit: String(PAGE_SIZE), ...(cursor === null ? {} : { cursor }) });
    const next = await api<ListPage<T>>(`${path}?${query}`, { signal });
    setAsked(q);
    setPage(cursor === null ? next : { ...next, items: [...page.items, ...next.items] });
  });
  return {
    ...{ items: page.items, pending: load.pending, problem: load.problem },
    find: (words: string) => void load.run({ q: words.trim(), cursor: null }),
    /** Fetches the next page; null where all is there. */
    more: page.nextCursor === null ? null : () => void load.run({ q: asked, cursor: page.nextCursor }),
  };
}
