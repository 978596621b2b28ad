'use client';

import { PenLine } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { Button, LinkButton } from '@/ui/button';
import { cn } from '@/ui/cn';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import type { BankItem } from '../contract';
import { BankDetail } from './bank/bank-detail';
import { filterItems } from './bank/filter-items';
import { ItemFilterBar } from './bank/item-filters';
import { ItemTable } from './bank/item-table';
import { useAllItems } from './bank/use-all-items';
import { useBankAddress } from './bank/use-bank-address';
import { useWide } from './bank/use-wide';

/** Rows that are drawn at once; more are found by the filters. */
const mostRows = 500;

/** Every exercise of a course for its teachers: read, correct, retire, write. `first` is the first page of the list. */
export function ItemBankScreen({
  course,
  first,
  concepts,
}: {
  course: Course;
  first: ListPage<BankItem>;
  concepts: Concept[];
}) {
  const t = useTranslations('items');
  const { items, complete, problem, retry, put } = useAllItems(course.id, first);
  const address = useBankAddress();
  const wide = useWide();
  const filters = useDeferredValue(address.filters);
  const filterKey = JSON.stringify(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filters are read anew from the address each time
  const found = useMemo(() => filterItems(items, filters), [items, filterKey]);
  const open = items.find((item) => item.id === address.itemId) ?? null;
  const writing = address.itemId === 'new';
  const beside = wide && (open !== null || writing);
  const total = Math.max(items.length, complete ? 0 : course.itemCount);
  return (
    <div className={cn('page py-10', beside && 'max-w-[88rem]')}>
      <PageHeader
        title={t('title')}
        className="print:mb-4"
        action={
          concepts.length > 0 ? (
            <Button onClick={() => address.open('new')} data-print="none">
              <PenLine aria-hidden />
              {t('write')}
            </Button>
          ) : undefined
        }
      >
        <p>{t('subtitle', { count: total })}</p>
      </PageHeader>
      {items.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={
            <LinkButton href={`/courses/${course.id}`} variant="primary">
              {t('empty.action')}
            </LinkButton>
          }
        >
          {concepts.length === 0 ? t('empty.noConcepts') : t('empty.words')}
        </EmptyState>
      ) : (
        <>
          <ItemFilterBar filters={address.filters} concepts={concepts} onChange={address.filter} />
          {problem ? <ErrorState inline problem={problem} onRetry={retry} className="mb-4" /> : null}
          <p role="status" className="mb-2 text-ink-soft text-sm">
            {complete || problem
              ? t('shown', { shown: found.length, total: items.length })
              : t('loading', { loaded: items.length })}
          </p>
          <div className={beside ? 'grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] items-start gap-8' : undefined}>
            <div className="min-w-0">
              <ItemTable
                items={found.slice(0, mostRows)}
                openId={open?.id ?? null}
                narrow={beside}
                lang={course.language}
                onOpen={address.open}
              />
              {found.length > mostRows ? (
                <p className="mt-3 text-ink-soft text-sm">{t('first', { count: mostRows })}</p>
              ) : null}
            </div>
            {open || writing ? (
              <BankDetail
                course={course}
                item={open}
                concepts={concepts}
                conceptId={address.filters.conceptId}
                beside={wide}
                onChanged={put}
                onOpen={address.open}
              />
            ) : null}
          </div>
        </>
      )}
      {items.length === 0 && writing ? (
        <BankDetail
          course={course}
          item={null}
          concepts={concepts}
          conceptId=""
          beside={false}
          onChanged={put}
          onOpen={address.open}
        />
      ) : null}
    </div>
  );
}
