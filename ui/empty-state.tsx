import type { ReactNode } from 'react';
import { cn } from './cn';

/** Nothing here yet: what will stand here, and the one useful thing to do about it. */
export function EmptyState({
  title,
  level = 2,
  children,
  action,
  className,
}: {
  title: string;
  /** 1 where this is all of the page. */
  level?: 1 | 2;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={cn('max-w-measure rounded-lg border border-rule border-dashed px-6 py-8', className)}>
      <Heading className="text-lg">{title}</Heading>
      {children ? <div className="mt-2 text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  );
}
