'use client';

import { Lock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';

/** A padlock where the ring would be: closed to the reader for now. Words stand beside it. */
export function LockMark({ className }: { className?: string }) {
  return <Lock aria-hidden className={cn('size-[1.1em] shrink-0 text-ink-soft', className)} />;
}

/** The padlock with its word, for beside a map. */
export function LockLegend({ className }: { className?: string }) {
  const t = useTranslations('map.lock');
  return (
    <p className={cn('inline-flex items-center gap-2 text-ink-soft', className)}>
      <LockMark />
      {t('legend')}
    </p>
  );
}
