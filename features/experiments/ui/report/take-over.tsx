'use client';

import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorState } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import type { ExperimentDetail } from '../../contract';
import { useExperimentWords } from '../use-words';

/** Makes a side of an experiment that has ended the rule of the course, and takes that back. */
export function TakeOver({
  courseId,
  experiment,
  onChanged,
}: {
  courseId: string;
  experiment: ExperimentDetail;
  onChanged: (next: ExperimentDetail) => void;
}) {
  const t = useTranslations('experiments.steps');
  const words = useExperimentWords();
  const toast = useToast();
  const { arms, takenOver, report, stopReason } = experiment;
  const path = `/courses/${courseId}/experiments/${experiment.id}`;
  const set = useAction(async (key: string | null) => {
    if (key === null) await api(`${path}/default`, { method: 'DELETE' });
    else await api(`${path}/default`, { method: 'PUT', body: { key } });
    onChanged(await api<ExperimentDetail>(path));
    if (key === null) toast({ text: t('undone') });
    else
      toast({
        text: t('takenOver', { arm: words.armOf(arms, key) }),
        action: { label: t('undo'), run: () => void set.run(null) },
      });
  });
  const best = stopReason === 'difference' ? report?.leader : null;
  return (
    <Card className="max-w-3xl" data-print="none">
      <h2 className="text-lg">{t('takeOverTitle')}</h2>
      {takenOver ? (
        <>
          <p className="mt-1">{t('takenOver', { arm: words.armOf(arms, takenOver) })}</p>
          <Button className="mt-4" busy={set.pending} onClick={() => void set.run(null)}>
            {t('undo')}
          </Button>
        </>
      ) : (
        <>
          <p className="mt-1">
            {t('takeOverWords')} {best ? null : t('unsureWarning')}
          </p>
          <div className="mt-4 flex flex-wrap gap-3">
            {arms.map(({ key, settings }) => (
              <Button
                key={key}
                variant={key === best ? 'primary' : 'secondary'}
                className="max-w-full"
                busy={set.pending}
                onClick={() => void set.run(key)}
              >
                {t('takeOver', { arm: words.settings(settings) })}
              </Button>
            ))}
          </div>
        </>
      )}
      {set.problem ? <ErrorState inline problem={set.problem} className="mt-3" /> : null}
    </Card>
  );
}
