'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { RemoveDialog } from './remove-dialog';

/** On every page while a demo school is in: that nobody is behind its people, and for an administrator the way out. */
export function DemoBanner({ mayRemove }: { mayRemove: boolean }) {
  const t = useTranslations('shell.demo');
  return (
    <aside aria-label={t('label')} className="border-rule border-b bg-mark text-sm" data-print="keep">
      <div className="page flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1.5">
        <p>{mayRemove ? t('admin') : t('simulated')}</p>
        {mayRemove ? (
          <RemoveDialog
            trigger={
              <Button size="small" variant="plain">
                {t('remove')}
              </Button>
            }
          />
        ) : null}
      </div>
    </aside>
  );
}
