'use client';

import { Check, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import type { BankItem } from '../../contract';
import type { Chosen } from './use-chosen';

/** One word on all that are chosen. */
export function ReviewBar({
  items,
  chosen,
  onJudge,
}: {
  /** Those that wait for a review, as listed. */
  items: readonly BankItem[];
  chosen: Chosen;
  onJudge: (items: readonly BankItem[], verdict: 'approve' | 'reject') => void;
}) {
  const t = useTranslations('items.review');
  if (items.length === 0) return null;
  const picked = items.filter(({ id }) => chosen.has(id));
  const all = picked.length === items.length;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2" data-print="none">
      <label className="flex min-h-9 items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={all}
          onChange={() => chosen.set(all ? [] : items.map(({ id }) => id))}
        />
        {t('chooseAll', { count: items.length })}
      </label>
      <Button size="small" disabled={picked.length === 0} onClick={() => onJudge(picked, 'approve')}>
        <Check aria-hidden />
        {t('approve')}
      </Button>
      <Button size="small" disabled={picked.length === 0} onClick={() => onJudge(picked, 'reject')}>
        <X aria-hidden />
        {t('reject')}
      </Button>
      <span role="status" className="text-ink-soft text-sm">
        {t('chosen', { count: picked.length })}
      </span>
    </div>
  );
}
