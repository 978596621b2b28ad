'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import type { Demo, DemoAccount, DemoBegun } from '../contract';
import { AccountList } from './account-list';
import { useDemo } from './use-demo';
import { Working } from './working';

const BEGUN: Demo = {
  ...{ state: 'making', stage: 'waiting', share: 0, ownDistrict: true, people: [], courseId: null },
  counts: { learners: 0, teachers: 0, classes: 0, answers: 0, lessons: 0 },
};

/** On the first screen, under setting up (`children`): a demo school, and whoever makes it signed in to it. */
export function DemoOffer({ children }: { children: ReactNode }) {
  const t = useTranslations('demo.offer');
  const [accounts, setAccounts] = useState<DemoAccount[] | null>(null);
  const make = useAction(async (_: null, signal) => {
    setAccounts((await api<DemoBegun>('/setup/demo', { body: {}, signal })).accounts);
  });
  if (accounts) return <DemoBeing accounts={accounts} />;
  return (
    <>
      {children}
      <section className="mt-12 border-rule border-t pt-8" aria-labelledby="demo-offer">
        <h2 id="demo-offer" className="text-lg">
          {t('title')}
        </h2>
        <p className="mt-2 mb-5 text-ink-soft">{t('words')}</p>
        {make.problem ? <ErrorState inline problem={make.problem} className="mb-4" /> : null}
        <Button className="w-full" size="large" onClick={() => void make.run(null)} busy={make.pending}>
          {make.pending ? t('working') : t('send')}
        </Button>
      </section>
    </>
  );
}

/** The making, with the passwords that are shown this once; stopped, the first screen is as it was. */
function DemoBeing({ accounts }: { accounts: DemoAccount[] }) {
  const t = useTranslations('demo');
  const { latest, problem, set } = useDemo(BEGUN);
  const [guide] = accounts;
  const ready = latest.state === 'ready';
  return (
    <section>
      <h1 className="text-2xl">{ready ? t('ready.title') : t('making.title')}</h1>
      <p className="mt-2 mb-6 text-ink-soft">{t('words')}</p>
      {ready ? (
        <LinkButton href="/" variant="primary" size="large" className="w-full">
          {t('ready.goIn')}
        </LinkButton>
      ) : latest.state === 'failed' ? (
        <div className="space-y-4">
          <ErrorState inline problem={{ code: 'demo_failed', status: 400, detail: t('failed.words') }} />
          <LinkButton href="/demo">{t('failed.again')}</LinkButton>
        </div>
      ) : (
        <Working demo={latest} problem={problem} onChange={set} />
      )}
      <h2 className="mt-10 text-lg">{t('accounts.title')}</h2>
      <p className="mt-2 text-ink-soft">
        {guide ? t('accounts.signedIn', { name: guide.name }) : null} {t('accounts.words')}
      </p>
      <AccountList accounts={accounts} />
    </section>
  );
}
