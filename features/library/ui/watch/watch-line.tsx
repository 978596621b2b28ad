'use client';

import { CircleAlert, FolderSync, GitBranch } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Watch } from '@/features/library/watch/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { Time } from '@/ui/time';

/** One place that a course follows: when it was looked at, what went wrong, and what to do about it. */
export function WatchLine({
  watch,
  waiting,
  onAsked,
  onChange,
  onGone,
}: {
  watch: Watch;
  /** A look that was asked for has not been done yet. */
  waiting: boolean;
  onAsked: (watch: Watch) => void;
  onChange: (watch: Watch) => void;
  onGone: () => void;
}) {
  const t = useTranslations('library.watch');
  const path = `/courses/${watch.courseId}/watches/${watch.id}`;
  const check = useAction(async (_: null, signal) => {
    onAsked(await api<Watch>(`${path}/check`, { method: 'POST', signal }));
  });
  const change = useAction(async (removeGone: boolean, signal) => {
    onChange(await api<Watch>(path, { method: 'PATCH', body: { removeGone }, signal }));
  });
  const leave = useAction(async (_: null, signal) => {
    await api(path, { method: 'DELETE', signal });
    onGone();
  });
  const problem = check.problem ?? change.problem ?? leave.problem;
  const Icon = watch.kind === 'git' ? GitBranch : FolderSync;
  return (
    <li className="space-y-2 py-3">
      <p className="flex items-baseline gap-2">
        <Icon aria-hidden className="size-4 shrink-0 self-center text-ink-soft" />
        <bdi className="break-all font-mono text-sm">
          {watch.location}
          {watch.branch ? ` (${watch.branch})` : null}
        </bdi>
      </p>
      <p role="status" className="text-ink-soft text-sm">
        {waiting ? (
          t('looking')
        ) : watch.checkedAt ? (
          <>
            {t('files', { count: watch.fileCount })} {t('checked')} <Time iso={watch.checkedAt} precise />
            {watch.revision ? <span className="figures"> ({watch.revision.slice(0, 8)})</span> : null}
          </>
        ) : (
          t('never')
        )}
      </p>
      {watch.failure && !waiting ? (
        <p className="flex gap-2 text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          {watch.failure.message}
        </p>
      ) : null}
      <CheckboxField
        label={t('removeGone')}
        hint={t('removeGoneHint')}
        checked={watch.removeGone}
        disabled={change.pending}
        onChange={(event) => void change.run(event.target.checked)}
      />
      {problem ? <ErrorState inline problem={problem} /> : null}
      <div className="flex flex-wrap gap-3">
        <Button
          size="small"
          aria-label={t('checkLabel', { place: watch.location })}
          busy={check.pending || waiting}
          onClick={() => void check.run(null)}
        >
          {t('check')}
        </Button>
        <Button
          size="small"
          variant="plain"
          aria-label={t('leaveLabel', { place: watch.location })}
          busy={leave.pending}
          onClick={() => void leave.run(null)}
        >
          {t('leave')}
        </Button>
      </div>
    </li>
  );
}
