'use client';

import { IntervalChart } from '@/ui/charts/interval-chart';
import { type Column, DataTable } from '@/ui/table/data-table';
import { type ComparedFigure, FEWEST_LEARNERS, type Figure, type ReportComparison } from '../contract';
import { comparedTitle } from '../words/sentences';
import { useReportWords } from './use-report-words';

/** Both sides of a comparison, figure by figure, and how large the differences are. */
export function Compared({ comparison }: { comparison: ReportComparison }) {
  const { say, values } = useReportWords();
  const before = comparison.kind === 'before';
  const rows = [comparison.baseline, ...comparison.figures];
  const side = (figure: ComparedFigure['figure'], { estimate, withheld }: Figure) =>
    estimate ? (
      <>
        <span className="whitespace-nowrap">{values.whole(figure, estimate.value)}</span>{' '}
        <span className="whitespace-nowrap text-ink-soft">({values.range(figure, estimate)})</span>
      </>
    ) : (
      <span className="text-ink-faint">{say(`figures.${withheld ?? 'none'}`)}</span>
    );
  const columns: Column<ComparedFigure>[] = [
    {
      id: 'figure',
      header: say('compared.figure'),
      // Its button also lets the keyboard reach a table that scrolls sideways.
      sortBy: ({ figure }) => say(`names.${figure}`),
      cell: ({ figure }) => say(`names.${figure}`),
    },
    {
      id: 'first',
      header: say(before ? 'compared.firstBefore' : 'compared.first'),
      numeric: true,
      cell: ({ figure, first }) => side(figure, first),
    },
    {
      id: 'second',
      header: say(before ? 'compared.secondBefore' : 'compared.second'),
      numeric: true,
      cell: ({ figure, second }) => side(figure, second),
    },
    {
      id: 'difference',
      header: say('compared.difference'),
      numeric: true,
      cell: ({ figure, difference }) =>
        difference ? (
          <>
            <span className="whitespace-nowrap">{values.whole(figure, difference.value, true)}</span>{' '}
            <span className="whitespace-nowrap text-ink-soft">({values.range(figure, difference, true)})</span>
          </>
        ) : null,
    },
  ];
  const effects = comparison.figures.flatMap(({ figure, effect }) =>
    effect
      ? [
          {
            label: say(`names.${figure}`),
            ...effect,
            text: `${say(`effect.${effect.measure}`)} ${values.effect(effect.value)} (${values.effectRange(effect)})`,
          },
        ]
      : [],
  );
  return (
    <section className="space-y-8">
      <div className="max-w-4xl">
        <h2 className="mb-3 text-xl" dir="auto">
          {comparedTitle(say, values, comparison)}
        </h2>
        {rows.some(({ first, second }) => first.estimate && second.estimate) ? (
          <DataTable caption={say('compared.caption')} columns={columns} rows={rows} rowKey={({ figure }) => figure} />
        ) : (
          <p className="text-ink-soft">{say('compared.nothing', { fewest: FEWEST_LEARNERS })}</p>
        )}
      </div>
      {effects.length > 0 ? (
        <IntervalChart question={say('compared.chart')} answer={<p>{say('compared.chartAnswer')}</p>} rows={effects} />
      ) : null}
    </section>
  );
}
