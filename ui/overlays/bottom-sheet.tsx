'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../button';

/**
 * A panel over the lower part of a small screen, open as long as it stands in the page: focus stays inside, Escape and a
 * press above it close it. Its content brings its own heading; `label` names it for screen readers.
 */
export function BottomSheet({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const t = useTranslations('common');
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = sheet.current;
    if (element === null) return undefined;
    const opener = document.activeElement;
    element.showModal();
    element.focus();
    return () => {
      element.close();
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape, which the browser brings
    <dialog
      ref={sheet}
      aria-label={label}
      tabIndex={-1}
      onCancel={(event) => {
        // The page decides: closing takes the sheet out of it.
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target !== sheet.current) return;
        if (event.clientY < sheet.current.getBoundingClientRect().top) onClose();
      }}
      className="appear mt-auto mb-0 max-h-[88dvh] w-full max-w-none overflow-y-auto rounded-t-lg border-rule border-t bg-paper-raised p-5 pb-8 text-ink shadow-float backdrop:bg-veil"
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
    </dialog>
  );
}
