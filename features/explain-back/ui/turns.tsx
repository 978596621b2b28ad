'use client';

import { useTranslations } from 'use-intl';
import type { Explanation } from '../contract';

/** What was written so far, with the questions between. */
export function Turns({ explanation }: { explanation: Explanation }) {
  const t = useTranslations('explainBack');
  return (
    <section aria-label={t('yourWords')} className="space-y-5">
      {explanation.turns.map(({ question, text, at }) => (
        <div key={at} className="space-y-2">
          {question ? (
            <p dir="auto">
              <span className="small-caps text-ink-soft text-sm">{t('asked')}</span> {question}
            </p>
          ) : null}
          <blockquote
            dir="auto"
            lang={explanation.language}
            className="whitespace-pre-wrap break-words rounded-md bg-paper-sunken px-4 py-3"
          >
            {text}
          </blockquote>
        </div>
      ))}
    </section>
  );
}
