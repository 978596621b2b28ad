'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { ClassView } from '@/features/pathways/contract-class-view';
import { MasteryLegend, MasteryRing, masteryLevel } from '@/ui/mastery-ring';
import { ScrollRegion } from '@/ui/table/scroll-region';
import { around } from '../home/around';
import { ClassTable, LEVELS } from './class-table';

type Row = ClassView['concepts'][number];

/** How the class stands around today's step, in ten rings for ten learners, with the reader beside it; all of it as a table under it. */
export function ClassCard({ view, lang, todayId }: { view: ClassView; lang: string; todayId: string | null }) {
  const t = useTranslations('pathways.class');
  const format = useFormatter();
  if (view.state === 'off') return null;
  const shown = around(view.concepts, todayId);
  return (
    <section aria-labelledby="class-view">
      <h2 id="class-view" className="text-lg" dir="auto">
        {t('title')}
      </h2>
      {view.state === 'few' || view.computedAt === null ? (
        <p className="max-w-measure text-ink-soft">{t('few')}</p>
      ) : (
        <>
          <p className="mb-3 max-w-measure text-ink-soft text-sm">
            {t('words', {
              name: view.className ?? '',
              date: format.dateTime(new Date(view.computedAt), { day: 'numeric', month: 'long', timeZone: 'UTC' }),
            })}
          </p>
          <MasteryLegend className="mb-2" />
          <ul className="border-rule border-y">
            {shown.map((row) => (
              <ClassRow key={row.conceptId} row={row} lang={lang} today={row.conceptId === todayId} />
            ))}
          </ul>
          <details className="mt-3 text-sm">
            <summary className="inline-block min-h-6 underline decoration-rule-strong underline-offset-4">
              {t('all', { count: view.concepts.length })}
            </summary>
            <ScrollRegion label={t('table')}>
              <ClassTable rows={view.concepts} lang={lang} />
            </ScrollRegion>
          </details>
        </>
      )}
    </section>
  );
}

function ClassRow({ row, lang, today }: { row: Row; lang: string; today: boolean }) {
  const t = useTranslations('pathways.class');
  const { ofTen } = row;
  return (
    <li
      aria-current={today ? 'step' : undefined}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-rule border-t py-2.5 first:border-t-0 aria-[current]:font-semibold"
    >
      <span lang={lang} dir="auto" className="min-w-0 flex-1 basis-48">
        {row.name}
      </span>
      <span className="flex flex-wrap items-center gap-x-5 gap-y-1 font-normal text-sm">
        {ofTen ? (
          <span>
            <span aria-hidden className="flex gap-1">
              {[...LEVELS].reverse().flatMap((level) =>
                Array.from({ length: ofTen[level] }, (_, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: ten alike marks, none of them anybody
                  <MasteryRing key={`${level}${place}`} level={level} words={false} />
                )),
              )}
            </span>
            <span className="sr-only">{t('row', ofTen)}</span>
          </span>
        ) : (
          <span className="text-ink-soft">{t('alike')}</span>
        )}
        <span className="inline-flex min-w-24 items-center gap-2 border-rule border-s ps-4">
          <span className="text-ink-soft">{t('you')}</span>
          <MasteryRing level={masteryLevel(row.own)} words={false} />
        </span>
      </span>
    </li>
  );
}
