'use client';

import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import { Button } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { type ItemFilters, noFilters } from './filter-items';
import { kinds, statuses } from './use-bank-address';

/** Which items to show: by words, concept, kind, and whether they are in use. */
export function ItemFilterBar({
  filters,
  concepts,
  onChange,
}: {
  filters: ItemFilters;
  concepts: Concept[];
  onChange: (filters: ItemFilters) => void;
}) {
  const t = useTranslations('items');
  const any = { value: '', label: t('filters.any') };
  const narrowed = Object.values(filters).some((value) => value !== '');
  return (
    <search
      aria-label={t('filters.label')}
      className="mb-5 grid grid-cols-2 items-end gap-3 lg:grid-cols-[2fr_2fr_1fr_1fr_auto]"
      data-print="none"
    >
      <TextField
        className="max-sm:col-span-2"
        label={t('filters.text')}
        type="search"
        value={filters.text}
        onChange={(event) => onChange({ ...filters, text: event.target.value })}
      />
      <SelectField
        className="max-sm:col-span-2"
        label={t('filters.concept')}
        value={filters.conceptId}
        onChange={(event) => onChange({ ...filters, conceptId: event.target.value })}
        options={[any, ...concepts.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <SelectField
        label={t('filters.kind')}
        value={filters.kind}
        onChange={(event) => onChange({ ...filters, kind: kinds.find((kind) => kind === event.target.value) ?? '' })}
        options={[any, ...kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))]}
      />
      <SelectField
        label={t('filters.status')}
        value={filters.status}
        onChange={(event) =>
          onChange({ ...filters, status: statuses.find((status) => status === event.target.value) ?? '' })
        }
        options={[any, ...statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))]}
      />
      {narrowed ? (
        <Button variant="plain" onClick={() => onChange(noFilters)}>
          {t('filters.clear')}
        </Button>
      ) : null}
    </search>
  );
}
