import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

/** One thing worth knowing on this page, said calmly. */
export function Notice({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={cn('flex gap-3 rounded-md bg-paper-sunken px-4 py-3 text-ink-soft text-sm', className)}>
      <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
