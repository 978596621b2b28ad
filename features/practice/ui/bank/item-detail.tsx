'use client';

import { Archive, ArchiveRestore, Pencil } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { usePlaceLabel } from '@/ui/place-label';
import { Prose } from '@/ui/prose/prose';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import type { BankItem, BankItemView } from '../../contract';
import { isToReview, reportCount } from './filter-items';
import { ItemAnswer } from './item-answer';
import { ItemReports } from './item-reports';
import { ItemReview, Trust } from './item-review';
import { ItemTags } from './item-table';
import { useItemView } from './use-item-view';

/** One item, whole: as a learner meets it, with its answer, hints, source and what learners made of it. */
export function ItemDetail({
  item,
  lang,
  counts,
  onEdit,
  onStatus,
  onJudge,
  onChoose,
  onChanged,
}: {
  item: BankItem;
  lang: string;
  /** The course counts answers to what nobody has looked at. */
  counts: boolean;
  onEdit: () => void;
  onStatus: (status: BankItem['status']) => void;
  onJudge: (verdict: 'approve' | 'reject' | 'reopen') => void;
  /** Chooses it, or no longer, for one word on several. */
  onChoose: () => void;
  onChanged: (item: BankItem) => void;
}) {
  const t = useTranslations('items');
  const rejected = item.review === 'unreviewed' && item.status === 'retired';
  const { view, problem, retry } = useItemView(item);
  return (
    <article className="space-y-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm">
        <span>{t(`kinds.${item.body.kind}`)}</span>
        <TextLink href={`/courses/${item.courseId}/map?concept=${item.conceptId}`} dir="auto">
          {item.conceptName}
        </TextLink>
        <ItemTags item={item} />
      </p>
      <div className="flex flex-wrap gap-2" data-print="none">
        <Button size="small" onClick={onEdit}>
          <Pencil aria-hidden />
          {t('detail.edit')}
        </Button>
        {isToReview(item) ? null : item.status === 'active' ? (
          <Button size="small" onClick={() => onStatus('retired')}>
            <Archive aria-hidden />
            {t('detail.retire')}
          </Button>
        ) : (
          <Button size="small" onClick={() => (rejected ? onJudge('reopen') : onStatus('active'))}>
            <ArchiveRestore aria-hidden />
            {t('detail.restore')}
          </Button>
        )}
      </div>
      {isToReview(item) ? (
        <ItemReview {...{ item, counts, lang, onJudge, onEdit, onChoose }} />
      ) : item.trust ? (
        <Trust trust={item.trust} lang={lang} />
      ) : null}
      {reportCount(item) > 0 ? <ItemReports item={item} onChanged={onChanged} /> : null}
      {problem ? <ErrorState inline problem={problem} onRetry={retry} /> : null}
      {view ? <ItemContent view={view} lang={lang} /> : null}
      {view === null && problem === null ? (
        <Skeleton>
          <SkeletonLines count={6} />
        </Skeleton>
      ) : null}
      <Statistics item={item} />
    </article>
  );
}

function ItemContent({ view, lang }: { view: BankItemView; lang: string }) {
  const t = useTranslations('items.detail');
  return (
    <>
      <Prose html={view.html.prompt ?? ''} lang={lang} compact className="[&>p]:font-semibold" />
      <ItemAnswer item={view} lang={lang} />
      <section>
        <h2 className="small-caps text-ink-soft">{t('hints')}</h2>
        <ol className="list-decimal space-y-1 ps-6">
          {view.hintsHtml.map((html, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hints are told apart by their place alone
            <li key={index}>
              <Prose html={html} lang={lang} compact />
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2 className="small-caps text-ink-soft">{t('worked')}</h2>
        <Prose html={view.workedHtml} lang={lang} compact />
      </section>
    </>
  );
}

function Statistics({ item }: { item: BankItem }) {
  const t = useTranslations('items.detail');
  const place = usePlaceLabel();
  return (
    <div className="border-rule border-t pt-3 text-ink-soft text-sm">
      <p>
        {item.sourceId && item.chunkId ? (
          <TextLink href={`/courses/${item.courseId}/sources/${item.sourceId}?chunk=${item.chunkId}`}>
            {t('source', { title: [item.sourceTitle, place(item.place)].filter(Boolean).join(', ') })}
          </TextLink>
        ) : (
          t('noSource')
        )}
      </p>
      <p className="figures">
        {t('stats', { count: item.attemptCount })}
        {item.correctRate === null ? '' : `, ${t('rate', { percent: Math.round(item.correctRate * 100) })}.`}
      </p>
    </div>
  );
}
