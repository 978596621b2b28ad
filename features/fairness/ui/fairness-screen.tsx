'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { usePolling } from '@/platform/http/use-polling';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import type { Fairness, FairnessAudit, FairnessRun } from '../contract';
import { Findings } from './findings';
import { History } from './history';
import { ImportForm } from './import-form';
import { isOpen, RunPanel } from './run-panel';
import { SettingsForm } from './settings-form';
import { Thresholds } from './thresholds';
import { Weighing } from './weighing';

/**
 * Whether groups are treated alike: what the newest audit found, ways to lessen it, earlier ones, and what is held. `asked`: an earlier audit to
 * show in place of the newest; `mayDecide`: the reader is an administrator, not only an officer.
 */
export function FairnessScreen({
  initial,
  asked,
  mayDecide,
}: {
  initial: Fairness;
  asked: FairnessAudit | null;
  mayDecide: boolean;
}) {
  const t = useTranslations('fairness');
  const [watched, setWatched] = useState<string | null>(null);
  const {
    latest: fairness,
    problem,
    set,
  } = usePolling<Fairness>((signal) => api<Fairness>('/fairness', { signal }), initial, {
    active: ({ runs }) => runs.some(isOpen),
    everyMs: 1000,
  });
  const { settings, runs } = fairness;
  const shownRun = runs.find(isOpen) ?? runs.find(({ id }) => id === watched) ?? null;
  const working = shownRun !== null && isOpen(shownRun);
  const changed = (run: FairnessRun) => {
    setWatched(run.id);
    set({ ...fairness, runs: [run, ...runs.filter(({ id }) => id !== run.id)] });
  };
  const begin = useAction((_: null, signal) =>
    api<FairnessRun>('/fairness/runs', { method: 'POST', body: { kind: 'audit' }, signal }).then(changed),
  );
  const audit = asked ?? fairness.latest;
  const none = settings.attributes.length === 0;
  return (
    <div className="page py-10">
      <PageHeader
        title={t('title')}
        action={
          mayDecide && !none ? (
            <Button variant="primary" busy={begin.pending || working} onClick={() => void begin.run(null)}>
              {t('auditNow')}
            </Button>
          ) : undefined
        }
      >
        <p>{t('words')}</p>
      </PageHeader>
      <div className="space-y-12">
        {begin.problem ? <ErrorState inline problem={begin.problem} /> : null}
        {shownRun ? <RunPanel run={shownRun} problem={problem} mayStop={mayDecide} onChange={changed} /> : null}
        {audit?.report ? (
          <Findings
            audit={audit}
            report={audit.report}
            newest={audit.id === fairness.latest?.id}
            answers={fairness.answers}
            mayDecide={mayDecide}
            onAnswered={set}
          />
        ) : none ? (
          <EmptyState title={t('none.title')}>{t(mayDecide ? 'none.words' : 'none.officer')}</EmptyState>
        ) : (
          <EmptyState title={t('notYet.title')}>{t('notYet.words')}</EmptyState>
        )}
        {none ? null : (
          <section aria-labelledby="ways" className="space-y-8">
            <div>
              <h2 id="ways" className="text-xl">
                {t('ways.title')}
              </h2>
              <p className="max-w-measure text-ink-soft">{t('ways.words')}</p>
            </div>
            <Weighing fairness={fairness} mayDecide={mayDecide} working={working} onBegun={changed} onDecided={set} />
            {audit?.report ? <Thresholds report={audit.report} mayDecide={mayDecide} onDecided={set} /> : null}
          </section>
        )}
        {runs.length > 0 ? <History fairness={fairness} /> : null}
        {mayDecide ? (
          <section aria-labelledby="held" className="space-y-10" data-print="none">
            <h2 id="held" className="text-xl">
              {t('settings.title')}
            </h2>
            <SettingsForm fairness={fairness} onSaved={set} />
            {none ? null : <ImportForm onTaken={set} />}
          </section>
        ) : null}
      </div>
    </div>
  );
}
