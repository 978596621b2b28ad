'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tabs } from '@/ui/tabs';
import type { ModelUse, TaskUse } from '../contract';
import { useDurationWords, useFailureWords } from './failure-words';

/** What models were asked for, what it took, and why the passages stood in where they did. */
export function WorkDone({ day, week }: { day: ModelUse; week: ModelUse }) {
  const t = useTranslations('languageModel.work');
  return (
    <section>
      <h2 className="mb-3 text-xl">{t('title')}</h2>
      <Tabs
        label={t('title')}
        tabs={[
          { value: 'day', label: t('day'), content: <Work work={day} name={t('day')} /> },
          { value: 'week', label: t('week'), content: <Work work={week} name={t('week')} /> },
        ]}
      />
    </section>
  );
}

function Work({ work, name }: { work: ModelUse; name: string }) {
  const t = useTranslations('languageModel.work');
  const format = useFormatter();
  const duration = useDurationWords();
  const failure = useFailureWords();
  if (work.outputs === 0) return <p className="text-ink-soft">{t('nothing')}</p>;
  const timed = (milliseconds: number | null) => (milliseconds === null ? '–' : duration(milliseconds));
  const columns: Column<TaskUse>[] = [
    { id: 'task', header: t('task'), cell: ({ task }) => t(`tasks.${task}`) },
    { id: 'shown', header: t('shown'), numeric: true, cell: ({ shown }) => format.number(shown) },
    { id: 'without', header: t('without'), numeric: true, cell: ({ without }) => format.number(without) },
    {
      id: 'tokens',
      header: t('tokens'),
      numeric: true,
      wideOnly: true,
      cell: ({ promptTokens, completionTokens }) =>
        t('tokensValue', { prompt: format.number(promptTokens), completion: format.number(completionTokens) }),
    },
    { id: 'time', header: t('time'), numeric: true, wideOnly: true, cell: ({ medianMs }) => timed(medianMs) },
    { id: 'wait', header: t('wait'), numeric: true, wideOnly: true, cell: ({ medianWaitMs }) => timed(medianWaitMs) },
  ];
  const { shown, without, cancelled, outputs: all } = work;
  const percent = format.number(shown + without === 0 ? 0 : without / (shown + without), {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  return (
    <>
      <p className="figures mb-4 max-w-measure text-ink-soft">
        {t('share', { shown, all: format.number(all), without, percent, cancelled })}
      </p>
      <DataTable caption={name} columns={columns} rows={work.tasks} rowKey={({ task }) => task} />
      {work.reasons.length > 0 ? (
        <div className="mt-6">
          <h3 className="font-semibold text-sm">{t('reasons')}</h3>
          <dl className="mt-2 max-w-measure space-y-2 text-sm">
            {work.reasons.map((reason) => (
              <div key={reason.code}>
                <dt>
                  {failure(reason)},{' '}
                  <span className="figures text-ink-soft">{t('reason', { count: reason.count })}</span>
                </dt>
                {reason.message.startsWith(failure(reason)) ? null : (
                  <dd className="text-ink-soft [overflow-wrap:anywhere]" dir="auto">
                    {reason.message}
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </>
  );
}
