'use client';

import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import type { BankItem } from '../../contract';
import { isToReview, questionLine, reportCount } from './filter-items';
import type { Chosen } from './use-chosen';

/** The items as a dense table; narrow where the chosen one stands beside it. */
export function ItemTable({
  items,
  openId,
  narrow,
  lang,
  chosen,
  onOpen,
}: {
  items: readonly BankItem[];
  openId: string | null;
  narrow: boolean;
  lang: string;
  /** Boxes to choose several for one word on them; null where nothing is reviewed. */
  chosen: Chosen | null;
  /** `walking`: by moving through the list, not by a press. */
  onOpen: (id: string, walking: boolean) => void;
}) {
  const t = useTranslations('items');
  const question: Column<BankItem> = {
    id: 'question',
    header: t('table.question'),
    sortBy: questionLine,
    cell: (item) => (
      <div className={chosen ? 'grid grid-cols-[auto_minmax(0,1fr)] gap-x-3' : undefined}>
        {chosen ? (
          <input
            type="checkbox"
            className="row-span-2 mt-1 size-4 accent-accent"
            aria-label={t('review.choose', { question: questionLine(item) })}
            checked={chosen.has(item.id)}
            onChange={() => chosen.toggle(item.id)}
          />
        ) : null}
        <button
          type="button"
          data-print="keep"
          aria-label={t('table.open', { question: questionLine(item) })}
          aria-current={openId === item.id || undefined}
          onClick={() => onOpen(item.id, false)}
          onFocus={(event) => {
            // While an item is open beside the list, walking with J and K opens each as it is reached.
            if (narrow && event.target.matches(':focus-visible')) onOpen(item.id, true);
          }}
          lang={lang}
          dir="auto"
          className={cn(
            'line-clamp-2 w-full rounded-sm text-start hover:text-accent hover:underline',
            openId === item.id && 'font-semibold text-accent',
          )}
        >
          {questionLine(item)}
        </button>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-soft text-xs">
          {narrow ? `${t(`kinds.${item.body.kind}`)} · ${item.conceptName}` : null}
          <ItemTags item={item} />
        </span>
      </div>
    ),
  };
  const rest: Column<BankItem>[] = [
    {
      id: 'concept',
      header: t('table.concept'),
      wideOnly: true,
      sortBy: (item) => item.conceptName,
      cell: (item) => (
        <span dir="auto" lang={lang}>
          {item.conceptName}
        </span>
      ),
    },
    {
      id: 'kind',
      header: t('table.kind'),
      wideOnly: true,
      sortBy: (item) => t(`kinds.${item.body.kind}`),
      cell: (item) => <span className="whitespace-nowrap">{t(`kinds.${item.body.kind}`)}</span>,
    },
  ];
  const figures: Column<BankItem>[] = [
    {
      id: 'answers',
      header: t('table.answers'),
      numeric: true,
      wideOnly: true,
      sortBy: (item) => item.attemptCount,
      cell: (item) => item.attemptCount,
    },
    {
      id: 'right',
      header: t('table.right'),
      numeric: true,
      sortBy: (item) => item.correctRate,
      cell: (item) => (item.correctRate === null ? t('table.none') : `${Math.round(item.correctRate * 100)} %`),
    },
  ];
  return (
    <DataTable
      caption={t('table.caption')}
      columns={narrow ? [question, ...figures.slice(1)] : [question, ...rest, ...figures]}
      rows={items}
      rowKey={(item) => item.id}
    />
  );
}

/** What is special about an item, in words. */
export function ItemTags({ item }: { item: BankItem }) {
  const t = useTranslations('items.tags');
  return (
    <>
      {item.status === 'retired' && item.review === 'approved' ? <Tag>{t('retired')}</Tag> : null}
      {reportCount(item) > 0 ? <Tag>{t('reported', { count: reportCount(item) })}</Tag> : null}
      {isToReview(item) ? <Tag tone="accent">{t('review')}</Tag> : null}
      {item.review === 'unreviewed' && item.status === 'retired' ? <Tag>{t('rejected')}</Tag> : null}
      {item.origin === 'model' ? <Tag>{t('model')}</Tag> : null}
      {item.origin === 'teacher' ? <Tag tone="accent">{t('teacher')}</Tag> : null}
      {item.edited ? <Tag>{t('edited')}</Tag> : null}
    </>
  );
}
