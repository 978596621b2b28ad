'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';

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
  const close = (
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
  );
  if (beside) {
    return (
      <aside
        aria-label={t('label')}
        className="sticky top-4 max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-lg border border-rule bg-paper-raised p-5 print:static print:max-h-none"
        onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
      >
        {close}
        {children}
        <p className="mt-4 text-ink-faint text-xs print:hidden">{t('keys')}</p>
      </aside>
    );
  }
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/35" />
        <Radix.Content
          aria-describedby={undefined}
          className="appear fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto rounded-t-lg border-rule border-t bg-paper-raised p-5 pb-8 shadow-float"
        >
          <Radix.Title className="sr-only">{t('label')}</Radix.Title>
          {close}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
