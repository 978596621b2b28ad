'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import type { Demo, DemoAccount, DemoBegun } from '../contract';
import { AccountList } from './account-list';
import { RemoveDialog } from './remove-dialog';
import { useDemo } from './use-demo';
import { Working } from './working';

/** The demo school: made, watched, looked into, removed. For administrators. */
export function DemoScreen({ initial }: { initial: Demo }) {
  const t = useTranslations('demo');
  const [accounts, setAccounts] = useState<DemoAccount[]>([]);
  const { latest, problem, set } = useDemo(initial);
  const make = useAction(async (_: null, signal) => {
    setAccounts((await api<DemoBegun>('/demo', { method: 'POST', body: {}, signal })).accounts);
    set(await api<Demo>('/demo', { signal }));
  });
  const { state } = latest;
  const button = (words: string) => (
    <Button variant="primary" onClick={() => void make.run(null)} busy={make.pending}>
      {words}
    </Button>
  );
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <div className="max-w-measure space-y-8">
        {make.problem ? <ErrorState inline problem={make.problem} /> : null}
        {state === null ? (
          <EmptyState title={t('none.title')} action={button(t('none.make'))}>
            {t('none.words')}
          </EmptyState>
        ) : null}
        {state === 'failed' ? (
          <>
            <ErrorState inline problem={{ code: 'demo_failed', status: 400, detail: t('failed.words') }} />
            {button(t('failed.again'))}
          </>
        ) : null}
        {state === 'making' || state === 'removing' ? <Working demo={latest} problem={problem} onChange={set} /> : null}
        {state === 'ready' ? <Ready demo={latest} told={accounts.length > 0} /> : null}
        {accounts.length > 0 && (state === 'making' || state === 'ready') ? (
          <section>
            <h2 className="text-lg">{t('accounts.title')}</h2>
            <p className="mt-2 text-ink-soft">{t('accounts.words')}</p>
            <AccountList accounts={accounts} />
          </section>
        ) : null}
      </div>
    </div>
  );
}

function Ready({ demo, told }: { demo: Demo; told: boolean }) {
  const t = useTranslations('demo.ready');
  const banner = useTranslations('shell.demo');
  const counts = (['classes', 'teachers', 'learners', 'lessons', 'answers'] as const).map((key) =>
    t(`counts.${key}`, { count: demo.counts[key] }),
  );
  return (
    <section aria-label={t('title')} className="space-y-6">
      <p role="status" className="figures">
        {counts.join(' · ')}. {t('all')}
      </p>
      <div className="flex flex-wrap gap-3">
        {demo.courseId ? (
          <LinkButton href={`/courses/${demo.courseId}`} variant="primary">
            {t('course')}
          </LinkButton>
        ) : null}
        <LinkButton href="/classes">{t('classes')}</LinkButton>
        <RemoveDialog trigger={<Button variant="quiet">{banner('remove')}</Button>} />
      </div>
      {told ? null : (
        <div>
          <p className="text-ink-soft">{t('people')}</p>
          <AccountList accounts={demo.people} />
        </div>
      )}
    </section>
  );
}
