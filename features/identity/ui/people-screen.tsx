'use client';

import { useTranslations } from 'use-intl';
import type { Person } from '@/features/identity/contract';
import { TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import { AddPersonDialog } from './add-person-dialog';

/** Everybody with an account, for the administrator. */
export function PeopleScreen({ people }: { people: Person[] }) {
  const t = useTranslations('identity');
  const common = useTranslations('common');
  const columns: Column<Person>[] = [
    {
      id: 'name',
      header: t('people.name'),
      sortBy: (person) => person.name,
      cell: (person) => (
        <>
          <span dir="auto">{person.name}</span> {person.simulated ? <Tag>{t('people.simulated')}</Tag> : null}
          <span className="block break-all text-ink-soft sm:hidden">{person.email ?? person.username}</span>
        </>
      ),
    },
    {
      id: 'email',
      header: t('email'),
      wideOnly: true,
      sortBy: (person) => person.email ?? person.username ?? '',
      cell: (person) => <span className="break-all">{person.email ?? person.username}</span>,
    },
    {
      id: 'role',
      header: t('people.role'),
      sortBy: (person) => common(`roles.${person.role}`),
      cell: (person) => common(`roles.${person.role}`),
    },
    {
      id: 'since',
      header: t('people.since'),
      wideOnly: true,
      sortBy: (person) => person.createdAt,
      cell: (person) => <Time iso={person.createdAt} />,
    },
  ];
  return (
    <div className="page py-10">
      <PageHeader title={t('people.title')} action={<AddPersonDialog />}>
        <p>{t('people.words', { count: people.length })}</p>
        <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          <TextLink href="/people/import">{t('people.import')}</TextLink>
          <TextLink href="/people/invitations">{t('people.invitations')}</TextLink>
        </p>
      </PageHeader>
      <DataTable
        caption={t('people.title')}
        columns={columns}
        rows={people}
        rowKey={(person) => person.id}
        initialSort={{ column: 'name', descending: false }}
      />
    </div>
  );
}
