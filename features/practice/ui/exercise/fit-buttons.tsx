'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import type { FitState } from './use-fit';

/** "Easier" and "harder" for a question that nobody has answered yet, and what became of it. */
export function FitButtons({ fit }: { fit: FitState }) {
  const t = useTranslations('exercise.fit');
  return (
    <div data-print="none" className="flex flex-wrap items-center gap-x-1 gap-y-1 text-sm">
      <Button variant="plain" size="small" busy={fit.pending === 'easier'} onClick={() => fit.say('easier')}>
        <ChevronDown aria-hidden />
        {t('easier')}
      </Button>
      <Button variant="plain" size="small" busy={fit.pending === 'harder'} onClick={() => fit.say('harder')}>
        <ChevronUp aria-hidden />
        {t('harder')}
      </Button>
      <p role="status" className="text-ink-soft">
        {fit.note === null ? null : t(`note.${fit.note}`)}
      </p>
    </div>
  );
}
