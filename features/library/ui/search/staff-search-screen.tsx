'use client';

import Form from 'next/form';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/fields/text-field';
import type { StaffSearch } from '../../search/contract';
import { Facets } from './facets';
import { NamedList } from './named-list';
import { addressOf, type StaffAddress } from './staff-address';
import { StaffHits } from './staff-hits';

/** Search for those who teach: a question or a likeness, filters with counts, and what is named so. The address holds it all. */
export function StaffSearchScreen({ address, found }: { address: StaffAddress; found: StaffSearch | null }) {
  const t = useTranslations('search');
  return (
    <div className="page py-10">
      <h1 className="mb-6 text-2xl">{t('title')}</h1>
      <SearchForm key={address.q} address={address} />
      <p role="status" className="mt-8 text-ink-soft">
        {found ? <Said query={address.q} found={found} /> : t('staff.before')}
      </p>
      {found ? <Found address={address} found={found} /> : null}
    </div>
  );
}

function SearchForm({ address }: { address: StaffAddress }) {
  const t = useTranslations('search');
  const field = useRef<HTMLDivElement>(null);
  const empty = address.q === '' && !address.likeChunk && !address.likeSource;
  useEffect(() => {
    if (empty) field.current?.querySelector('input')?.focus();
  }, [empty]);
  return (
    <search>
      <Form action="/search" className="flex max-w-3xl flex-wrap items-end gap-3">
        <div ref={field} className="min-w-56 flex-1">
          <TextField label={t('words')} type="search" name="q" defaultValue={address.q} maxLength={2000} />
        </div>
        {address.course ? <input type="hidden" name="course" value={address.course} /> : null}
        <Button type="submit" variant="primary">
          {t('send')}
        </Button>
      </Form>
    </search>
  );
}

function Said({ query, found: { like, total, considered } }: { query: string; found: StaffSearch }) {
  const t = useTranslations('search.staff');
  if (like) return t('foundLike', { kind: like.kind, title: like.title, total });
  return t('found', { total, query, considered, more: String(considered > total) });
}

function Found({ address, found }: { address: StaffAddress; found: StaffSearch }) {
  const t = useTranslations('search');
  const filtered = found.considered > found.total;
  return (
    <div className="mt-4 grid gap-x-12 gap-y-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <Facets address={address} found={found} />
      <div className="min-w-0 max-w-3xl">
        <NamedList named={found.named} />
        {found.items.length === 0 ? (
          <p className="text-ink-soft">{filtered ? t('staff.filteredOut') : t('advice')}</p>
        ) : (
          <StaffHits
            key={addressOf(address)}
            hits={found.items}
            oneCourse={address.course !== undefined}
            question={found.like ? '' : address.q}
          />
        )}
      </div>
    </div>
  );
}
