'use client';

import { useSearchParams } from 'next/navigation';
import type { ItemKind } from '../../contract';
import type { ItemFilters } from './filter-items';

export const kinds = [
  'choice',
  'truth',
  'cloze',
  'ordering',
  'matching',
  'numeric',
  'short',
  'code',
] as const satisfies readonly ItemKind[];
export const statuses = ['active', 'review', 'reported', 'retired'] as const satisfies readonly ItemFilters['status'][];

const names = { text: 'q', conceptId: 'concept', kind: 'kind', status: 'status' } as const;

/** Filters and the open item, as the address of the page says them: every view of the bank has a link. */
export function useBankAddress() {
  const params = useSearchParams();
  const change = (values: Record<string, string>, step: 'pushState' | 'replaceState') => {
    const address = new URL(window.location.href);
    for (const [name, value] of Object.entries(values)) {
      if (value === '') address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    window.history[step](null, '', address);
  };
  const filters: ItemFilters = {
    text: params.get('q') ?? '',
    conceptId: params.get('concept') ?? '',
    kind: kinds.find((kind) => kind === params.get('kind')) ?? '',
    status: statuses.find((status) => status === params.get('status')) ?? '',
  };
  return {
    filters,
    itemId: params.get('item'),
    filter: (wanted: ItemFilters) =>
      change(
        {
          [names.text]: wanted.text,
          [names.conceptId]: wanted.conceptId,
          [names.kind]: wanted.kind,
          [names.status]: wanted.status,
        },
        'replaceState',
      ),
    /** Opens an item (`new` is the empty form), or closes by null. Walking through the list leaves no trail. */
    open: (itemId: string | null, walking = false) =>
      change({ item: itemId ?? '' }, walking ? 'replaceState' : 'pushState'),
  };
}
