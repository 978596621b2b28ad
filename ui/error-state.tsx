'use client';

import { CircleAlert, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';
import { cn } from './cn';
import type { Problem } from './problem';

const known = [
  'offline',
  'interrupted',
  'not_signed_in',
  'forbidden',
  'not_found',
  'not_ready',
  'too_large',
  'harmful_file',
  'unscanned_file',
  'internal',
] as const;
type Known = (typeof known)[number];
const byStatus: Record<number, Known> = {
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  502: 'not_ready',
  503: 'not_ready',
};

/** Words for a problem: ours for what can happen anywhere, else the server's about this case, else general ones. */
export function useProblemWords(): (problem: Problem) => { title: string; detail: string | null } {
  const t = useTranslations('common.problem');
  return (problem) => {
    const own = known.find((code) => code === problem.code);
    if (own === undefined && problem.detail && problem.status < 500) return { title: problem.detail, detail: null };
    const key = own ?? byStatus[problem.status] ?? 'internal';
    return { title: t(`${key}.title`), detail: t(`${key}.detail`) };
  };
}

/**
 * Something in the system failed: what, and the way out. `onRetry` when trying again can help; `action` for another way.
 * `inline` stands inside a form or list, without heading.
 */
export function ErrorState({
  problem,
  onRetry,
  action,
  inline = false,
  level = 2,
  className,
}: {
  problem: Problem;
  onRetry?: () => void;
  action?: ReactNode;
  inline?: boolean;
  /** 1 where this is all of the page. */
  level?: 1 | 2;
  className?: string;
}) {
  const t = useTranslations('common');
  const { title, detail } = useProblemWords()(problem);
  const Heading = level === 1 ? 'h1' : 'h2';
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const Icon = problem.code === 'offline' ? WifiOff : CircleAlert;
  const retry = onRetry ? (
    <Button size={inline ? 'small' : 'normal'} onClick={onRetry}>
      {t('retry')}
    </Button>
  ) : null;
  return (
    <div
      ref={place}
      role="alert"
      className={cn(
        'flex gap-3 rounded-lg border border-danger/40 bg-danger-soft text-ink',
        inline ? 'px-4 py-3 text-sm' : 'max-w-measure px-6 py-6',
        className,
      )}
    >
      <Icon aria-hidden className="mt-1 size-5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        {inline ? <p className="font-semibold">{title}</p> : <Heading className="text-lg">{title}</Heading>}
        {detail ? <p className="mt-1">{detail}</p> : null}
        {retry || action ? (
          <div className={cn('flex flex-wrap gap-3', inline ? 'mt-2' : 'mt-4')}>
            {retry}
            {action}
          </div>
        ) : null}
      </div>
    </div>
  );
}
