'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Ingestion } from '@/features/library/contract';
import { cn } from '@/ui/cn';
import { workStages } from './share-done';

/** The stages of an ingestion in a line: done with a tick, the present one in ink, the rest faint. */
export function StageList({ ingestion }: { ingestion: Ingestion }) {
  const t = useTranslations('library.ingestion');
  const at = ingestion.stage === 'finished' ? workStages.length : workStages.indexOf(ingestion.stage);
  return (
    <ol className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {workStages.map((stage, index) => (
        <li
          key={stage}
          aria-current={index === at ? 'step' : undefined}
          className={cn('flex items-center gap-1.5', index === at ? 'font-semibold' : 'text-ink-faint')}
        >
          {index < at ? <Check aria-hidden className="size-4 text-accent" /> : null}
          {t(`stage.${stage}`)}
          {index < at ? <span className="sr-only">{t('stageDone')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
