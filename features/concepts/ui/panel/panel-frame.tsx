'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';

/** Where the panel stands: beside the map where there is room, else as a sheet over the lower part of the screen. */
export function PanelFrame({
  beside,
  name,
  onClose,
  children,
}: {
  beside: boolean;
  /** What the panel is about; another name is another panel. */
  name: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return beside ? (
    <BesidePanel name={name} onClose={onClose}>
      {children}
    </BesidePanel>
  ) : (
    <SheetPanel name={name} onClose={onClose}>
      {children}
    </SheetPanel>
  );
}

function BesidePanel({ name, onClose, children }: { name: string; onClose: () => void; children: ReactNode }) {
  const t = useTranslations('map.panel');
  const frame = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another concept begins at its top
  useEffect(() => {
    frame.current?.scrollTo(0, 0);
  }, [name]);
  return (
    <aside
      ref={frame}
      aria-label={t('label')}
      data-print="none"
      className="relative w-88 shrink-0 overflow-y-auto border-rule border-s bg-paper-raised p-5"
      onKeyDown={(event) => (event.key === 'Escape' && !event.defaultPrevented ? onClose() : undefined)}
    >
      <Button
        variant="plain"
        size="small-icon"
        aria-label={t('close')}
        className="float-end -me-2 -mt-2"
        onClick={onClose}
      >
        <X aria-hidden />
      </Button>
      {children}
    </aside>
  );
}

function SheetPanel({ name, onClose, children }: { name: string; onClose: () => void; children: ReactNode }) {
  const t = useTranslations('map.panel');
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/35" />
        <Radix.Content
          aria-describedby={undefined}
          className="appear fixed inset-x-0 bottom-0 z-50 max-h-[82dvh] overflow-y-auto rounded-t-lg border-rule border-t bg-paper-raised p-5 pb-8 shadow-float"
        >
          <Radix.Title className="sr-only">{name}</Radix.Title>
          <Radix.Close asChild>
            <Button variant="plain" size="small-icon" aria-label={t('close')} className="float-end -me-2 -mt-2">
              <X aria-hidden />
            </Button>
          </Radix.Close>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
