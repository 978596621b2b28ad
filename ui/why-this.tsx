'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './cn';

/** What a decision about a learner really hung on, on demand: each factor a line. Nothing where there is none. */
export function WhyThis({ lines, className }: { lines: readonly ReactNode[]; className?: string }) {
  const t = useTranslations('common');
  if (lines.length === 0) return null;
  return (
    <details className={cn('text-sm', className)}>
      <summary className="inline-block min-h-9 cursor-pointer text-ink-soft underline decoration-rule-strong underline-offset-4">
        {t('whyThis')}
      </summary>
      <ul className="figures max-w-measure list-disc space-y-1 ps-5 text-ink-soft">
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
          <li key={place} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </details>
  );
}
