import type { ReactNode } from 'react';

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="figures inline-block min-w-6 rounded-sm border border-rule-strong bg-paper-raised px-1.5 text-center font-mono text-ink-soft text-xs">
      {children}
    </kbd>
  );
}
