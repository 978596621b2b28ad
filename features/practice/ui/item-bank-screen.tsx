'use client';

import { PenLine } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { ListPage } from '@/platform/http/all-pages';
import { Button, LinkButton } from '@/ui/button';
import { cn } from '@/ui/cn';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import { useMedia } from '@/ui/use-media';
import type { BankItem, PracticeSettings, Proposals } from '../contract';
import { BankDetail } from './bank/bank-detail';
import { filterItems, isToReview } from './bank/filter-items';
import { ItemFilterBar } from './bank/item-filters';
import { ItemTable } from './bank/item-table';
import { ProposalsPanel } from './bank/proposals-panel';
import { ReviewBar } from './bank/review-bar';
import { useAllItems } from './bank/use-all-items';
import { useBankAddress } from './bank/use-bank-address';
import { useChosen } from './bank/use-chosen';
import { useNewItems } from './bank/use-new-items';
import { useReview } from './bank/use-review';

/** Rows that are drawn at once; more are found by the filters. */
const mostRows = 500;

/** Every exercise of a course for its teachers: read, correct, retire, write. `first` is the first page of the list. */
export function ItemBankScreen({
  course,
  first,
  concepts,
  proposals,
  settings: initialSettings,
}: {
  course: Course;
  first: ListPage<BankItem>;
  concepts: Concept[];
  proposals: Proposals;
  settings: PracticeSettings;
}) {
  const t = useTranslations('items');
  const { items, complete, problem, retry, put } = useAllItems(course.id, first);
  const address = useBankAddress();
  // On the server list and item have room side by side.
  const wide = useMedia('(min-width: 64rem)') ?? true;
  const filters = useDeferredValue(address.filters);
  const filterKey = JSON.stringify(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filters are read anew from the address each time
  const found = useMemo(() => filterItems(items, filters), [items, filterKey]);
  const open = items.find((item) => item.id === address.itemId) ?? null;
  const [settings, setSettings] = useState(initialSettings);
  const toReview = found.slice(0, mostRows).filter(isToReview);
  const reviewing = filters.status === 'review';
  const chosen = useChosen(toReview);
  const judge = useReview(course.id, put);
  const fetchNew = useNewItems(course.id, put);
  const judgeOpen = async (judged: readonly BankItem[], verdict: 'approve' | 'reject' | 'reopen') => {
    const at = found.findIndex((item) => item.id === judged[0]?.id);
    const next = [...found.slice(at + 1), ...found.slice(0, Math.max(0, at))].find(isToReview);
    if ((await judge(judged, verdict)) && reviewing && verdict !== 'reopen') address.open(next?.id ?? null, true);
  };
  const waiting = items.filter(isToReview).length;
  const writing = address.itemId === 'new';
  const beside = wide && (open !== null || writing);
  const total = Math.max(items.length, complete ? 0 : course.itemCount);
  const detail = {
    counts: settings.unreviewedCounts,
    onChanged: put,
    onOpen: address.open,
    onJudge: (judged: readonly BankItem[], verdict: 'approve' | 'reject' | 'reopen') => void judgeOpen(judged, verdict),
    onChoose: chosen.toggle,
  };
  const panel = (
    <ProposalsPanel
      courseId={course.id}
      concept={concepts.find(({ id }) => id === address.filters.conceptId) ?? null}
      initial={proposals}
      unreviewed={waiting}
      settings={settings}
      onSettings={setSettings}
      onFinished={fetchNew}
      onShow={() => address.filter({ ...address.filters, status: 'review' })}
    />
  );
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
          {panel}
          {problem ? <ErrorState inline problem={problem} onRetry={retry} className="mb-4" /> : null}
          <p role="status" className="mb-2 text-ink-soft text-sm">
            {complete || problem
              ? t('shown', { shown: found.length, total: items.length })
              : t('loading', { loaded: items.length })}
          </p>
          {reviewing ? (
            <ReviewBar items={toReview} chosen={chosen} onJudge={(picked, verdict) => void judge(picked, verdict)} />
          ) : null}
          <div className={beside ? 'grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] items-start gap-8' : undefined}>
            <div className="min-w-0">
              <ItemTable
                items={found.slice(0, mostRows)}
                openId={open?.id ?? null}
                narrow={beside}
                lang={course.language}
                chosen={reviewing ? chosen : null}
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
                {...detail}
              />
            ) : null}
          </div>
        </>
      )}
      {items.length === 0 && proposals.available && concepts.length > 0 ? (
        <div className="mt-8">
          <ItemFilterBar filters={address.filters} concepts={concepts} onChange={address.filter} />
          {panel}
        </div>
      ) : null}
      {items.length === 0 && writing ? (
        <BankDetail course={course} item={null} concepts={concepts} conceptId="" beside={false} {...detail} />
      ) : null}
    </div>
  );
}
