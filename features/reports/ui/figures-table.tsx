import { type Column, DataTable } from '@/ui/table/data-table';
import type { Figure, Report } from '../contract';
import { countedWords } from '../words/sentences';
import { useReportWords } from './use-report-words';

/** Every figure with its range and with what stands behind it. */
export function FiguresTable({ report }: { report: Report }) {
  const { say, values } = useReportWords();
  const columns: Column<Figure>[] = [
    {
      id: 'figure',
      header: say('figures.figure'),
      // Its button also lets the keyboard reach a table that scrolls sideways.
      sortBy: ({ figure }) => say(`names.${figure}`),
      cell: ({ figure }) => say(`names.${figure}`),
    },
    {
      id: 'value',
      header: say('figures.value'),
      numeric: true,
      className: 'whitespace-nowrap',
      cell: ({ figure, estimate, withheld }) =>
        estimate ? (
          values.whole(figure, estimate.value)
        ) : (
          <span className="text-ink-faint">{say(`figures.${withheld ?? 'none'}`)}</span>
        ),
    },
    {
      id: 'range',
      header: say('figures.range'),
      numeric: true,
      className: 'whitespace-nowrap',
      cell: ({ figure, estimate }) => (estimate ? values.range(figure, estimate) : null),
    },
    {
      id: 'learners',
      header: say('figures.learners'),
      numeric: true,
      wideOnly: true,
      cell: ({ learners, estimate }) => (estimate ? learners : null),
    },
    {
      id: 'records',
      header: say('figures.records'),
      numeric: true,
      wideOnly: true,
      cell: (figure) => (figure.estimate ? countedWords(say, figure) : null),
    },
  ];
  return (
    <section className="max-w-4xl">
      <h2 className="mb-3 text-xl">{say('figures.title')}</h2>
      <DataTable
        caption={say('figures.caption')}
        columns={columns}
        rows={report.figures}
        rowKey={({ figure }) => figure}
      />
    </section>
  );
}
