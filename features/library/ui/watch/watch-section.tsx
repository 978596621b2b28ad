'use client';

import { useTranslations } from 'use-intl';
import { ErrorState } from '@/ui/error-state';
import { useWatches } from './use-watches';
import { WatchDialog } from './watch-dialog';
import { WatchLine } from './watch-line';

/** Folders and repositories that a course follows. Loads on its own (import it dynamically). Nothing where none is allowed. */
export function WatchSection({
  courseId,
  onUpload,
}: {
  courseId: string;
  /** A look has found something new, and its upload has begun. */
  onUpload: (ingestionId: string) => void;
}) {
  const t = useTranslations('library.watch');
  const watches = useWatches(courseId, onUpload);
  const { latest } = watches;
  if (watches.problem) return <ErrorState inline problem={watches.problem} onRetry={watches.retry} />;
  if (latest === null) return null;
  const { items, allowed } = latest;
  const mayFollow = allowed.folders.length > 0 || allowed.gitHosts.length > 0;
  if (items.length === 0 && !mayFollow) return null;
  return (
    <section aria-labelledby="watches" data-print="none">
      <h2 id="watches" className="mb-1 text-lg">
        {t('title')}
      </h2>
      <p className="max-w-measure text-ink-soft text-sm">
        {allowed.everyMinutes > 0 ? t('words', { minutes: allowed.everyMinutes }) : t('wordsByHand')}
      </p>
      {items.length > 0 ? (
        <ul className="mt-3 divide-y divide-rule border-rule border-y">
          {items.map((watch) => (
            <WatchLine
              key={watch.id}
              watch={watch}
              waiting={watches.isWaiting(watch)}
              onAsked={watches.await}
              onChange={watches.put}
              onGone={() => watches.drop(watch.id)}
            />
          ))}
        </ul>
      ) : null}
      {mayFollow ? (
        <div className="mt-4">
          <WatchDialog
            courseId={courseId}
            allowed={allowed}
            onMade={(watch) => {
              watches.put(watch);
              watches.await(watch);
            }}
          />
        </div>
      ) : null}
    </section>
  );
}
