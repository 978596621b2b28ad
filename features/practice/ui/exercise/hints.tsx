'use client';

import { useTranslations } from 'use-intl';
import { Prose } from '@/ui/prose/prose';

/** The hints opened so far, from a nudge to the passage. */
export function Hints({ hints, lang }: { hints: string[]; lang: string }) {
  const t = useTranslations('exercise');
  return (
    <div role="log" aria-live="polite">
      <ol className="space-y-3">
        {hints.map((html, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hints only ever grow at the end
          <li key={index} className="appear border-rule-strong border-s-2 ps-4">
            <p className="small-caps text-ink-soft text-sm">{t('hintNumber', { number: index + 1 })}</p>
            <Prose html={html} lang={lang} compact />
          </li>
        ))}
      </ol>
    </div>
  );
}
