'use client';

import { useTranslations } from 'use-intl';
import { cn } from './cn';

/** A grey bar where text will stand; give it the size of that text. */
export function SkeletonBar({ className }: { className?: string }) {
  return <div className={cn('h-4 rounded-sm bg-rule/60', className)} />;
}

/**
 * The layout of a page before its content is here. Stays invisible for 300 ms, so that quick answers do not flicker;
 * says "Loading" to screen readers. Draw the real layout inside with `SkeletonBar`.
 */
export function Skeleton({ children, className }: { children: React.ReactNode; className?: string }) {
  const t = useTranslations('common');
  return (
    <div role="status" className={cn('after-a-moment', className)}>
      <span className="sr-only">{t('loading')}</span>
      <div aria-hidden>{children}</div>
    </div>
  );
}

/** Lines of text, the last one shorter. */
export function SkeletonLines({ count, className }: { count: number; className?: string }) {
  return (
    <div className={cn('space-y-3', className)}>
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity and never change places
        <SkeletonBar key={line} className={line === count - 1 ? 'w-3/5' : 'w-full'} />
      ))}
    </div>
  );
}
