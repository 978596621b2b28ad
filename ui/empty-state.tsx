import type { ReactNode } from 'react';
import { cn } from './cn';

/** Nothing here yet: what will stand here, and the one useful thing to do about it. */
export function EmptyState({
  title,
  children,
  action,
  className,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn('max-w-measure rounded-lg border border-rule border-dashed px-6 py-8', className)}>
      <h2 className="font-semibold text-lg">{title}</h2>
      {children ? <div className="mt-2 text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  );
}
