'use client';

import { useState } from 'react';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { type Column, DataTable } from '@/ui/table/data-table';
import type { LearnerRow } from '../contract';
import { useReportWords } from './use-report-words';

/** The learners one by one, once a teacher asks for them: the report itself names nobody. */
export function LearnersSection({ classId, query }: { classId: string; query: string }) {
  const { say } = useReportWords();
  const [rows, setRows] = useState<LearnerRow[] | null>(null);
  const load = useAction(async (_: null, signal) => {
    const answer = await api<{ items: LearnerRow[] }>(`/classes/${classId}/report/learners${query}`, { signal });
    setRows(answer.items);
  });
  return (
    <section className="print:hidden">
      <h2 className="text-xl">{say('learners.title')}</h2>
      <p className="mt-1 mb-3 text-ink-soft">{say('learners.words')}</p>
      <Button
        size="small"
        busy={load.pending}
        aria-expanded={rows !== null}
        onClick={() => (rows === null ? void load.run(null) : setRows(null))}
      >
        {say(rows === null ? 'learners.show' : 'learners.hide')}
      </Button>
      {load.problem ? <ErrorState inline problem={load.problem} className="mt-4" /> : null}
      {rows === null ? null : (
        <div className="mt-4">
          <LearnersTable rows={rows} />
        </div>
      )}
    </section>
  );
}

function LearnersTable({ rows }: { rows: readonly LearnerRow[] }) {
  const { say, values } = useReportWords();
  const none = <span className="text-ink-faint">{say('learners.none')}</span>;
  const number = (id: 'days' | 'answers' | 'lessons', of: (row: LearnerRow) => number): Column<LearnerRow> => ({
    id,
    header: say(`learners.${id}`),
    numeric: true,
    wideOnly: true,
    sortBy: of,
    cell: of,
  });
  const columns: Column<LearnerRow>[] = [
    {
      id: 'name',
      header: say('learners.name'),
      sortBy: ({ name }) => name,
      cell: ({ name }) => <bdi className="break-words">{name}</bdi>,
    },
    {
      id: 'rate',
      header: say('learners.rate'),
      numeric: true,
      sortBy: ({ right, first }) => (first === 0 ? null : right / first),
      cell: ({ right, first }) => (first === 0 ? none : say('learners.rateOf', { right, first })),
    },
    {
      id: 'time',
      header: say('learners.time'),
      numeric: true,
      sortBy: ({ responseMs }) => responseMs,
      cell: ({ responseMs }) => (responseMs === null ? none : values.duration(responseMs)),
    },
    number('days', ({ daysWorked }) => daysWorked),
    number('answers', ({ answers }) => answers),
    number('lessons', ({ lessons }) => lessons),
    {
      id: 'mastery',
      header: say('learners.mastery'),
      numeric: true,
      sortBy: ({ masteryEnd }) => masteryEnd,
      cell: ({ masteryStart, masteryEnd }) =>
        masteryStart === null || masteryEnd === null
          ? none
          : `${values.bare('mastery_start', masteryStart)} – ${values.bare('mastery_end', masteryEnd)}`,
    },
    {
      id: 'concepts',
      header: say('learners.concepts'),
      numeric: true,
      sortBy: ({ conceptsEnd }) => conceptsEnd,
      cell: ({ conceptsStart, conceptsEnd }) =>
        conceptsStart === null ? none : `${conceptsStart} – ${conceptsEnd ?? 0}`,
    },
  ];
  return <DataTable caption={say('learners.caption')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
