'use client';

import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../button';

/** What a toast says, and what the one button on it does (mostly: undo). */
export interface ToastInput {
  text: string;
  action?: { label: string; run: () => void };
  /** A fault stays until it is closed; anything else goes after eight seconds. */
  tone?: 'plain' | 'fault';
}

const ToastContext = createContext<((toast: ToastInput) => void) | null>(null);

/** `const toast = useToast(); toast({ text, action: { label, run } })`. Throws outside `ToastProvider`. */
export function useToast(): (toast: ToastInput) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('useToast needs a ToastProvider around it');
  return show;
}

/** Holds the toasts of the page at its lower edge; F8 jumps to them. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common');
  const [toasts, setToasts] = useState<(ToastInput & { id: number })[]>([]);
  const show = useCallback((toast: ToastInput) => {
    setToasts((present) => [...present.slice(-2), { ...toast, id: (present.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const remove = useCallback((id: number) => setToasts((present) => present.filter((toast) => toast.id !== id)), []);
  const label = useMemo(() => t('toast.region', { hotkey: '{hotkey}' }), [t]);
  return (
    <ToastContext value={show}>
      <Radix.Provider label={t('toast.label')} swipeDirection="down">
        {children}
        {toasts.map((toast) => (
          <Radix.Root
            key={toast.id}
            duration={toast.tone === 'fault' ? Number.POSITIVE_INFINITY : 8000}
            type={toast.tone === 'fault' ? 'foreground' : 'background'}
            onOpenChange={(open) => (open ? undefined : remove(toast.id))}
            className="appear flex items-center gap-3 rounded-lg border border-rule bg-paper-raised py-2 ps-4 pe-2 shadow-float"
          >
            <Radix.Description className={toast.tone === 'fault' ? 'flex-1 text-danger' : 'flex-1'}>
              {toast.text}
            </Radix.Description>
            {toast.action ? (
              <Radix.Action asChild altText={toast.action.label}>
                <Button variant="quiet" size="small" onClick={toast.action.run}>
                  {toast.action.label}
                </Button>
              </Radix.Action>
            ) : null}
            <Radix.Close asChild>
              <Button variant="plain" size="small-icon" aria-label={t('close')}>
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport
          label={label}
          className="fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-md flex-col gap-2 outline-none"
          data-print="none"
        />
      </Radix.Provider>
    </ToastContext>
  );
}
