'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiError, api } from '@/platform/http/client';
import { ErrorState } from '@/ui/error-state';
import type { WayView } from '../contract';
import { PathTimeWords } from './path-time';

/** So long nothing more is chosen before the way is asked for, milliseconds. */
const PAUSE_MS = 300;
/** Steps that are named. */
const NAMED = 8;

/** The way to what is chosen so far: its steps and its time, before anybody sets out. */
export function WayPreview({
  courseId,
  targetIds,
  fromNothing,
  lang,
}: {
  courseId: string;
  targetIds: readonly string[];
  fromNothing: boolean;
  lang: string;
}) {
  const t = useTranslations('paths.preview');
  const { way, problem } = usePreview(courseId, targetIds, fromNothing);
  return (
    <section aria-labelledby="way" aria-live="polite" className="rounded-lg border border-rule p-5">
      <h2 id="way" className="mb-2 text-lg">
        {t('title')}
      </h2>
      {targetIds.length === 0 ? (
        <p className="text-ink-soft text-sm">{t('empty')}</p>
      ) : problem ? (
        <ErrorState inline problem={problem} />
      ) : way === null ? (
        <p className="text-ink-soft text-sm">{t('loading')}</p>
      ) : way.steps.length === 0 ? (
        <p className="text-ink-soft text-sm">{t('done')}</p>
      ) : (
        <div className="space-y-3">
          <PathTimeWords time={way.time} />
          <p className="figures text-sm">
            {t('steps', { count: way.steps.length })}
            {way.known.length > 0 ? `, ${t('known', { count: way.known.length })}` : null}
          </p>
          <ol className="list-decimal space-y-1 ps-6 text-sm" lang={lang}>
            {way.steps.slice(0, NAMED).map(({ conceptId, name }) => (
              <li key={conceptId} dir="auto" className="break-words">
                {name}
              </li>
            ))}
          </ol>
          {way.steps.length > NAMED ? (
            <p className="text-ink-soft text-sm">{t('more', { count: way.steps.length - NAMED })}</p>
          ) : null}
        </div>
      )}
    </section>
  );
}

/** The way of the newest choice; what was asked before is given up. */
function usePreview(courseId: string, targetIds: readonly string[], fromNothing: boolean) {
  const [state, setState] = useState<{ key: string; way: WayView | null; problem: ApiError | null } | null>(null);
  const key = JSON.stringify({ targetIds, fromNothing });
  useEffect(() => {
    const body: { targetIds: string[] } = JSON.parse(key);
    if (body.targetIds.length === 0) return undefined;
    const aborter = new AbortController();
    const timer = setTimeout(() => {
      api<WayView>(`/courses/${courseId}/paths/preview`, { body, signal: aborter.signal }).then(
        (way) => setState({ key, way, problem: null }),
        (error: unknown) => {
          if (aborter.signal.aborted) return;
          const problem = error instanceof ApiError ? error : new ApiError(0, 'unexpected', null);
          setState({ key, way: null, problem });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [courseId, key]);
  // Another choice has been made since: what is shown stays until its way comes, except a failure.
  return { way: state?.way ?? null, problem: state?.key === key ? state.problem : null };
}
