'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProseWithGap } from '@/ui/prose/prose-with-gap';

/** A sentence with a word to think of: press (or Enter) to see it. On paper it stays a line to write on. */
export function GapBlock({ html, answer, lang }: { html: string; answer: string; lang: string }) {
  const t = useTranslations('lesson.gap');
  const [open, setOpen] = useState(false);
  return (
    <ProseWithGap html={html} lang={lang}>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-print="keep"
        className="rounded-sm border-accent border-b-2 bg-accent-soft px-2 text-start align-baseline leading-snug hover:border-accent-strong print:min-w-28 print:bg-transparent"
      >
        {open ? (
          <span className="appear font-semibold print:hidden">
            <span className="sr-only">{t('opened')} </span>
            <span lang={lang}>{answer}</span>
          </span>
        ) : (
          <span className="text-accent text-sm print:hidden">
            {t('label')}
            <span className="sr-only"> {t('what')}</span>
          </span>
        )}
        <span aria-hidden className="hidden print:inline">
          {'\u00a0'}
        </span>
      </button>
    </ProseWithGap>
  );
}
