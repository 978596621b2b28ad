'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { BottomSheet } from '@/ui/overlays/bottom-sheet';

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
    <BottomSheet label={name} onClose={onClose}>
      {children}
    </BottomSheet>
  );
}

/** Hidden where there is no room: before the browser is known it stands in the page of a phone as well. */
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
      data-beside
      className="relative w-88 shrink-0 overflow-y-auto border-rule border-s bg-paper-raised p-5 max-[56rem]:hidden"
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
