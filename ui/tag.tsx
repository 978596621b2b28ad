import type { ReactNode } from 'react';
import { cn } from './cn';

/** A short fact about a row: a role, a state. Words, never colour alone. */
export function Tag({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'accent' | 'fault' }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-sm px-2 py-0.5 text-xs [&_svg]:size-3.5',
        tone === 'plain' && 'bg-paper-sunken text-ink-soft',
        tone === 'accent' && 'bg-accent-soft text-accent',
        tone === 'fault' && 'bg-danger-soft text-danger',
      )}
    >
      {children}
    </span>
  );
}
