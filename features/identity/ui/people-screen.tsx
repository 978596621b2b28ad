'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Me, Person } from '@/features/identity/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import type { School } from '../people/contract';
import { AddPersonDialog } from './add-person-dialog';
import { ANYBODY, type PeopleAsked, PeopleFilters, peopleQuery } from './people/people-filters';
import { PersonDialog } from './people/person-dialog';

/** Everybody whom an administrator looks after: found, added, changed, kept out and let in again. */
export function PeopleScreen({ me, initial, schools }: { me: Me; initial: ListPage<Person>; schools: School[] }) {
  const t = useTranslations('identity.people');
  const [page, setPage] = useState(initial);
  const [asked, setAsked] = useState(ANYBODY);
  const load = useAction(async ({ next, cursor }: { next: PeopleAsked; cursor: string | null }, signal) => {
    const found = await api<ListPage<Person>>(`/people?${peopleQuery(next, cursor)}`, { signal });
    setAsked(next);
    setPage(cursor === null ? found : { ...found, items: [...page.items, ...found.items] });
  });
  const put = (changed: Person) =>
    setPage((before) => ({
      ...before,
      items: before.items.map((each) => (each.id === changed.id ? changed : each)),
    }));
  return (
    <div className="page py-10">
      <PageHeader
        title={t('title')}
        action={
          <AddPersonDialog
            schools={schools}
            reader={me.role}
            onAdded={(person) => setPage((before) => ({ ...before, items: [person, ...before.items] }))}
          />
        }
      >
        <p>{t('wordsMany')}</p>
        <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
          <TextLink href="/schools">{t('toSchools')}</TextLink>
          <TextLink href="/people/import">{t('import')}</TextLink>
          <TextLink href="/people/invitations">{t('invitations')}</TextLink>
        </p>
      </PageHeader>
      <PeopleFilters schools={schools} pending={load.pending} onAsk={(next) => void load.run({ next, cursor: null })} />
      {load.problem ? <ErrorState inline problem={load.problem} /> : null}
      {page.items.length === 0 ? (
        <p role="status">{t('noneFound')}</p>
      ) : (
        <PeopleTable me={me} people={page.items} schools={schools} onChanged={put} />
      )}
      {page.nextCursor === null ? null : (
        <Button
          className="mt-4"
          busy={load.pending}
          onClick={() => void load.run({ next: asked, cursor: page.nextCursor })}
        >
          {t('showMore')}
        </Button>
      )}
    </div>
  );
}

function PeopleTable({
  me,
  people,
  schools,
  onChanged,
}: {
  me: Me;
  people: Person[];
  schools: School[];
  onChanged(person: Person): void;
}) {
  const t = useTranslations('identity.people');
  const words = useTranslations('identity');
  const common = useTranslations('common');
  const columns: Column<Person>[] = [
    {
      id: 'name',
      header: t('name'),
      sortBy: (person) => person.name,
      cell: (person) => (
        <>
          <span dir="auto">{person.name}</span> {person.simulated ? <Tag>{t('simulated')}</Tag> : null}
          {person.deactivatedAt === null ? null : <Tag>{t('off')}</Tag>}
          <span className="block break-all text-ink-soft sm:hidden">{person.email ?? person.username}</span>
        </>
      ),
    },
    {
      id: 'email',
      header: words('email'),
      wideOnly: true,
      sortBy: (person) => person.email ?? person.username ?? '',
      cell: (person) => <span className="break-all">{person.email ?? person.username}</span>,
    },
    {
      id: 'role',
      header: t('role'),
      sortBy: (person) => common(`roles.${person.role}`),
      cell: (person) => common(`roles.${person.role}`),
    },
    {
      id: 'school',
      header: t('school'),
      wideOnly: true,
      cell: (person) => <span dir="auto">{person.schools.map(({ name }) => name).join(', ')}</span>,
    },
    {
      id: 'change',
      header: t('change'),
      cell: (person) =>
        person.id === me.id ? null : (
          <PersonDialog person={person} schools={schools} reader={me.role} onChanged={onChanged} />
        ),
    },
  ];
  return <DataTable caption={t('title')} columns={columns} rows={people} rowKey={(person) => person.id} />;
}
