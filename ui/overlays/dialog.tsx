'use client';

import { X } from 'lucide-react';
import { Slot } from 'radix-ui/slot';
import { createContext, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../button';
import { cn } from '../cn';

const CloseContext = createContext<() => void>(() => undefined);

interface OverlayProps {
  title: string;
  /** What opens it: one button. Without it the parent holds `open`. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/**
 * A small task over the page, as the browser's own modal dialog: focus stays inside, Escape and a press beside it close
 * it, focus goes back to what opened it. The first field gets the focus. `children` live only while it is open.
 */
export function Dialog({
  description,
  wide = false,
  ...rest
}: OverlayProps & { description?: ReactNode; wide?: boolean }) {
  return (
    <Overlay
      {...rest}
      description={description}
      className={cn(
        'appear m-auto mt-[8dvh] max-h-[84dvh] w-[calc(100%-2rem)] rounded-lg border border-rule p-6',
        wide ? 'max-w-3xl' : 'max-w-lg',
      )}
    />
  );
}

/** A panel from the reading side of the screen: the way around on phones. */
export function Sheet(props: OverlayProps) {
  return (
    <Overlay
      {...props}
      className="slide-in me-auto h-dvh max-h-dvh w-[min(20rem,86vw)] max-w-none border-rule border-e p-4 ps-6"
    />
  );
}

/** Closes the dialog or sheet it stands in; wraps one button or link. */
export function CloseOverlay({ children }: { children: ReactNode }) {
  const close = useContext(CloseContext);
  return <Slot onClick={close}>{children}</Slot>;
}

function Overlay({
  title,
  description,
  trigger,
  open: openFromParent,
  onOpenChange,
  children,
  className,
}: OverlayProps & { description?: ReactNode; className: string }) {
  const t = useTranslations('common');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [openHere, setOpenHere] = useState(false);
  const open = openFromParent ?? openHere;
  const change = (next: boolean) => {
    setOpenHere(next);
    onOpenChange?.(next);
  };
  const close = () => change(false);

  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    if (!open) {
      element.close();
      return;
    }
    element.showModal();
    const first = element.querySelector<HTMLElement>('[data-overlay-body] :is(input, select, textarea)');
    (first ?? element.querySelector<HTMLElement>('h2'))?.focus();
  }, [open]);

  return (
    <>
      {trigger ? (
        <Slot aria-haspopup="dialog" aria-expanded={open} onClick={() => change(true)}>
          {trigger}
        </Slot>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape, which the browser brings */}
      <dialog
        ref={dialog}
        aria-labelledby={id}
        aria-describedby={description ? `${id}-words` : undefined}
        className={cn('overflow-y-auto bg-paper-raised text-ink shadow-float backdrop:bg-veil', className)}
        onClose={() => (open ? close() : undefined)}
        onClick={(event) => {
          if (event.target === dialog.current && isBeside(dialog.current, event)) close();
        }}
      >
        {open ? (
          <CloseContext value={close}>
            <div className="mb-4 flex items-start justify-between gap-4">
              <div className="min-w-0">
                <h2 id={id} tabIndex={-1} className="text-xl" dir="auto">
                  {title}
                </h2>
                {description ? (
                  <p id={`${id}-words`} className="mt-1 text-ink-soft">
                    {description}
                  </p>
                ) : null}
              </div>
              <Button variant="plain" size="small-icon" aria-label={t('close')} className="-me-2 -mt-1" onClick={close}>
                <X aria-hidden />
              </Button>
            </div>
            <div data-overlay-body>{children}</div>
          </CloseContext>
        ) : null}
      </dialog>
    </>
  );
}

/** True when a press on the dialog's box was on what lies around it. */
function isBeside(element: HTMLElement, press: { clientX: number; clientY: number }): boolean {
  const box = element.getBoundingClientRect();
  const within =
    press.clientX >= box.left && press.clientX <= box.right && press.clientY >= box.top && press.clientY <= box.bottom;
  return !within;
}
