'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../button';
import { cn } from '../cn';

const veil = 'fixed inset-0 z-40 bg-black/35 appear';

/**
 * A small task over the page: focus stays inside, Escape and a press beside it close it, focus goes back to what opened it.
 * `trigger` opens it; without a trigger the parent holds `open`.
 */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  children,
  wide = false,
}: {
  title: string;
  description?: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
  wide?: boolean;
}) {
  const t = useTranslations('common');
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={veil} />
        <Radix.Content
          className={cn(
            'appear fixed inset-x-4 top-[8dvh] z-50 mx-auto max-h-[84dvh] overflow-y-auto rounded-lg border border-rule bg-paper-raised p-6 shadow-float',
            wide ? 'max-w-3xl' : 'max-w-lg',
          )}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Radix.Title className="font-semibold text-xl">{title}</Radix.Title>
              {description ? <Radix.Description className="mt-1 text-ink-soft">{description}</Radix.Description> : null}
            </div>
            <Radix.Close asChild>
              <Button variant="plain" size="small-icon" aria-label={t('close')} className="-me-2 -mt-1">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closes the dialog or sheet it stands in; wraps one button or link. */
export function CloseOverlay({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}

/** A panel from the reading side of the screen: the way around on phones. */
export function Sheet({
  title,
  trigger,
  open,
  onOpenChange,
  children,
}: {
  title: string;
  trigger: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}) {
  const t = useTranslations('common');
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={veil} />
        <Radix.Content
          aria-describedby={undefined}
          className="slide-in fixed inset-y-0 start-0 z-50 w-[min(20rem,86vw)] overflow-y-auto border-rule border-e bg-paper-raised p-4 shadow-float"
        >
          <div className="mb-2 flex items-center justify-between">
            <Radix.Title className="ps-3 font-semibold text-lg">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button variant="plain" size="icon" aria-label={t('close')}>
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
