'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MapConcept } from './map-graph';

/** Finds concepts by name while typing; Enter opens the first, Escape shows all again. `/` leads here. */
export function MapSearch({
  query,
  found,
  onQuery,
  onOpen,
}: {
  query: string;
  found: readonly MapConcept[];
  onQuery: (query: string) => void;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations('map.search');
  return (
    <search className="relative min-w-40 flex-1 sm:max-w-72">
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint" />
      <input
        type="search"
        id="page-search"
        dir="auto"
        value={query}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onQuery('');
          const first = found[0];
          if (event.key === 'Enter' && first && query.trim() !== '') onOpen(first.id);
        }}
        className="min-h-9 w-full rounded-md border border-rule-strong bg-paper-raised ps-9 pe-2 text-sm placeholder:text-ink-faint hover:border-ink pointer-coarse:min-h-11"
      />
      <p role="status" className="sr-only">
        {query.trim() === '' ? '' : t('found', { count: found.length, name: found[0]?.name ?? '' })}
      </p>
    </search>
  );
}
