'use client';

import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { Button, LinkButton, TextLink } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { type Column, DataTable } from '@/ui/table/data-table';
import { Tag } from '@/ui/tag';
import {
  type Coverage,
  type CoverageRow,
  type CoverageState,
  type CoverageTotal,
  coverageStateSchema,
} from '../contract';
import { StandardWords } from './import-report';

/** The report: one sentence, totals by part and level, and every standard with what covers it. */
export function CoverageView({ course, coverage }: { course: Course; coverage: Coverage }) {
  const t = useTranslations('standards.coverage');
  const actions = useTranslations('standards.course');
  const [shown, setShown] = useState<CoverageState | 'all'>('all');
  const { framework, total, rows, byStrand, byLevel } = coverage;
  const taught = total.practised + total.taught;
  const listed = shown === 'all' ? rows : rows.filter(({ state }) => state === shown);
  const table = `/api/v1/courses/${course.id}/frameworks/${framework.id}/table`;
  return (
    <div className="space-y-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="max-w-measure">
          <h2 className="text-lg" dir="auto">
            {t('question', { title: framework.title })}
          </h2>
          <p className="mt-1">
            {total.total === 0
              ? t('nothing')
              : t('answer', { taught, practised: total.practised, total: total.total, gap: total.gap })}
          </p>
        </div>
        <div className="flex gap-3" data-print="none">
          <Button size="small" onClick={() => window.print()}>
            <Printer aria-hidden />
            {actions('print')}
          </Button>
          <LinkButton size="small" href={table} prefetch={false} download>
            {actions('csv')}
          </LinkButton>
        </div>
      </div>
      {byStrand.length > 1 ? (
        <Totals
          caption={t('byStrand')}
          first={t('strand')}
          rows={byStrand.map((row) => ({ ...row, label: row.name, key: row.id }))}
        />
      ) : null}
      {byLevel.length > 1 ? (
        <Totals
          caption={t('byLevel')}
          first={t('level')}
          rows={byLevel.map((row) => ({ ...row, label: row.level, key: row.level }))}
        />
      ) : null}
      {rows.length > 0 ? (
        <section aria-label={t('everything')} className="space-y-3">
          <SelectField
            className="max-w-xs print:hidden"
            label={t('show')}
            value={shown}
            onChange={(event) => setShown(coverageStateSchema.safeParse(event.target.value).data ?? 'all')}
            options={[
              { value: 'all', label: t('everything') },
              ...coverageStateSchema.options.map((state) => ({ value: state, label: t(`state.${state}`) })),
            ]}
          />
          <Standards course={course} frameworkId={framework.id} rows={listed} lang={framework.language} />
        </section>
      ) : null}
    </div>
  );
}

function Totals({
  caption,
  first,
  rows,
}: {
  caption: string;
  first: string;
  rows: (CoverageTotal & { label: string; key: string })[];
}) {
  const t = useTranslations('standards.coverage');
  type Row = (typeof rows)[number];
  const number = (id: string, header: string, of: (row: Row) => number): Column<Row> => ({
    id,
    header,
    numeric: true,
    sortBy: of,
    cell: of,
  });
  const columns: Column<Row>[] = [
    { id: 'label', header: first, cell: (row) => <bdi>{row.label}</bdi>, sortBy: (row) => row.label },
    number('total', t('total'), (row) => row.total),
    number('practised', t('state.practised'), (row) => row.practised),
    number('taught', t('state.taught'), (row) => row.taught),
    number('gap', t('state.gap'), (row) => row.gap + row.onlyPractised),
  ];
  return <DataTable caption={caption} captionHidden={false} columns={columns} rows={rows} rowKey={(row) => row.key} />;
}

/** What can be done about a gap: look for material that speaks of it, or say what covers it. */
function WaysOn({ course, frameworkId, row }: { course: Course; frameworkId: string; row: CoverageRow }) {
  const t = useTranslations('standards.coverage');
  const code = row.code === '' ? row.statement : row.code;
  const search = new URLSearchParams({ q: row.statement.slice(0, 1000) });
  const tag = new URLSearchParams({ framework: frameworkId, view: 'tags', standard: row.standardId });
  return (
    <span className="mt-0.5 flex flex-wrap gap-x-4" data-print="none">
      <TextLink
        className="inline-flex min-h-6 items-center"
        href={`/search?${search}`}
        aria-label={t('lookFor', { code })}
      >
        {t('look')}
      </TextLink>
      <TextLink
        className="inline-flex min-h-6 items-center"
        href={`/courses/${course.id}/standards?${tag}`}
        aria-label={t('tagFor', { code })}
      >
        {t('tag')}
      </TextLink>
    </span>
  );
}

function Standards({
  course,
  frameworkId,
  rows,
  lang,
}: {
  course: Course;
  frameworkId: string;
  rows: CoverageRow[];
  lang: string;
}) {
  const t = useTranslations('standards.coverage');
  const words = useTranslations('standards');
  const columns: Column<CoverageRow>[] = [
    {
      id: 'standard',
      header: t('standard'),
      className: 'min-w-64',
      cell: (row) => (
        <span lang={lang}>
          <StandardWords code={row.code} statement={row.statement} />{' '}
          {row.withdrawn ? <Tag>{words('withdrawn')}</Tag> : null}
        </span>
      ),
    },
    {
      id: 'state',
      header: t('how'),
      sortBy: (row) => coverageStateSchema.options.indexOf(row.state),
      cell: (row) => <Tag tone={row.state === 'practised' ? 'accent' : 'plain'}>{t(`state.${row.state}`)}</Tag>,
    },
    {
      id: 'by',
      header: t('by'),
      className: 'min-w-48',
      cell: (row) => (
        <>
          <span className="block">
            {row.concepts.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 ? ', ' : ''}
                <TextLink href={`/courses/${course.id}/map?concept=${id}`} lang={course.language}>
                  {name}
                </TextLink>
              </span>
            ))}
          </span>
          <span className="block text-ink-soft">
            {row.state === 'gap'
              ? null
              : `${t('passages', { count: row.chunkCount })}, ${t('exercises', { count: row.itemCount })}`}
            {row.proposedCount > 0 ? (
              <>
                {row.state === 'gap' ? '' : ' · '}
                <TextLink href={`/courses/${course.id}/standards?framework=${frameworkId}&view=proposals`}>
                  {t('proposed', { count: row.proposedCount })}
                </TextLink>
              </>
            ) : null}
          </span>
          {row.chunkCount === 0 ? <WaysOn course={course} frameworkId={frameworkId} row={row} /> : null}
        </>
      ),
    },
    {
      id: 'learners',
      header: t('learners'),
      wideOnly: true,
      sortBy: (row) => (row.learners.begun === 0 ? -1 : row.learners.known / row.learners.begun),
      cell: (row) =>
        row.learners.begun === 0 ? <span className="text-ink-faint">{t('nobody')}</span> : t('known', row.learners),
    },
  ];
  return <DataTable caption={t('everything')} columns={columns} rows={rows} rowKey={(row) => row.standardId} />;
}
