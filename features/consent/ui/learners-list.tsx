'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { ConsentLearner } from '../contract';

/** Learners by name, with who decides and what is off for each; each leads to all of their choices. */
export function LearnersList({ initial }: { initial: ListPage<ConsentLearner> }) {
  const t = useTranslations('consent.admin');
  const purposes = useTranslations('consent.purposes');
  const [page, setPage] = useState(initial);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  const load = useAction(async ({ q, cursor }: { q: string; cursor: string | null }, signal) => {
    const query = new URLSearchParams({ q, limit: '50', ...(cursor === null ? {} : { cursor }) });
    const next = await api<ListPage<ConsentLearner>>(`/consent/learners?${query}`, { signal });
    setAsked(q);
    setPage(cursor === null ? next : { ...next, items: [...page.items, ...next.items] });
  });
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
      <form
        className="flex max-w-md items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void load.run({ q: words.trim(), cursor: null });
        }}
      >
        <TextField
          label={t('search')}
          className="grow"
          type="search"
          maxLength={120}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit" busy={load.pending}>
          {t('find')}
        </Button>
      </form>
      {load.problem ? <ErrorState inline problem={load.problem} /> : null}
      {page.items.length === 0 ? (
        <p role="status">{t('noneFound')}</p>
      ) : (
        <DataTable caption={t('table')} columns={columns} rows={page.items} rowKey={({ learnerId }) => learnerId} />
      )}
      {page.nextCursor === null ? null : (
        <Button busy={load.pending} onClick={() => void load.run({ q: asked, cursor: page.nextCursor })}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
