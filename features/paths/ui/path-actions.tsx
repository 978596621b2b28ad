'use client';

import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import type { ChangePath, Path } from '../contract';

/** What can be done with a whole path: edit it, stop it (which can be undone at once), take it up again. */
export function PathActions({ path, onChanged }: { path: Path; onChanged: (path: Path) => void }) {
  const t = useTranslations('paths.path');
  const common = useTranslations('common');
  const toast = useToast();
  const change = useAction((body: ChangePath) => api<Path>(`/paths/${path.id}`, { method: 'PATCH', body }));

  async function set(status: Path['status'], version: number) {
    const next = await change.run({ version, status });
    if (!next) return;
    onChanged(next);
    if (status === 'archived')
      toast({
        text: t('stopped', { title: next.title }),
        action: { label: common('undo'), run: () => void set('active', next.version) },
      });
    else toast({ text: t('resumed', { title: next.title }) });
  }
  return (
    <>
      {path.status === 'active' ? (
        <>
          <LinkButton href={`/courses/${path.courseId}/paths/${path.id}/edit`}>{t('edit')}</LinkButton>
          <Button variant="quiet" busy={change.pending} onClick={() => void set('archived', path.version)}>
            {t('stop')}
          </Button>
        </>
      ) : (
        <Button variant="primary" busy={change.pending} onClick={() => void set('active', path.version)}>
          {t('resume')}
        </Button>
      )}
      {change.problem ? <ErrorState inline problem={change.problem} className="basis-full" /> : null}
    </>
  );
}
