'use client';

import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { useFound } from '@/platform/http/use-found';
import { Button, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { FindForm } from '@/ui/fields/find-form';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { ConsentLearner } from '../contract';

/** Learners by name, with who decides and what is off for each; each leads to all of their choices. */
export function LearnersList({ initial }: { initial: ListPage<ConsentLearner> }) {
  const t = useTranslations('consent.admin');
  const purposes = useTranslations('consent.purposes');
  const found = useFound(initial, '/consent/learners');
  const columns: Column<ConsentLearner>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: ({ learnerId, name }) => (
        <TextLink href={`/consent/learners/${learnerId}`}>
          <span dir="auto">{name}</span>
        </TextLink>
      ),
    },
    { id: 'decides', header: t('decides'), cell: ({ ofAge }) => t(ofAge ? 'self' : 'guardian') },
    {
      id: 'born',
      header: t('born'),
      wideOnly: true,
      cell: ({ birthDate }) => (birthDate === null ? t('unknown') : <Time iso={birthDate} />),
    },
    {
      id: 'off',
      header: t('refused'),
      cell: ({ choices }) => {
        const off = choices.filter(({ allowed }) => !allowed).map(({ purpose }) => purposes(purpose));
        return off.length === 0 ? t('nothingOff') : off.join(', ');
      },
    },
  ];
  if (initial.items.length === 0) return <EmptyState title={t('noLearners')}>{t('noLearnersWords')}</EmptyState>;
  return (
    <div className="space-y-4">
      <FindForm label={t('search')} send={t('find')} pending={found.pending} onFind={found.find} />
      {found.problem ? <ErrorState inline problem={found.problem} /> : null}
      {found.items.length === 0 ? (
        <p role="status">{t('noneFound')}</p>
      ) : (
        <DataTable caption={t('table')} columns={columns} rows={found.items} rowKey={({ learnerId }) => learnerId} />
      )}
      {found.more ? (
        <Button busy={found.pending} onClick={found.more}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}
