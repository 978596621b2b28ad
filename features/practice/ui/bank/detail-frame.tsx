'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { BottomSheet } from '@/ui/overlays/bottom-sheet';

/** Where the chosen item stands: beside the list where there is room, else over it. */
export function DetailFrame({
  beside,
  onClose,
  children,
}: {
  beside: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('items.detail');
  if (!beside) {
    return (
      <BottomSheet label={t('label')} onClose={onClose}>
        {children}
      </BottomSheet>
    );
  }
  return (
    <aside
      aria-label={t('label')}
      className="sticky top-4 max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-lg border border-rule bg-paper-raised p-5 print:static print:max-h-none"
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <Button
        variant="plain"
        size="small-icon"
        aria-label={t('close')}
        className="float-end -me-2 -mt-2"
        data-print="none"
        onClick={onClose}
      >
        <X aria-hidden />
      </Button>
      {children}
      <p className="mt-4 text-ink-faint text-xs print:hidden">{t('keys')}</p>
    </aside>
  );
}
