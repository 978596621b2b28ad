'use client';

import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { LinkButton } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import type { Correction, Deletion, DeletionSettings } from '../contract';
import { CorrectionRequest } from './correction-request';
import { DeletionRequest } from './deletion-request';
import { DeletionSettingsForm } from './deletion-settings-form';
import { RequestList } from './request-list';

/** What learners and guardians asked to have put right or deleted, for those who decide on it or see to it. */
export function RequestsScreen({
  corrections,
  deletions,
  settings,
  open,
  isAdmin,
}: {
  corrections: ListPage<Correction>;
  deletions: ListPage<Deletion>;
  settings: DeletionSettings;
  /** Those that wait, or those that have ended. */
  open: boolean;
  isAdmin: boolean;
}) {
  const t = useTranslations('rights.requests');
  const query = `open=${open ? 'yes' : 'no'}&limit=20`;
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <nav aria-label={t('title')} className="mb-6 flex gap-3">
        <LinkButton
          href="/data-requests"
          aria-current={open ? 'page' : undefined}
          variant={open ? 'secondary' : 'plain'}
        >
          {t('open')}
        </LinkButton>
        <LinkButton
          href="/data-requests?ended=yes"
          aria-current={open ? undefined : 'page'}
          variant={open ? 'plain' : 'secondary'}
        >
          {t('ended')}
        </LinkButton>
      </nav>
      <div className="max-w-3xl space-y-10">
        <section aria-labelledby="corrections">
          <h2 id="corrections" className="mb-3 text-xl">
            {t('corrections')}
          </h2>
          <RequestList
            page={corrections}
            path={`/corrections?${query}`}
            empty={t('emptyCorrections')}
            show={(item: Correction) => <CorrectionRequest initial={item} />}
          />
        </section>
        <section aria-labelledby="deletions">
          <h2 id="deletions" className="mb-3 text-xl">
            {t('deletions')}
          </h2>
          <RequestList
            page={deletions}
            path={`/deletions?${query}`}
            empty={t('emptyDeletions')}
            show={(item: Deletion) => (
              <DeletionRequest initial={item} coolingOffDays={settings.coolingOffDays} isAdmin={isAdmin} />
            )}
          />
        </section>
        {isAdmin ? <DeletionSettingsForm initial={settings} /> : null}
      </div>
    </div>
  );
}
