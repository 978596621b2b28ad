'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { ErrorState } from '@/ui/error-state';
import { Progress } from '@/ui/progress';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Time } from '@/ui/time';
import type { Aggregate, Figure } from '../contract';

type Row = NonNullable<Aggregate['rows']>[number];
const LEVELS = ['l0', 'l1', 'l2', 'l3'] as const;

/** An answer with noise: about how much, give or take how much. */
export function FiguresTable({ told }: { told: Aggregate }) {
  const t = useTranslations('research.figures');
  const { measure, mechanism, rho, from, to, purpose } = told.question;
  const title = told.courseTitle ?? '–';
  const caption = t('caption', { measure: t(`measures.${measure}`), title });
  const columns = useColumns(told);
  return (
    <section className="space-y-2">
      <h3 className="font-semibold" dir="auto">
        {caption}
      </h3>
      <p className="figures flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm">
        <Time iso={told.createdAt} precise />
        <span>
          {from} – {to}
        </span>
        <span>{t('cost', { rho: String(rho), noise: t(`mechanisms.${mechanism}`) })}</span>
        <span dir="auto">{purpose}</span>
      </p>
      {told.status === 'queued' ? <Progress label={t('working')} /> : null}
      {told.status === 'failed' ? (
        <ErrorState inline problem={{ code: 'figures', status: 400, detail: t('failed') }} />
      ) : null}
      {told.rows ? (
        <DataTable caption={caption} columns={columns} rows={told.rows} rowKey={({ label }) => label} />
      ) : null}
    </section>
  );
}

function useColumns({ question }: Aggregate): Column<Row>[] {
  const t = useTranslations('research.figures');
  const format = useFormatter();
  const share = question.measure === 'success' || question.measure === 'mastery';
  const write = (value: number) =>
    share ? format.number(value, { style: 'percent', maximumFractionDigits: 1 }) : format.number(Math.round(value));
  const about = (figure: Figure | undefined) =>
    figure === undefined ? '' : figure.value === null ? t('tooFew') : write(figure.value);
  const first: Column<Row> = {
    id: 'concept',
    header: t('concept'),
    cell: ({ label }) => <span dir="auto">{label === '' ? t('wholeCourse') : label}</span>,
  };
  const within: Column<Row> = {
    id: 'within',
    header: t('within'),
    numeric: true,
    cell: ({ figures: [figure] }) => (figure?.value == null ? '' : `± ${write(figure.within95)}`),
  };
  if (question.measure === 'levels')
    return [
      first,
      ...LEVELS.map(
        (name, i): Column<Row> => ({
          ...{ id: name, header: t(`levels.${name}`), numeric: true, cell: ({ figures }) => about(figures[i]) },
        }),
      ),
      within,
    ];
  return [
    first,
    {
      ...{ id: 'value', header: t('value'), numeric: true, cell: ({ figures: [figure] }) => about(figure) },
      sortBy: ({ figures: [figure] }) => figure?.value ?? null,
    },
    within,
  ];
}
