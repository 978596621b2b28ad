'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { usePolling } from '@/platform/http/use-polling';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import type { LanguageModelStatus, ModelTest } from '../contract';
import { ModelList } from './model-list';
import { NoModel } from './no-model';
import { NowWriting } from './now-writing';
import { WhatLeaves } from './what-leaves';
import { WorkDone } from './work-done';

/** Which models there are, how they stand, where words go and what was asked for: for the administrator. */
export function LanguageModelScreen({ initial }: { initial: LanguageModelStatus }) {
  const t = useTranslations('languageModel');
  const [tested, setTested] = useState<ModelTest | null>(null);
  const { latest, problem, set } = usePolling<LanguageModelStatus>(
    (signal) => api<LanguageModelStatus>('/language-model/status', { signal }),
    initial,
    { active: () => true, everyMs: 4000 },
  );
  const test = useAction(async (_: null, signal) => {
    setTested(null);
    setTested(await api<ModelTest>('/language-model/test', { method: 'POST', signal }));
    set(await api<LanguageModelStatus>('/language-model/status', { signal }));
  });
  const configured = latest.models.length > 0;
  const good = tested?.probes.filter((probe) => probe.problem === null).length ?? 0;
  return (
    <div className="page py-10">
      <PageHeader
        title={t('title')}
        action={
          configured ? (
            <Button variant="primary" onClick={() => void test.run(null)} busy={test.pending}>
              {t('test')}
            </Button>
          ) : null
        }
      >
        <p>{t('words')}</p>
      </PageHeader>
      <p role="status" className={test.pending || tested ? 'mb-8 text-ink-soft' : 'sr-only'}>
        {test.pending ? t('testing') : tested ? t('tested', { good, all: tested.probes.length }) : null}
      </p>
      <div className="space-y-12">
        {test.problem ? <ErrorState inline problem={test.problem} /> : null}
        {problem ? <ErrorState inline problem={problem} /> : null}
        {latest.fileProblem ? (
          <ErrorState
            inline
            problem={{ code: 'models_file', status: 400, detail: t('file', { problem: latest.fileProblem }) }}
          />
        ) : null}
        {configured ? (
          <>
            <div className="grid gap-x-12 gap-y-8 sm:grid-cols-2">
              <NowWriting status={latest} />
              <WhatLeaves models={latest.models} />
            </div>
            <ModelList models={latest.models} probes={tested?.probes ?? []} />
          </>
        ) : latest.fileProblem ? null : (
          <NoModel />
        )}
        {configured || latest.week.outputs > 0 ? <WorkDone day={latest.day} week={latest.week} /> : null}
      </div>
    </div>
  );
}
