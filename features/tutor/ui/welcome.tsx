'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import type { Opening } from '../contract';

/** An empty conversation: what may be asked here, three questions to press, and who reads along (nobody). */
export function Welcome({ opening, onAsk }: { opening: Opening; onAsk: (question: string) => void }) {
  const t = useTranslations('tutor.welcome');
  return (
    <div className="space-y-4">
      <h3 className="text-lg">{t('title')}</h3>
      <p>
        {opening.exercise ? t('exercise') : opening.concept ? t('concept', { concept: opening.concept }) : t('about')}
      </p>
      {opening.model ? null : <p className="text-ink-soft">{t('noModel')}</p>}
      {opening.suggestions.length > 0 ? (
        <div>
          <p className="text-ink-soft text-sm">{t('try')}</p>
          <ul className="mt-2 space-y-2">
            {opening.suggestions.map((question) => (
              <li key={question}>
                <Button
                  size="small"
                  className="w-full shrink justify-start whitespace-normal text-start font-normal"
                  disabled={opening.limit.left === 0}
                  onClick={() => onAsk(question)}
                >
                  <span dir="auto">{question}</span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="text-ink-faint text-sm">{t('private')}</p>
    </div>
  );
}
