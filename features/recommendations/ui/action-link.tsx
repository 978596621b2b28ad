'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import type { Recommendation } from '../contract';

/** Where a recommendation is followed. */
export function addressOf({ action, courseId, targetId, passage }: Recommendation): string {
  const base = `/courses/${courseId}`;
  if (action === 'passage' && passage) return `${base}/sources/${passage.sourceId}?chunk=${passage.chunkId}`;
  if (action === 'tutor') return `${base}/tutor`;
  if (action === 'explain') return `${base}/explain?concept=${targetId}`;
  if (action === 'practise' || action === 'review') return `${base}/practice?concept=${targetId}`;
  return `${base}/lessons/new?concept=${targetId}`;
}

/** The one thing to do, as a link; nothing is fetched before it is pressed, since a lesson would be made for it. */
export function ActionLink({
  recommendation,
  onOpen,
  className,
}: {
  recommendation: Recommendation;
  onOpen: () => void;
  className?: string;
}) {
  return (
    <Link
      href={addressOf(recommendation)}
      prefetch={false}
      onClick={onOpen}
      className={cn('font-semibold text-accent underline decoration-accent/40 underline-offset-4', className)}
      dir="auto"
    >
      <ActionWords recommendation={recommendation} />
    </Link>
  );
}

/** What to do, in words. */
export function ActionWords({ recommendation }: { recommendation: Recommendation }): ReactNode {
  const t = useTranslations('recommendations.action');
  return t(recommendation.action, { name: recommendation.targetName });
}
