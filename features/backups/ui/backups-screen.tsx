'use client';

import { useTranslations } from 'use-intl';
import type { BackupStatus } from '@/features/backups/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { usePolling } from '@/platform/http/use-polling';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { Notice } from '@/ui/notice';
import { useToast } from '@/ui/overlays/toast';
import { PageHeader } from '@/ui/page-header';
import { toProblem } from '@/ui/problem';
import { DataTable } from '@/ui/table/data-table';
import { BackupsAside } from './backups-aside';
import { useBackupColumns } from './use-backup-columns';

const LOOK_EVERY_MS = 3000;

/** Whether there is a way back: which backups there are, what trying them showed, what needs attention. */
export function BackupsScreen({ initial, mayAsk }: { initial: BackupStatus; mayAsk: boolean }) {
  const t = useTranslations('backups');
  const toast = useToast();
  const { latest, problem, set } = usePolling((signal) => api<BackupStatus>('/backups', { signal }), initial, {
    active: ({ items }) => items.some(({ state }) => state === 'running' || state === 'checking'),
    everyMs: LOOK_EVERY_MS,
  });
  const ask = useAction(async () => {
    await api<void>('/backups', { method: 'POST' });
    return api<BackupStatus>('/backups');
  });
  const columns = useBackupColumns();
  const { schedule, warnings, items } = latest;
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('intro')}</p>
        {schedule ? (
          <p className="mt-2">
            {schedule.at === null
              ? t('byHand', { folder: schedule.folder })
              : t('schedule', {
                  ...{ at: schedule.at, folder: schedule.folder },
                  ...{ daily: schedule.keepDaily, weekly: schedule.keepWeekly },
                })}
          </p>
        ) : null}
      </PageHeader>
      {warnings.length > 0 && schedule ? (
        <Notice className="mb-6">
          <h2 className="font-semibold">{t('attention')}</h2>
          <ul className="mt-1 space-y-1">
            {warnings.map((warning) => (
              <li key={warning}>{t(`warnings.${warning}`)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {mayAsk && schedule ? (
        <div className="mb-6">
          <Button
            busy={ask.pending}
            disabled={items.some(({ state }) => state === 'running' || state === 'checking')}
            onClick={async () => {
              const next = await ask.run(undefined);
              if (next === null) return;
              set(next);
              toast({ text: t('asked') });
            }}
          >
            {t('make')}
          </Button>
          <p className="mt-2 text-ink-soft text-sm">{t('askedByHand')}</p>
        </div>
      ) : null}
      {ask.problem ? <ErrorState problem={toProblem(ask.problem)} inline /> : null}
      {problem ? <ErrorState problem={toProblem(problem)} inline /> : null}
      {items.length === 0 ? (
        <EmptyState title={t(schedule ? 'empty' : 'notSetUpTitle')}>
          {t(schedule ? 'emptyWords' : 'notSetUpWords')}
        </EmptyState>
      ) : (
        <DataTable caption={t('list')} columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
      <BackupsAside status={latest} />
    </div>
  );
}
