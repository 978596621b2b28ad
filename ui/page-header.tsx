import type { ReactNode } from 'react';
import { cn } from './cn';

/** The page's one `h1`, a line under it, and at its end what can be done with the whole page. */
export function PageHeader({
  title,
  children,
  action,
  className,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <header className={cn('mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4', className)}>
      <div className="min-w-0 max-w-measure">
        <h1 className="text-2xl" dir="auto" tabIndex={-1}>
          {title}
        </h1>
        {children ? <div className="mt-2 text-ink-soft">{children}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap gap-3">{action}</div> : null}
    </header>
  );
}
