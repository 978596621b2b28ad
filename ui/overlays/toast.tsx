'use client';

import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../button';
import { cn } from '../cn';

/** What a toast says, and what the one button on it does (mostly: undo). */
export interface ToastInput {
  text: string;
  action?: { label: string; run: () => void };
  /** A fault stays until it is closed; anything else goes after eight seconds. */
  tone?: 'plain' | 'fault';
}

interface Toast extends ToastInput {
  id: number;
}

const lifeMs = 8000;
const ToastContext = createContext<((toast: ToastInput) => void) | null>(null);

/** `const toast = useToast(); toast({ text, action: { label, run } })`. Throws outside `ToastProvider`. */
export function useToast(): (toast: ToastInput) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('useToast needs a ToastProvider around it');
  return show;
}

/** Holds the toasts of the page at its lower edge, the latest three; F8 puts the focus on them. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common');
  const [toasts, setToasts] = useState<Toast[]>([]);
  const region = useRef<HTMLElement>(null);
  const show = useCallback((toast: ToastInput) => {
    setToasts((present) => [...present.slice(-2), { ...toast, id: (present.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const remove = useCallback((id: number) => setToasts((present) => present.filter((toast) => toast.id !== id)), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'F8') region.current?.querySelector('button')?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <section
        ref={region}
        aria-label={t('toast.region')}
        aria-live="polite"
        data-print="none"
        className="pointer-events-none fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-md flex-col gap-2"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onGone={() => remove(toast.id)} />
        ))}
      </section>
    </ToastContext>
  );
}

/** One message; its time stands still while the pointer or the focus is on it. */
function ToastCard({ toast, onGone }: { toast: Toast; onGone: () => void }) {
  const t = useTranslations('common');
  const [held, setHeld] = useState(false);
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  const fault = toast.tone === 'fault';
  useEffect(() => {
    if (fault || held) return undefined;
    const timer = setTimeout(() => gone.current(), lifeMs);
    return () => clearTimeout(timer);
  }, [fault, held]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the time is no action of its own
    <div
      className="appear pointer-events-auto flex items-center gap-3 rounded-lg border border-rule bg-paper-raised py-2 ps-4 pe-2 shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p role={fault ? 'alert' : undefined} className={cn('flex-1', fault && 'text-danger')} dir="auto">
        {toast.text}
      </p>
      {toast.action ? (
        <Button
          variant="quiet"
          size="small"
          onClick={() => {
            toast.action?.run();
            onGone();
          }}
        >
          {toast.action.label}
        </Button>
      ) : null}
      <Button variant="plain" size="small-icon" aria-label={t('close')} onClick={onGone}>
        <X aria-hidden />
      </Button>
    </div>
  );
}
