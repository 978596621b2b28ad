'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import type { ExperimentDetail, Guard, Report } from '../../contract';
import { useExperimentWords } from '../use-words';

type Row = Report['guards'][number];

/** What must not get worse, and whether it has. */
export function GuardsTable({ experiment, report }: { experiment: ExperimentDetail; report: Report }) {
  const t = useTranslations('experiments.guards');
  const words = useExperimentWords();
  const format = useFormatter();
  const { arms, guards } = experiment;
  /** Of time, the change of times as long; of shares, per 100. */
  const change = (name: Guard, value: number | null) => {
    if (value === null) return t('unknown');
    return name === 'time'
      ? format.number(Math.exp(value) - 1, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
      : format.number(value * 100, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  };
  const limit = (name: Guard) =>
    t(`limit.${name}`, { value: format.number((guards[name] ?? 0) * 100, { maximumFractionDigits: 0 }) });
  return (
    <section className="max-w-4xl">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mb-2 max-w-measure text-ink-soft">{t(report.guards.length === 0 ? 'none' : 'words')}</p>
      {report.guards.length === 0 ? null : (
        <DataTable<Row>
          caption={t('title')}
          rows={report.guards}
          rowKey={({ name, arm }) => `${name} ${arm}`}
          columns={[
            {
              id: 'name',
              header: t('what'),
              cell: ({ name }) => (
                <>
                  <span className="font-semibold first-letter:uppercase">{t(name)}</span>
                  <span className="block text-ink-soft">{limit(name)}</span>
                </>
              ),
            },
            { id: 'arm', header: t('side'), cell: ({ arm }) => words.armOf(arms, arm) },
            {
              id: 'now',
              header: t('now', { arm: words.armOf(arms, 'a') }),
              numeric: true,
              cell: ({ name, difference }) => change(name, difference),
            },
            {
              id: 'range',
              header: t('range'),
              numeric: true,
              wideOnly: true,
              cell: ({ name, low, high }) =>
                low === null || high === null ? t('unknown') : `${change(name, low)} … ${change(name, high)}`,
            },
            {
              id: 'state',
              header: t('state'),
              cell: (row) => <Tag tone={row.harmed ? 'accent' : 'plain'}>{t(stateOf(row, guards[row.name] ?? 0))}</Tag>,
            },
          ]}
        />
      )}
    </section>
  );
}

/** Within the limit only where all of the interval is: where it reaches past it, nobody knows yet. */
function stateOf({ name, harmed, low, high }: Row, limit: number): 'harmed' | 'fine' | 'unknown' {
  if (harmed) return 'harmed';
  if (low === null || high === null) return 'unknown';
  const within = name === 'time' ? high <= Math.log(1 + limit) : low >= -limit;
  return within ? 'fine' : 'unknown';
}
