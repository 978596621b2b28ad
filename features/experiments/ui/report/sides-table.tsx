'use client';

import { useTranslations } from 'use-intl';
import { type Column, DataTable } from '@/ui/table/data-table';
import type { ArmReport, ExperimentDetail, Report } from '../../contract';
import { useExperimentWords } from '../use-words';

const UNKNOWN = '–';

/** Each side in numbers, and how alike they were at the start. */
export function SidesTable({ experiment, report }: { experiment: ExperimentDetail; report: Report }) {
  const t = useTranslations('experiments');
  const words = useExperimentWords();
  const { arms, outcome } = experiment;
  const name: Column<ArmReport> = {
    id: 'name',
    header: t('sides.name'),
    cell: ({ key }) => <span className="font-semibold">{words.armOf(arms, key)}</span>,
  };
  const number = (
    id: string,
    header: string,
    cell: Column<ArmReport>['cell'],
    wideOnly = false,
  ): Column<ArmReport> => ({
    ...{ id, header, cell, wideOnly },
    numeric: true,
  });
  const [first] = report.arms;
  const step = 100 / (first?.strata.length ?? 1);
  return (
    <>
      <section className="max-w-4xl">
        <h2 className="mb-2 text-lg">{t('sides.title')}</h2>
        <DataTable
          caption={t('sides.title')}
          rows={report.arms}
          rowKey={({ key }) => key}
          columns={[
            name,
            {
              id: 'value',
              header: t('sides.value'),
              cell: ({ mean }) => (mean === null ? UNKNOWN : words.value(outcome, mean)),
            },
            number('learners', t('sides.learners'), ({ learners }) => learners),
            number('counted', t('sides.counted'), ({ counted }) => counted),
            number('unaided', t('sides.unaided'), ({ unaided }) => share(unaided, words.percent), true),
            number('seconds', t('sides.seconds'), ({ seconds }) => share(seconds, words.one), true),
          ]}
        />
      </section>
      <section className="max-w-4xl">
        <h2 className="text-lg">{t('balance.title')}</h2>
        <p className="mb-2 max-w-measure text-ink-soft">{t('balance.words')}</p>
        <DataTable
          caption={t('balance.title')}
          rows={report.arms}
          rowKey={({ key }) => key}
          columns={[
            name,
            number('prior', t('sides.prior'), ({ priorMastery }) => share(priorMastery, words.percent)),
            ...(first?.strata ?? []).map((_, at) =>
              number(
                `stratum-${at}`,
                t('balance.stratum', { from: String(at * step), to: String((at + 1) * step) }),
                ({ strata }) => strata[at] ?? 0,
              ),
            ),
          ]}
        />
      </section>
    </>
  );
}

function share(value: number | null, write: (value: number) => string): string {
  return value === null ? UNKNOWN : write(value);
}
