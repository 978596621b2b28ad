'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { usePolling } from '@/platform/http/use-polling';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import type { LearnerModels, ModelRun } from '../../model/contract';
import { InForce } from './in-force';
import { isOpen, RunPanel } from './run-panel';
import { VersionsTable } from './versions-table';

/** The versions of the learner model, for the administrator: what is in force, how each was judged, and what is at work. */
export function ModelsScreen({ initial }: { initial: LearnerModels }) {
  const t = useTranslations('learnerModel');
  const [watched, setWatched] = useState<string | null>(null);
  const {
    latest: models,
    problem,
    set,
  } = usePolling<LearnerModels>((signal) => api<LearnerModels>('/learner-models', { signal }), initial, {
    active: ({ runs }) => runs.some(isOpen),
    everyMs: 700,
  });
  const shown = models.runs.find(isOpen) ?? models.runs.find(({ id }) => id === watched) ?? null;
  const begun = (run: ModelRun) => {
    setWatched(run.id);
    set({ ...models, runs: [run, ...models.runs.filter(({ id }) => id !== run.id)] });
  };
  const fit = useAction((_: null, signal) =>
    api<ModelRun>('/learner-models/runs', { method: 'POST', signal }).then(begun),
  );
  const working = shown !== null && isOpen(shown);
  return (
    <div className="page py-10">
      <PageHeader
        title={t('title')}
        action={
          <Button variant="primary" onClick={() => void fit.run(null)} busy={fit.pending || working}>
            {t('fit')}
          </Button>
        }
      >
        <p>{t('words')}</p>
        <p className="mt-2">{models.nightlyAt ? t('nightly', { time: models.nightlyAt }) : t('neverNightly')}</p>
      </PageHeader>
      <div className="space-y-10">
        {fit.problem ? <ErrorState inline problem={fit.problem} /> : null}
        {shown ? <RunPanel run={shown} problem={problem} onChange={begun} /> : null}
        <InForce models={models} />
        <VersionsTable models={models} working={working} onBegun={begun} />
      </div>
    </div>
  );
}
