import { useFormatter, useTranslations } from 'use-intl';
import type { UpdateReport } from '../contract';

type CountKey =
  | `chunks.${'added' | 'changed' | 'moved' | 'removed'}`
  | `items.${'made' | 'retired' | 'returned'}`
  | `edges.${'added' | 'removed'}`;

/** Counts as words, "3 new, 1 gone": what there is none of is left unsaid. */
export function useCounts() {
  const t = useTranslations('updates');
  const format = useFormatter();
  const words = (counts: readonly (readonly [CountKey, number])[]) =>
    format.list(
      counts.flatMap(([key, count]) => (count > 0 ? [t(key, { count })] : [])),
      { type: 'unit', style: 'short' },
    );
  return {
    chunks: ({ added, changed, moved, removed }: UpdateReport['chunks']) =>
      words([
        ['chunks.added', added],
        ['chunks.changed', changed],
        ['chunks.moved', moved],
        ['chunks.removed', removed],
      ]),
    items: ({ made, retired, returned }: UpdateReport['items']) =>
      words([
        ['items.made', made],
        ['items.retired', retired],
        ['items.returned', returned],
      ]),
    edges: (added: number, removed: number) =>
      words([
        ['edges.added', added],
        ['edges.removed', removed],
      ]),
  };
}
