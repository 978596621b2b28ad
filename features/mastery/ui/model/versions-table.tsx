'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { LearnerModel, LearnerModels, ModelRun } from '../../model/contract';
import { UseVersionDialog } from './use-version-dialog';

/** Every version with how it did on learners held out; any of them can be put into force. */
export function VersionsTable({
  models,
  working,
  onBegun,
}: {
  models: LearnerModels;
  /** Something is at work: no version can be put into force now. */
  working: boolean;
  onBegun: (run: ModelRun) => void;
}) {
  const t = useTranslations('learnerModel.versions');
  const format = useFormatter();
  const error = (value: number) =>
    format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 }).replace('-', '−');
  const columns: Column<LearnerModel>[] = [
    {
      id: 'version',
      header: t('version'),
      cell: ({ version, active, evaluation }) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {version}
          {active ? <Tag tone="accent">{t('active')}</Tag> : null}
          {!active && evaluation.difference.high >= 0 ? <Tag>{t('asideTag')}</Tag> : null}
        </span>
      ),
    },
    { id: 'fitted', header: t('fitted'), wideOnly: true, cell: ({ createdAt }) => <Time iso={createdAt} precise /> },
    {
      id: 'answers',
      header: t('answers'),
      numeric: true,
      wideOnly: true,
      cell: ({ answerCount }) => format.number(answerCount),
    },
    { id: 'error', header: t('error'), numeric: true, cell: ({ evaluation }) => error(evaluation.candidate.logLoss) },
    {
      id: 'before',
      header: t('before'),
      numeric: true,
      cell: ({ evaluation }) => error(evaluation.inForce.logLoss),
    },
    {
      id: 'difference',
      header: t('difference'),
      wideOnly: true,
      cell: ({ evaluation: { difference, answerCount, learnerCount } }) => (
        <>
          {t('differenceValue', {
            estimate: error(difference.estimate),
            low: error(difference.low),
            high: error(difference.high),
          })}
          <span className="block text-ink-soft">{t('heldOut', { answers: answerCount, learners: learnerCount })}</span>
        </>
      ),
    },
    {
      id: 'use',
      header: t('change'),
      numeric: true,
      cell: ({ version, active }) =>
        active ? null : <UseVersionDialog version={version} disabled={working} onBegun={onBegun} />,
    },
  ];
  return (
    <section>
      <h2 className="text-xl">{t('title')}</h2>
      {models.versions.length === 0 ? (
        <p className="mt-2 text-ink-soft">{t('empty')}</p>
      ) : (
        <>
          <p className="mt-2 mb-4 max-w-measure text-ink-soft text-sm">{t('words')}</p>
          <DataTable
            caption={t('title')}
            columns={columns}
            rows={models.versions}
            rowKey={({ version }) => String(version)}
          />
          {models.activeVersion === 0 ? null : (
            <div className="mt-4">
              <UseVersionDialog version={0} disabled={working} onBegun={onBegun} />
            </div>
          )}
        </>
      )}
    </section>
  );
}
