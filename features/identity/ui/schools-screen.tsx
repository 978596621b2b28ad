'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Breadcrumb } from '@/ui/breadcrumb';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { Role } from '../contract';
import type { School, Term } from '../people/contract';
import { SchoolNameDialog } from './schools/school-name-dialog';
import { TermDialog } from './schools/term-dialog';

/** Schools with their terms: the district's administrators make and close schools, a school's own look after its terms. */
export function SchoolsScreen({ initial, reader }: { initial: School[]; reader: Role }) {
  const t = useTranslations('identity.schools');
  const [schools, setSchools] = useState(initial);
  const put = (saved: School) =>
    setSchools((before) =>
      before.some(({ id }) => id === saved.id)
        ? before.map((each) => (each.id === saved.id ? saved : each))
        : [...before, saved],
    );
  const create = (
    <SchoolNameDialog
      school={null}
      onSaved={put}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          {t('create')}
        </Button>
      }
    />
  );
  const mayMake = reader === 'admin';
  return (
    <div className="page py-10">
      <Breadcrumb trail={[{ href: '/people', label: t('back') }]} />
      <PageHeader title={t('title')} action={mayMake && schools.length > 0 ? create : null}>
        <p>{t('words')}</p>
      </PageHeader>
      {schools.length === 0 ? (
        <EmptyState title={t(mayMake ? 'empty' : 'emptyOwn')} action={mayMake ? create : null}>
          {t(mayMake ? 'emptyWords' : 'emptyOwnWords')}
        </EmptyState>
      ) : (
        <ul className="space-y-10">
          {schools.map((school) => (
            <li key={school.id}>
              <SchoolPart school={school} mayMake={mayMake} onChanged={put} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function SchoolPart({
  school,
  mayMake,
  onChanged,
}: {
  school: School;
  mayMake: boolean;
  onChanged(school: School): void;
}) {
  const t = useTranslations('identity.schools');
  const { id, name, closed } = school;
  const turn = useAction(async (_: null, signal) =>
    onChanged(await api<School>(`/schools/${id}`, { method: 'PATCH', body: { closed: !closed }, signal })),
  );
  return (
    <section aria-labelledby={`school-${id}`} className="border-rule border-t pt-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id={`school-${id}`} className="min-w-0 grow text-lg" dir="auto">
          {name} {closed ? <Tag>{t('closed')}</Tag> : null}
        </h2>
        {mayMake ? (
          <>
            <SchoolNameDialog
              school={school}
              onSaved={onChanged}
              trigger={
                <Button size="small" aria-label={t('renameOf', { name })}>
                  {t('rename')}
                </Button>
              }
            />
            <Button
              size="small"
              busy={turn.pending}
              aria-label={t(closed ? 'openOf' : 'closeOf', { name })}
              onClick={() => void turn.run(null)}
            >
              {t(closed ? 'open' : 'close')}
            </Button>
          </>
        ) : null}
      </div>
      <p className="text-ink-soft">{t('counts', { people: school.peopleCount, classes: school.classCount })}</p>
      {turn.problem ? <ErrorState inline problem={turn.problem} /> : null}
      <h3 className="mt-4 font-semibold">{t('terms')}</h3>
      {school.terms.length === 0 ? <p className="text-ink-soft">{t('noTerms')}</p> : null}
      <ul className="divide-y divide-rule">
        {school.terms.map((term) => (
          <TermRow key={term.id} school={school} term={term} onChanged={onChanged} />
        ))}
      </ul>
      <div className="mt-3">
        <TermDialog
          school={school}
          term={null}
          onSaved={onChanged}
          trigger={
            <Button size="small" aria-label={t('addTermTo', { name })}>
              {t('addTerm')}
            </Button>
          }
        />
      </div>
    </section>
  );
}

function TermRow({ school, term, onChanged }: { school: School; term: Term; onChanged(school: School): void }) {
  const t = useTranslations('identity.schools');
  const { id, name, closed, startsOn, endsOn } = term;
  const path = `/schools/${school.id}/terms/${id}`;
  const turn = useAction(async (_: null, signal) =>
    onChanged(await api<School>(path, { method: 'PATCH', body: { closed: !closed }, signal })),
  );
  const remove = useAction(async (_: null, signal) => onChanged(await api<School>(path, { method: 'DELETE', signal })));
  const problem = turn.problem ?? remove.problem;
  return (
    <li className="flex flex-wrap items-center gap-3 py-2">
      <p className="min-w-0 grow">
        <span dir="auto">{name}</span> {closed ? <Tag>{t('closed')}</Tag> : null}
        <span className="block text-ink-soft text-sm">
          {t.rich('days', { from: () => <Time iso={startsOn} />, to: () => <Time iso={endsOn} /> })}
        </span>
      </p>
      <TermDialog
        school={school}
        term={term}
        onSaved={onChanged}
        trigger={
          <Button size="small" aria-label={t('changeTerm', { name })}>
            {t('change')}
          </Button>
        }
      />
      <Button
        size="small"
        busy={turn.pending}
        aria-label={t(closed ? 'openOf' : 'closeOf', { name })}
        onClick={() => void turn.run(null)}
      >
        {t(closed ? 'open' : 'close')}
      </Button>
      <Button
        size="small"
        busy={remove.pending}
        aria-label={t('removeOf', { name })}
        onClick={() => void remove.run(null)}
      >
        {t('remove')}
      </Button>
      {problem ? <ErrorState inline problem={problem} className="w-full" /> : null}
    </li>
  );
}
