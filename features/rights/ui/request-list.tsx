'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { EmptyState } from '@/ui/empty-state';
import { ShowMore } from '@/ui/show-more';

/** Requests in pages, each shown by itself. */
export function RequestList<T extends { id: string }>({
  page,
  path,
  empty,
  show,
}: {
  page: ListPage<T>;
  /** Of the list, with its question; a cursor is added. */
  path: string;
  empty: string;
  show: (item: T) => ReactNode;
}) {
  const t = useTranslations('rights.requests');
  const [items, setItems] = useState(page.items);
  const [cursor, setCursor] = useState(page.nextCursor);
  const more = useAction((at: string) => api<ListPage<T>>(`${path}&cursor=${encodeURIComponent(at)}`));
  if (items.length === 0) return <EmptyState title={empty}>{t('emptyWords')}</EmptyState>;
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-rule border-rule border-t">
        {items.map((item) => (
          <li key={item.id} className="py-4">
            {show(item)}
          </li>
        ))}
      </ul>
      <ShowMore
        cursor={cursor}
        more={more}
        label={t('older')}
        onPage={(next) => {
          setItems([...items, ...next.items]);
          setCursor(next.nextCursor);
        }}
      />
    </div>
  );
}
