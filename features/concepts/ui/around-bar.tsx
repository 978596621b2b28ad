'use client';

import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { steps as bounds } from './neighbourhood';

/** Says that only a part of the map is shown, how far it reaches, and leads back to the whole. */
export function AroundBar({
  name,
  count,
  steps,
  onSteps,
  onWhole,
}: {
  name: string;
  count: number;
  steps: number;
  onSteps: (steps: number) => void;
  onWhole: () => void;
}) {
  const t = useTranslations('map.around');
  return (
    <div className="border-rule border-t bg-accent-soft" data-print="none">
      <div className="page flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
        <p role="status" dir="auto" className="me-auto">
          {t('showing', { name, count })}
        </p>
        <div className="flex items-center gap-1">
          <Button
            variant="plain"
            size="small-icon"
            aria-label={t('fewer')}
            title={t('fewer')}
            disabled={steps <= bounds.least}
            onClick={() => onSteps(steps - 1)}
          >
            <Minus aria-hidden />
          </Button>
          <span className="text-sm">{t('steps', { count: steps })}</span>
          <Button
            variant="plain"
            size="small-icon"
            aria-label={t('more')}
            title={t('more')}
            disabled={steps >= bounds.most}
            onClick={() => onSteps(steps + 1)}
          >
            <Plus aria-hidden />
          </Button>
        </div>
        <Button size="small" onClick={onWhole}>
          {t('whole')}
        </Button>
      </div>
    </div>
  );
}
