'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** True when a press belongs to the field or control that has the focus, not to the page. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

/** True while a dialog, sheet or menu is open: the page's own keys rest. */
function isOverlaid(): boolean {
  return (
    document.querySelector('dialog[open], [role="dialog"][data-state="open"], [role="menu"][data-state="open"]') !==
    null
  );
}

/**
 * Calls `handler` when `key` (as in `KeyboardEvent.key`, e.g. `j`, `/`, `?`, `Enter`) is pressed on the page: not while
 * typing, not with Ctrl, Alt or Meta, not under a dialog. `handler` may change between renders.
 */
export function useKey(key: string, handler: (event: KeyboardEvent) => void, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event) || isOverlaid()) return;
      latest.current(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [key, enabled]);
}

/** Ctrl with `key`, or Command on a Mac: works while typing too. */
export function useCommandKey(key: string, handler: () => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [key]);
}

/** J and K walk through a list: the focus goes to the first link or button of each `[data-row]` inside `list`. */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  const move = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
    next?.querySelector<HTMLElement>('a[href], button:not(:disabled)')?.focus();
  };
  useKey('j', () => move(1));
  useKey('k', () => move(-1));
}
